import { type ComplaintGround, type Contested, complainUntil, contestedIn, isHeardAbove } from '../domain/complaint.ts';
import { type ComplaintWords, complaintWords } from '../domain/complaint-words.ts';
import { type Day, dayInTbilisi } from '../domain/days.ts';
import type { Appeal } from '../domain/envelope.ts';
import type { CaseId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { CaseOverview, CaseReads, FileOverview, LegOverview, LetterOverview } from '../ports/case-reads.ts';
import type { AgencyEntry, Registry } from '../ports/registry.ts';
import type { Terms } from '../ports/terms.ts';
import type { CitizenActor, Transaction, Transactions } from '../ports/transaction.ts';
import { readCaseClocks } from './case-clocks.ts';
import { withHistory } from './send-into-case/choose-leg.ts';

interface DraftComplaintDeps {
  readonly transactions: Pick<Transactions, 'inSnapshot' | 'now'>;
  readonly caseReads: Pick<CaseReads, 'findCase' | 'legs' | 'events' | 'letters' | 'files'>;
  readonly registry: Pick<Registry, 'superiorOf' | 'findAgency'>;
  readonly terms: Terms;
}

/** A complaint to the body above, ready but for the citizen's own reasons. */
export interface DraftedComplaint {
  /** Whose part of the case is contested. */
  readonly legId: string;
  readonly contested: Contested;
  /** To whom it goes; absent where neither the body above nor the agency takes letters any more. */
  readonly addressee?: AgencyEntry & { readonly superior: boolean };
  /** The last day; `named` by the agency. */
  readonly until: { readonly day: Day; readonly named: boolean; readonly passed: boolean };
  /** Where and until when one can complain, as the agency named it. */
  readonly appeal?: Appeal;
  readonly language: 'ka' | 'en';
  readonly words: ComplaintWords;
  /** Files of the agency's word that prove it, besides the filing receipt. */
  readonly replyFiles: readonly Pick<FileOverview, 'fileId' | 'fileName'>[];
}

/**
 * Fills in a complaint to the body above from a case: about the leg that is named, else the newest of which anything can be contested. Changes
 * nothing. Problems: NotFound, Validation (no such leg), NothingToContest.
 */
export const makeDraftComplaint =
  (deps: DraftComplaintDeps) =>
  (actor: CitizenActor, caseId: CaseId, wantedLegId?: string): Promise<Result<DraftedComplaint>> =>
    deps.transactions.inSnapshot(actor, (tx) => draftIn(deps, tx, actor.subject, caseId, wantedLegId));

export type DraftComplaint = ReturnType<typeof makeDraftComplaint>;

const draftIn = async (
  deps: DraftComplaintDeps,
  tx: Transaction,
  owner: string,
  caseId: CaseId,
  wanted: string | undefined,
): Promise<Result<DraftedComplaint>> => {
  const found = await deps.caseReads.findCase(tx, owner, caseId);
  if (found === undefined) return fail('NotFound', 'There is nothing with this id.');
  const clocks = await readCaseClocks(deps, tx, found);
  if (!isHeardAbove(clocks.terms.remedy))
    return fail('NothingToContest', 'Letters of this type are not complained about to a body above.');
  const events = await deps.caseReads.events(tx, owner, caseId);
  const legs = withHistory(await deps.caseReads.legs(tx, owner, caseId), events, clocks);
  if (wanted !== undefined && !legs.some(({ legId }) => legId === wanted))
    return fail('Validation', 'The case has no such leg.', {
      errors: [{ pointer: '/legId', detail: 'is no leg of this case' }],
    });
  const today = dayInTbilisi(await deps.transactions.now(tx));
  // The newest first: its body had the last word.
  const leg = legs
    .filter(({ legId }) => wanted === undefined || legId === wanted)
    .findLast((one) => contestedIn(one.events, one.clock, today) !== undefined);
  const contested = leg && contestedIn(leg.events, leg.clock, today);
  if (leg === undefined || contested === undefined)
    return fail('NothingToContest', 'No agency of this case has ended its part or is late, as far as is known here.');
  const superior = await deps.registry.superiorOf(tx, leg.agencyCode);
  const body = superior ?? (await deps.registry.findAgency(tx, leg.agencyCode));
  const letters = await deps.caseReads.letters(tx, owner, caseId);
  const files = await deps.caseReads.files(tx, owner, caseId);
  const said = contested.ground === 'silence' ? undefined : wordOf(letters, leg.legId, contested.ground);
  const until = complainUntil(contested, clocks.calendarOf(leg.agencyCode));
  const language = found.language === 'en' ? 'en' : 'ka';
  return ok({
    legId: leg.legId,
    contested,
    ...(body !== undefined && { addressee: { ...body, superior: superior !== undefined } }),
    until: { ...until, passed: today > until.day },
    ...(said?.appeal !== undefined && { appeal: said.appeal }),
    language,
    words: wordsOf(found, leg, contested, said, language),
    replyFiles: files.filter(({ letterId, removed }) => letterId === said?.letterId && removed === undefined),
  });
};

/** What the agency itself said about complaining, with its answer. */
const wordOf = (letters: readonly LetterOverview[], legId: string, ground: ComplaintGround) => {
  const byStatus = ['returned', 'lapsed', 'closed'].includes(ground);
  const last = letters
    .filter((letter) => letter.legId === legId && letter.direction === 'to_citizen')
    .findLast(({ words }) => (byStatus ? words.status : words.reply) !== undefined);
  const { reply, status } = last?.words ?? {};
  return {
    letterId: last?.letterId,
    appeal: reply?.appeal ?? status?.appeal,
    replyNumber: reply?.replyNumber,
    legalGround: reply?.ground?.legalGround ?? status?.legalGround,
    reason: reply?.ground?.reason ?? status?.reason,
  };
};

const wordsOf = (
  found: CaseOverview,
  leg: LegOverview,
  contested: Contested,
  said: ReturnType<typeof wordOf> | undefined,
  language: 'ka' | 'en',
): ComplaintWords =>
  complaintWords(
    {
      ...contested,
      trackingNumber: found.trackingNumber,
      title: found.title,
      filedOn: dayInTbilisi(found.filedAt),
      agencyName: language === 'en' ? leg.agencyNameEn : leg.agencyNameKa,
      ...(leg.registrationNumber !== undefined && { registrationNumber: leg.registrationNumber }),
      ...(leg.registeredAt !== undefined && { registeredOn: dayInTbilisi(leg.registeredAt) }),
      ...(said?.replyNumber !== undefined && { replyNumber: said.replyNumber }),
      ...(said?.legalGround !== undefined && { legalGround: said.legalGround }),
      ...(said?.reason !== undefined && { reason: (language === 'en' ? said.reason.en : undefined) ?? said.reason.ka }),
    },
    language,
  );
