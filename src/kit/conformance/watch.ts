import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import { fail } from '../../domain/problems.ts';
import { startDeadline } from '../../outbound/deadline.ts';
import type { Connector, Endpoint } from '../../ports/connector.ts';
import type { Taps } from '../../taps.ts';
import type { Letter } from './letter.ts';
import type { Bringing, ReadSealed, Word } from './word.ts';

/** How long the door asks a system to wait that it turns away once. */
export const RETRY_AFTER_MS = 2_000;

const DOOR_GRACE_MS = 200;
const TURNED_AWAY = 'Turned away once by the conformance run.';

/** Turned away with Retry-After before anything is stored, or cut off after everything is. */
export type Meddling = 'busy' | 'cut';

/** Everything that passes between the gateway and the system under test. */
export interface Watch {
  readonly taps: Taps;
  /** From now on the letter with this name is one of the run. */
  expect(letter: Letter): void;
  letters(): readonly Letter[];
  /** What the system's agencies said, by MessageId, in the order of their first coming. */
  words(): readonly Word[];
  /** Why envelopes of the system were refused that nothing is known of. */
  unread(): readonly string[];
  /** When the system asked what became of a message of its own. */
  asked(messageId: string): readonly number[];
  /** Does this to the first envelope that fits, once. */
  meddle(how: Meddling, fits: (word: Word) => boolean): void;
  /** The connector that hands over, and to which endpoint; undefined before the first hand-over, and in dialects without one. */
  way(): { readonly connector: Connector; readonly endpoint: Endpoint } | undefined;
  /** Looks after everything that happens; undefined where it did not come true in time. */
  until<T>(look: () => T | undefined, timeoutMs: number, signal: AbortSignal): Promise<T | undefined>;
}

const NAME = /: ([\p{L}\p{N}_-]+)$/u;

/** The title under which a letter is filed. */
export const titleOf = (name: string): string => `შემოწმება: ${name}`;

