import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProblemCode } from '../../domain/problems.ts';
import type { Clock, Ids } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { SimulatedAgency } from './agencies.ts';
import { answerFilePlace, composeAnswer, openAnswerFile } from './compose-answer.ts';
import type { Faults } from './faults.ts';
import type { GatewayClient, OutgoingAnswer, SendOutcome } from './gateway-client.ts';
import type { KeptBytes } from './kept-bytes.ts';
import type { Ledger } from './ledger.ts';
import { wordOf } from './planned-answers.ts';
import type { Arrival, PlannedAnswer, SealedAnswer } from './records.ts';
import type { Seals } from './seals.ts';
import type { Settings } from './settings.ts';
import type { VerifyArrival } from './verify-arrival.ts';

/** Brings the answers to registered letters to the gateway. */
export interface Correspondence {
  /** Sends what was planned for this letter, in order, each when it is due; goes on until the gateway has confirmed. */
  follow(arrival: Arrival): void;
  /** Writes a wish down, then says it as soon as it is due, whatever else is planned. */
  say(arrival: Arrival, planned: PlannedAnswer): Promise<void>;
  /** Stops waiting and sending; what is not confirmed is sent after the next start. */
  close(): Promise<void>;
}

interface CorrespondenceDeps {
  readonly systemCode: string;
  readonly agencies: readonly SimulatedAgency[];
  readonly seals: Seals;
  readonly ledger: Ledger;
  readonly kept: KeptBytes;
  readonly client: Pick<GatewayClient, 'submit' | 'askStatus'>;
  readonly faults: Pick<Faults, 'take'>;
  readonly settings: Pick<Settings, 'current'>;
  readonly verifyArrival: VerifyArrival;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

const FIRST_BACK_OFF_MS = 200;
const LONGEST_BACK_OFF_MS = 5_000;
const LONGEST_RETRY_AFTER_MS = 60_000;
/** The longest that a timer of Node can wait. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Refusals that an administrator of the gateway can end without a change of the message. */
const CORRECTABLE: readonly ProblemCode[] = [
  'CertificateUnknown',
  'NotAuthorizedForSender',
  'Unauthenticated',
  'Forbidden',
  'NotFound',
];

const answerPlace = (messageId: string): string => `answers/${messageId}.xml`;

type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly problemCode: ProblemCode }
  /** Not a receipt of the gateway for these bytes. */
  | { readonly kind: 'not_believed' };

