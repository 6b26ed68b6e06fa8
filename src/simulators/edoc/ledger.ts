import { join } from 'node:path';
import { type AppendLog, openAppendLog } from './append-log.ts';
import type {
  AnswerStep,
  Arrival,
  ConfirmedAnswer,
  LedgerRecord,
  PlannedAnswer,
  Refusal,
  RejectedAnswer,
  SealedAnswer,
  WishedAnswer,
} from './records.ts';

/** How often things happened. `arrivals` is always `uniqueMessages` + `duplicates`. */
export interface LedgerCounts {
  readonly arrivals: number;
  readonly uniqueMessages: number;
  readonly registered: number;
  readonly duplicates: number;
  /** Not among the arrivals: bytes that were not accepted. */
  readonly refused: number;
}

/** How far an answer has come. */
export interface AnswerState {
  readonly sealed: SealedAnswer;
  readonly confirmed?: ConfirmedAnswer;
  readonly rejected?: RejectedAnswer;
}

/** The book of a simulated chancellery: every arrival, every number, every answer. */
export interface Ledger {
  /**
   * Writes a record. It counts at once, and it is on the disk when the promise resolves.
   * Rejects where the disk fails; the ledger must be opened again then.
   */
  append(record: LedgerRecord): Promise<void>;
  /** All arrivals, oldest first. */
  arrivals(): readonly Arrival[];
  refusals(): readonly Refusal[];
  /** The arrival by which a message came first; undefined where it never came. */
  first(messageId: string): Arrival | undefined;
  /** How often a message has arrived. */
  sends(messageId: string): number;
  /** How many letters an agency has registered: the last counter of its numbers. */
  registeredBy(agencyCode: string): number;
  /** How many envelopes an agency has sealed within a leg, receipts included. */
  sealedWithin(agencyCode: string, legId: string): number;
  /** The newest answer of this kind to a letter. */
  answer(refToMessageId: string, step: AnswerStep): AnswerState | undefined;
  /** How far a planned answer has come. */
  answerAsPlanned(refToMessageId: string, planned: PlannedAnswer): AnswerState | undefined;
  /** All answers to a letter, oldest first. */
  answersTo(refToMessageId: string): readonly AnswerState[];
  /** What somebody wished to be said about a letter, oldest first. */
  wishedFor(refToMessageId: string): readonly PlannedAnswer[];
  /** All answers that were sealed, oldest first. */
  answers(): readonly AnswerState[];
  counts(): LedgerCounts;
  /** Resolves as soon as the condition holds; looks again after every record. Rejects after timeoutMs or on close. */
  waitUntil(condition: () => boolean, timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

interface Watcher {
  readonly look: () => void;
  readonly giveUp: (reason: Error) => void;
}

const answerKey = (refToMessageId: string, { step, turn }: Pick<PlannedAnswer, 'step' | 'turn'>): string =>
  `${step} ${refToMessageId} ${turn ?? ''}`;
const legKey = (agencyCode: string, legId: string): string => `${agencyCode} ${legId}`;

/** Opens the ledger: `ledger.jsonl` in a folder, which a restart reads again, or in memory where no folder is given. */
export const openLedger = async (folder?: string): Promise<Ledger> => {
  const arrivals: Arrival[] = [];
  const refusals: Refusal[] = [];
  const wishes: WishedAnswer[] = [];
  const firsts = new Map<string, Arrival>();
  const sends = new Map<string, number>();
  const registered = new Map<string, number>();
  const sealedInLeg = new Map<string, number>();
  const answersByKey = new Map<string, AnswerState>();
  const keyOfAnswer = new Map<string, string>();
  const keysOfLetter = new Map<string, readonly string[]>();
  const watchers = new Set<Watcher>();

  const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  const update = (messageId: string, more: Partial<AnswerState>): void => {
    const key = keyOfAnswer.get(messageId);
    const known = key === undefined ? undefined : answersByKey.get(key);
    if (key !== undefined && known !== undefined) answersByKey.set(key, { ...known, ...more });
  };
  const applyArrival = (arrival: Arrival): void => {
    arrivals.push(arrival);
    count(sends, arrival.messageId);
    if (arrival.first === undefined) return;
    firsts.set(arrival.messageId, arrival);
    count(sealedInLeg, legKey(arrival.agencyCode, arrival.first.letter.legId));
    if (arrival.first.registration !== undefined) count(registered, arrival.agencyCode);
  };
  const apply = (record: LedgerRecord): void => {
    switch (record.kind) {
      case 'arrival':
        applyArrival(record);
        break;
      case 'wished':
        wishes.push(record);
        break;
      case 'refusal':
        refusals.push(record);
        break;
      case 'sealed': {
        const key = answerKey(record.refToMessageId, record);
        keyOfAnswer.set(record.messageId, key);
        answersByKey.set(key, { sealed: record });
        keysOfLetter.set(record.refToMessageId, [...(keysOfLetter.get(record.refToMessageId) ?? []), key]);
        count(sealedInLeg, legKey(record.agencyCode, record.legId));
        break;
      }
      case 'confirmed':
        update(record.messageId, { confirmed: record });
        break;
      case 'rejected':
        update(record.messageId, { rejected: record });
        break;
    }
  };

  const log: AppendLog<LedgerRecord> = await openAppendLog(folder && join(folder, 'ledger.jsonl'));
  for (const record of log.left) apply(record);

  const answersTo = (refToMessageId: string): readonly AnswerState[] =>
    (keysOfLetter.get(refToMessageId) ?? []).flatMap((key) => answersByKey.get(key) ?? []);

  return {
    append: async (record) => {
      apply(record);
      await log.append(record);
      for (const watcher of [...watchers]) watcher.look();
    },
    arrivals: () => arrivals,
    refusals: () => refusals,
    first: (messageId) => firsts.get(messageId),
    sends: (messageId) => sends.get(messageId) ?? 0,
    registeredBy: (agencyCode) => registered.get(agencyCode) ?? 0,
    sealedWithin: (agencyCode, legId) => sealedInLeg.get(legKey(agencyCode, legId)) ?? 0,
    answer: (refToMessageId, step) => answersTo(refToMessageId).findLast(({ sealed }) => sealed.step === step),
    answerAsPlanned: (refToMessageId, planned) => answersByKey.get(answerKey(refToMessageId, planned)),
    answersTo,
    wishedFor: (messageId) =>
      wishes.flatMap(({ refToMessageId, planned }) => (refToMessageId === messageId ? [planned] : [])),
    answers: () => [...answersByKey.values()],
    counts: () => ({
      arrivals: arrivals.length,
      uniqueMessages: firsts.size,
      registered: [...registered.values()].reduce((sum, one) => sum + one, 0),
      duplicates: arrivals.length - firsts.size,
      refused: refusals.length,
    }),
    waitUntil: (condition, timeoutMs) =>
      new Promise<void>((resolve, reject) => {
        const done = (settle: () => void): void => {
          clearTimeout(timer);
          watchers.delete(watcher);
          settle();
        };
        const watcher: Watcher = {
          look: () => condition() && done(resolve),
          giveUp: (reason) => done(() => reject(reason)),
        };
        const late = () => watcher.giveUp(new Error(`What is waited for did not happen within ${timeoutMs} ms.`));
        const timer = setTimeout(late, timeoutMs);
        watchers.add(watcher);
        watcher.look();
      }),
    close: async () => {
      for (const watcher of [...watchers]) watcher.giveUp(new Error('The ledger was closed.'));
      await log.close();
    },
  };
};
