import { setTimeout as delay } from 'node:timers/promises';
import type { DeliveryOutcome } from '../../ports/connector.ts';
import type { Letter, Plan } from './letter.ts';
import type { PostedFile, PostLetter } from './post-letter.ts';
import { receiptFlaw } from './receipt-flaw.ts';
import type { Vendor } from './vendor.ts';
import { titleOf, type Watch } from './watch.ts';
import type { ReadSealed, Word } from './word.ts';

/** What a case works with. */
export interface Run {
  readonly vendor: Pick<Vendor, 'systemCode' | 'dialect' | 'agencyCode'>;
  readonly watch: Watch;
  readonly readSealed: ReadSealed;
  /** Given when the run is over. */
  readonly signal: AbortSignal;
  readonly largeFileBytes: number;
  readonly patienceMs: number;
  /** Since when the certificate of our seal holds. */
  readonly sealHoldsFrom: Date;
  /** Files a letter through the portal's door. */
  post(name: string, plan?: Plan, files?: readonly PostedFile[]): Promise<Letter>;
  /** Files a letter and waits until it was handed over for the first time. */
  send(name: string, plan?: Plan, files?: readonly PostedFile[]): Promise<Letter>;
  /** An ordinary letter that other cases build on; filed once. */
  ordinary(): Promise<Letter>;
  /** What is wrong with how the letter was taken, its receipt included; undefined where nothing is. */
  acceptanceFlaw(letter: Letter): Promise<string | undefined>;
  /** The first word about a letter that fits; waits for it. */
  wordAbout(letter: Letter, kind: Word['envelope']['header']['messageKind']): Promise<Word | undefined>;
  wordsAbout(letter: Letter, kind: Word['envelope']['header']['messageKind']): readonly Word[];
  /** Resolves when every case has ended or waits here, and some time has passed in which a wrong word could still have come. */
  afterwards(): Promise<void>;
}

/** An outcome as a sentence. */
export const outcomeWords = (outcome: DeliveryOutcome): string => {
  switch (outcome.kind) {
    case 'acknowledged':
      return 'it was acknowledged';
    case 'refused':
      return `it was refused with ${outcome.problem.code}`;
    case 'unavailable':
      return `the system was not available (${outcome.problem.code})`;
    case 'unknown':
      return 'no answer came that could be understood';
  }
};

/** Makes what cases work with; each case gets its own, so that it is known who is still at work. */
export const makeRuns = (deps: {
  readonly vendor: Vendor;
  readonly watch: Watch;
  readonly readSealed: ReadSealed;
  readonly post: PostLetter;
  readonly signal: AbortSignal;
  readonly largeFileBytes: number;
  readonly patienceMs: number;
  readonly sealHoldsFrom: Date;
  readonly settleMs: number;
  readonly caseCount: number;
}): (() => { readonly run: Run; ended(): void }) => {
  const { watch, signal, patienceMs, vendor } = deps;
  let atWork = deps.caseCount;
  let tellQuiet = (): void => undefined;
  const allQuiet = new Promise<void>((resolve) => {
    tellQuiet = resolve;
  });
  // A wrong word may come some time after the right one.
  const settled = allQuiet.then(() => delay(deps.settleMs, undefined, { signal }).catch(() => undefined));
  let ordinary: Promise<Letter> | undefined;

  const wordsAbout: Run['wordsAbout'] = ({ sealed }, kind) =>
    watch
      .words()
      .filter(({ envelope: { header } }) => header.messageKind === kind && header.refToMessageId === sealed?.messageId);

  const post: Run['post'] = async (name, plan = {}, files = []) => {
    const letter: Letter = { name, plan, confirmations: [], receipts: [] };
    watch.expect(letter);
    await deps.post({ agencyCode: vendor.agencyCode, title: titleOf(name), files });
    return letter;
  };
  const send: Run['send'] = async (...what) => {
    const letter = await post(...what);
    await watch.until(() => letter.outcome ?? letter.receipts[0], patienceMs, signal);
    return letter;
  };

  const acceptanceFlaw: Run['acceptanceFlaw'] = async (letter) => {
    const { outcome } = letter;
    if (outcome !== undefined && outcome.kind !== 'acknowledged')
      return `The letter was not taken: ${outcomeWords(outcome)}.`;
    const receiptXml = await watch.until(() => letter.receipts[0], patienceMs, signal);
    if (receiptXml !== undefined) return receiptFlaw(letter, receiptXml, deps.readSealed);
    const reason = watch.unread().at(-1);
    return `No receipt came within ${patienceMs / 1000} s${reason === undefined ? '.' : `; an envelope was refused: ${reason}`}`;
  };

  return () => {
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      atWork -= 1;
      if (atWork === 0) tellQuiet();
    };
    const run: Run = {
      ...deps,
      post,
      send,
      ordinary: () => (ordinary ??= send('ordinary')),
      acceptanceFlaw,
      wordsAbout,
      wordAbout: (letter, kind) => watch.until(() => wordsAbout(letter, kind)[0], patienceMs, signal),
      afterwards: () => {
        leave();
        return settled;
      },
    };
    return { run, ended: leave };
  };
};
