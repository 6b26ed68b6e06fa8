import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Transform } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { isRetryable, type ProblemCode } from '../../domain/problems.ts';
import type { Desk, Standing } from './desk.ts';
import type { Faults } from './faults.ts';
import type { Front } from './front.ts';
import { type LeasedMessage, MailboxRefusal, type MailboxSource } from './mailbox-source.ts';
import type { MailboxProtocol, Settings } from './settings.ts';

const PEEK_MESSAGES = 8;
const FILE_TRIES = 3;
/** What is asked or said of a message is said again while the gateway is away; then it is left to its lease. */
const CALL_TRIES = 6;
const FIRST_BACK_OFF_MS = 100;

interface LoopOptions {
  readonly desk: Desk;
  readonly faults: Faults;
  readonly settings: Pick<Settings, 'current'>;
  readonly sources: Readonly<Record<MailboxProtocol, MailboxSource>>;
}

/** What came of a letter at the desk. */
type AtDesk = Extract<Standing, { kind: 'received' }> | { readonly kind: 'refused'; readonly code: ProblemCode };

/** Cuts a stream after so many bytes, where the fault `truncate` is set. */
const cutting = (faults: Faults, sizeBytes: number) => {
  const fault = faults.peek('truncate');
  if (fault === undefined || sizeBytes <= fault.afterBytes) return undefined;
  faults.takeSystemWide('truncate');
  let left = fault.afterBytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      this.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) return done();
      setImmediate(() => done(new Error('The simulated network was cut.')));
    },
  });
};

/**
 * Starts picking letters up: peek, fetch, register at the desk, confirm with the sealed receipt; again at once while letters come. What
 * breaks in the middle is left to its lease, and comes again. A front that nobody calls: its port is 0.
 */
export const startMailboxLoop = (options: LoopOptions): Front => {
  const { desk, faults, settings, sources } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  setMaxListeners(0, signal);

  /** Every call about one message may be repeated. */
  const insist = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await call();
      } catch (error) {
        const final = error instanceof MailboxRefusal && !isRetryable(error.problem.code);
        if (final || tries === CALL_TRIES || signal.aborted) throw error;
        await delay(FIRST_BACK_OFF_MS * 2 ** (tries - 1), undefined, { signal });
      }
    }
  };

  const takeFiles = async (source: MailboxSource, messageId: string, standing: Standing): Promise<void> => {
    for (const { contentId } of standing.kind === 'awaiting_files' ? standing.files : []) {
      for (let tries = 1; ; tries++) {
        const file = await desk.file(messageId, contentId);
        if (!file.ok || file.value.complete) break;
        const from = file.value.receivedBytes;
        try {
          const stream = await source.file(messageId, contentId, from, signal);
          const cut = cutting(faults, file.value.sizeBytes - from);
          // An error of the source ends the cut stream too: whoever reads must not wait for ever.
          if (cut !== undefined) stream.on('error', (error) => cut.destroy(error));
          cut?.once('close', () => stream.destroy());
          await desk.takeFile(messageId, contentId, cut === undefined ? stream : stream.pipe(cut), from || undefined);
        } catch (error) {
          // What arrived is kept, and the next try goes on behind it.
          if (tries >= FILE_TRIES || signal.aborted) throw error;
        }
        if (tries >= FILE_TRIES) break;
      }
    }
  };

  const atDesk = async (source: MailboxSource, messageId: string, envelopeXml: Buffer): Promise<AtDesk> => {
    const verified = await desk.open(envelopeXml);
    if (!verified.ok) return { kind: 'refused', code: verified.problem.code };
    const begun = await desk.begin(verified.value, envelopeXml);
    if (!begun.ok) return { kind: 'refused', code: begun.problem.code };
    if (begun.value.kind === 'received') return begun.value;
    await takeFiles(source, messageId, begun.value);
    const ended = await desk.submit(messageId);
    if (!ended.ok) throw new Error(`the desk did not take the letter: ${ended.problem.code}`);
    if (ended.value.kind !== 'received') throw new Error('a submitted letter is received');
    return ended.value;
  };

  const confirm = async (
    source: MailboxSource,
    message: LeasedMessage,
    envelopeXml: Buffer,
    { receiptXml, agencyCode }: Extract<Standing, { kind: 'received' }>,
  ): Promise<void> => {
    const sha256 = createHash('sha256').update(envelopeXml).digest('hex');
    const slow = faults.take('slow', agencyCode);
    if (slow !== undefined) await delay(slow.delayMs, undefined, { signal });
    const say = () => source.confirm(message, sha256, receiptXml, signal);
    await insist(say);
    // An answer that was lost, and one that was not enough, lead to the same: it is said again.
    const again = faults.take('answerLost', agencyCode) ?? faults.take('confirmTwice', agencyCode);
    if (again !== undefined) await insist(say);
  };

  const pickUp = async (source: MailboxSource, message: LeasedMessage): Promise<void> => {
    const { messageId, agencyCode } = message;
    if (faults.take('busy', agencyCode) !== undefined) return source.giveBack(message, signal);
    const envelopeXml = await insist(() => source.envelope(messageId, signal));
    const result = await atDesk(source, messageId, envelopeXml);
    if (result.kind === 'refused') {
      return isRetryable(result.code)
        ? source.giveBack(message, signal)
        : insist(() => source.refuse(message, { code: result.code }, signal));
    }
    if (faults.take('crash', agencyCode) !== undefined) return;
    if (result.refusedWith !== undefined) {
      return insist(() => source.refuse(message, { receiptXml: result.receiptXml }, signal));
    }
    return confirm(source, message, envelopeXml, result);
  };

  /** @returns how many messages came. */
  const round = async (): Promise<number> => {
    if (faults.takeSystemWide('down') !== undefined) return 0;
    const { mailboxProtocol, mailboxLeaseSeconds } = settings.current();
    const source = sources[mailboxProtocol];
    const messages = await source.peek(PEEK_MESSAGES, mailboxLeaseSeconds, signal);
    // A broken pick-up says nothing to the others; its message comes again.
    await Promise.allSettled(messages.map((message) => pickUp(source, message)));
    return messages.length;
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      // The gateway is away or says no: asked again in a while, as after an empty peek.
      const came = await round().catch(() => 0);
      if (came === 0) await delay(settings.current().mailboxPollMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();

  return {
    port: 0,
    close: async () => {
      stopping.abort();
      await running;
      await Promise.all([sources.rest.close(), sources.soap.close()]);
    },
  };
};