/** Starts with nothing seen. */
export const makeWatch = (readSealed: ReadSealed): Watch => {
  const happened = new EventEmitter();
  happened.setMaxListeners(0);
  const letters = new Map<string, Letter>();
  const byMessageId = new Map<string, Letter>();
  const words = new Map<string, Word>();
  const unread: string[] = [];
  const asked = new Map<string, number[]>();
  const meddlings: { readonly how: Meddling; readonly fits: (word: Word) => boolean }[] = [];
  const requests = new AsyncLocalStorage<{ cut(): void }>();
  let way: { connector: Connector; endpoint: Endpoint } | undefined;
  const tell = (): void => void happened.emit('something');

  const noteWord = async (envelopeXml: Buffer): Promise<Word | undefined> => {
    const read = await readSealed(envelopeXml);
    if (!read.ok) {
      unread.push(`${read.problem.code}: ${read.problem.detail}`);
      return undefined;
    }
    const { envelope } = read.value;
    const known = words.get(envelope.header.messageId);
    if (known !== undefined) return known;
    const word: Word = { envelope, brought: [] };
    words.set(envelope.header.messageId, word);
    const letter = byMessageId.get(envelope.header.refToMessageId ?? '');
    if (envelope.body.block === 'receipt') letter?.receipts.push(envelopeXml);
    return word;
  };
  const takeMeddling = (word: Word): Meddling | undefined => {
    const at = meddlings.findIndex(({ fits }) => fits(word));
    return at < 0 ? undefined : meddlings.splice(at, 1)[0]?.how;
  };

  const taps: Taps = {
    agencyDoor: (door) => {
      door.addHook('onRequest', (request, _reply, done) => {
        requests.run({ cut: () => void request.raw.socket.destroy() }, done);
      });
      // Nobody minds that a transfer of the run is cut; its end should not wait for connections that the system keeps.
      door.addHook('preClose', (done) => {
        setTimeout(() => door.server.closeAllConnections(), DOOR_GRACE_MS).unref();
        done();
      });
    },

    sealer: (sealer) => ({
      ...sealer,
      seal: async (envelope) => {
        const name = envelope.body.block === 'letter' ? NAME.exec(envelope.body.record.title)?.[1] : undefined;
        const letter = letters.get(name ?? '');
        if (letter === undefined) return sealer.seal(envelope);
        const changed = letter.plan.envelope?.(envelope) ?? envelope;
        const sealed = await (letter.plan.seal?.(changed, sealer) ?? sealer.seal(changed));
        letter.sealed = { ...sealed, envelope: changed };
        byMessageId.set(sealed.messageId, letter);
        tell();
        return sealed;
      },
    }),

    connector: (connector) => ({
      ...connector,
      submit: async (consignment, endpoint, signal) => {
        way = { connector, endpoint };
        const letter = byMessageId.get(consignment.messageId);
        const call = { connector, consignment, endpoint, signal };
        const outcome = await (letter?.plan.handOver?.(call) ?? connector.submit(consignment, endpoint, signal));
        if (letter !== undefined && letter.outcome === undefined) {
          letter.outcome = outcome;
          if ('receiptXml' in outcome) letter.receipts.push(outcome.receiptXml);
        }
        tell();
        return outcome;
      },
    }),

    settlePickUp: (settle) => ({
      ...settle,
      confirm: async (pickUp, receivedSha256, receiptXml) => {
        const letter = byMessageId.get(pickUp.messageId);
        letter?.confirmations.push(receiptXml);
        if (letter?.plan.turnConfirmationAway === true && letter.confirmations.length === 1) {
          tell();
          return fail('TemporarilyUnavailable', TURNED_AWAY, { retryAfterMs: 1_000 });
        }
        const result = await settle.confirm(pickUp, receivedSha256, receiptXml);
        if (result.ok && letter !== undefined) {
          const receipt = receiptXml === undefined ? {} : { receiptXml };
          letter.outcome ??= { kind: 'acknowledged', httpStatus: 200, sentBytes: 0, ...receipt };
          if (receiptXml !== undefined) letter.receipts.push(receiptXml);
        }
        tell();
        return result;
      },
      refuse: async (pickUp, by) => {
        const result = await settle.refuse(pickUp, by);
        const letter = byMessageId.get(pickUp.messageId);
        if (result.ok && letter !== undefined) {
          letter.outcome ??=
            'problem' in by
              ? { kind: 'refused', problem: by.problem }
              : { kind: 'acknowledged', httpStatus: 200, sentBytes: 0, ...by };
        }
        tell();
        return result;
      },
    }),

    receiveEnvelope: (receive) => ({
      envelope: async (systemCode, envelopeXml) => {
        const word = await noteWord(envelopeXml);
        const sha256 = createHash('sha256').update(envelopeXml).digest('hex');
        const note = (answer: Bringing['answer']): void => {
          word?.brought.push({ atMs: performance.now(), sha256, answer });
          tell();
        };
        const how = word && takeMeddling(word);
        if (how === 'busy') {
          note('TemporarilyUnavailable');
          return fail('TemporarilyUnavailable', TURNED_AWAY, { retryAfterMs: RETRY_AFTER_MS });
        }
        const result = await receive.envelope(systemCode, envelopeXml);
        note(result.ok ? result.value.kind : result.problem.code);
        if (how === 'cut') requests.getStore()?.cut();
        return result;
      },
      submit: async (systemCode, messageId) => {
        const result = await receive.submit(systemCode, messageId);
        const word = words.get(messageId);
        const sha256 = word?.brought[0]?.sha256 ?? '';
        word?.brought.push({
          atMs: performance.now(),
          sha256,
          answer: result.ok ? result.value.kind : result.problem.code,
        });
        tell();
        return result;
      },
      status: async (systemCode, messageId) => {
        asked.set(messageId, [...(asked.get(messageId) ?? []), performance.now()]);
        tell();
        return receive.status(systemCode, messageId);
      },
    }),
  };

  return {
    taps,
    expect: (letter) => void letters.set(letter.name, letter),
    letters: () => [...letters.values()],
    words: () => [...words.values()],
    unread: () => unread,
    asked: (messageId) => asked.get(messageId) ?? [],
    meddle: (how, fits) => void meddlings.push({ how, fits }),
    way: () => way,
    until: async (look, timeoutMs, signal) => {
      const { signal: over, clear } = startDeadline(signal, timeoutMs);
      // Subscribed before the first look, so that nothing falls between the two.
      const events = on(happened, 'something', { signal: over });
      try {
        for (let found = look(); ; found = look()) {
          if (found !== undefined) return found;
          await events.next();
        }
      } catch (error) {
        if (over.aborted) return look();
        throw error;
      } finally {
        clear();
        await events.return?.();
      }
    },
  };
};