/** Makes the correspondence of one system. */
export const makeCorrespondence = (deps: CorrespondenceDeps): Correspondence => {
  const { ledger, kept, client, clock } = deps;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const { signal } = stopping;
  // One for each letter that waits to be answered.
  setMaxListeners(0, signal);

  const seal = async (arrival: Arrival, planned: PlannedAnswer): Promise<SealedAnswer> => {
    const agency = deps.agencies.find(({ code }) => code === arrival.agencyCode);
    const { first, agencyCode } = arrival;
    if (agency === undefined || first === undefined)
      throw new Error('only first arrivals at our agencies are answered');
    const { legId, traceId } = first.letter;
    const { envelope, files, fileBytes } = await composeAnswer({
      word: wordOf(planned, deps.settings.current()),
      arrival,
      agency,
      systemCode: deps.systemCode,
      sequenceInConversation: ledger.sealedWithin(agencyCode, legId) + 1,
      settings: deps.settings.current(),
      messageId: deps.ids.uuid(),
      fileGuid: deps.ids.uuid(),
      now: clock.now(),
    });
    const { messageId, envelopeXml, sha256 } = await deps.seals(agencyCode).seal(envelope);
    if (fileBytes !== undefined) await kept.put(answerFilePlace(messageId), fileBytes);
    await kept.put(answerPlace(messageId), envelopeXml);
    const sealed: SealedAnswer = {
      kind: 'sealed',
      sealedAt: clock.now().toISOString(),
      messageId,
      refToMessageId: arrival.messageId,
      step: planned.step,
      ...(planned.turn !== undefined && { turn: planned.turn }),
      agencyCode,
      legId,
      traceId,
      envelopeSha256: sha256,
      files,
    };
    await ledger.append(sealed);
    return sealed;
  };

  const outgoing = async (sealed: SealedAnswer): Promise<OutgoingAnswer> => ({
    messageId: sealed.messageId,
    envelopeXml: await kept.require(answerPlace(sealed.messageId)),
    traceId: sealed.traceId,
    files: sealed.files,
    openFile: (file) => openAnswerFile(kept, sealed.messageId, file),
  });

  const judge = async (sealed: SealedAnswer, receiptXml: Buffer): Promise<Verdict> => {
    const verified = await deps.verifyArrival(receiptXml, sealed.agencyCode);
    if (!verified.ok) return { kind: 'not_believed' };
    const { header, body } = verified.value.envelope;
    const fits = header.refToMessageId === sealed.messageId && body.block === 'receipt';
    if (!fits || body.receipt.receivedSha256 !== sealed.envelopeSha256) return { kind: 'not_believed' };
    return body.receipt.verdict === 'ACCEPTED'
      ? { kind: 'accepted' }
      : { kind: 'rejected', problemCode: (body.receipt.problem?.code ?? 'Validation') as ProblemCode };
  };

  const reject = (messageId: string, problemCode: ProblemCode): Promise<void> => {
    deps.log.warn('simulator.answer_rejected', { systemCode: deps.systemCode, messageId, problemCode });
    return ledger.append({ kind: 'rejected', rejectedAt: clock.now().toISOString(), messageId, problemCode });
  };

  /** @returns true when the answer's fate is settled. */
  const settle = async (sealed: SealedAnswer, outcome: SendOutcome): Promise<boolean> => {
    const { messageId } = sealed;
    if (outcome.kind === 'refused' && !CORRECTABLE.includes(outcome.problem.code)) {
      await reject(messageId, outcome.problem.code);
      return true;
    }
    if (outcome.kind !== 'answered') return false;
    const verdict = await judge(sealed, outcome.receiptXml);
    if (verdict.kind === 'not_believed') {
      deps.log.warn('simulator.receipt_not_believed', { systemCode: deps.systemCode, messageId });
      return false;
    }
    await kept.put(`answer-receipts/${messageId}.xml`, outcome.receiptXml);
    if (verdict.kind === 'rejected') await reject(messageId, verdict.problemCode);
    else {
      const receiptSha256 = createHash('sha256').update(outcome.receiptXml).digest('hex');
      await ledger.append({ kind: 'confirmed', confirmedAt: clock.now().toISOString(), messageId, receiptSha256 });
    }
    return true;
  };

  const tryOnce = async (answer: OutgoingAnswer, last: SendOutcome | undefined): Promise<SendOutcome> => {
    // After an unknown outcome the contract wants the gateway to be asked before the bytes are sent again.
    const receiptXml = last?.kind === 'unknown' ? await client.askStatus(answer.messageId, signal) : undefined;
    return receiptXml === undefined ? client.submit(answer, signal) : { kind: 'answered', receiptXml };
  };

  const bring = async (sealed: SealedAnswer): Promise<void> => {
    const answer = await outgoing(sealed);
    let last: SendOutcome | undefined;
    for (let backOffMs = FIRST_BACK_OFF_MS; ; backOffMs = Math.min(backOffMs * 2, LONGEST_BACK_OFF_MS)) {
      signal.throwIfAborted();
      last = await tryOnce(answer, last);
      if (await settle(sealed, last)) break;
      const askedMs = last.kind === 'answered' ? 0 : (last.problem.retryAfterMs ?? 0);
      await delay(Math.max(backOffMs, Math.min(askedMs, LONGEST_RETRY_AFTER_MS)), undefined, { signal });
    }
    if (sealed.step !== 'STATUS' && deps.faults.take('duplicate', sealed.agencyCode) !== undefined) {
      await client.submit(answer, signal);
    }
  };

  const until = async (dueAt: string): Promise<void> => {
    for (;;) {
      const waitMs = Date.parse(dueAt) - clock.now().getTime();
      if (waitMs <= 0) return;
      await delay(Math.min(waitMs, LONGEST_TIMER_MS), undefined, { signal });
    }
  };

  const sayInTurn = async (arrival: Arrival, answers: readonly PlannedAnswer[]): Promise<void> => {
    for (const planned of answers) {
      const known = ledger.answerAsPlanned(arrival.messageId, planned);
      if (known?.confirmed !== undefined || known?.rejected !== undefined) continue;
      await until(planned.dueAt);
      signal.throwIfAborted();
      await bring(known?.sealed ?? (await seal(arrival, planned)));
    }
  };

  const start = (arrival: Arrival, answers: readonly PlannedAnswer[]): void => {
    const followed: Promise<void> = sayInTurn(arrival, answers)
      .catch((error: unknown) => {
        if (!signal.aborted) deps.log.error('simulator.correspondence_broke', error, { systemCode: deps.systemCode });
      })
      .finally(() => running.delete(followed));
    running.add(followed);
  };

  return {
    follow: (arrival) => {
      start(arrival, arrival.first?.answers ?? []);
      for (const wished of ledger.wishedFor(arrival.messageId)) start(arrival, [wished]);
    },
    say: async (arrival, planned) => {
      const wishedAt = clock.now().toISOString();
      await ledger.append({ kind: 'wished', wishedAt, refToMessageId: arrival.messageId, planned });
      start(arrival, [planned]);
    },
    close: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
};
