import type { FastifyInstance } from 'fastify';
import type { CaseEvent } from '../../domain/case.ts';
import { type ComplaintGround, complainUntil, contestedIn, isHeardAbove } from '../../domain/complaint.ts';
import { complaintWords } from '../../domain/complaint-words.ts';
import { dayInTbilisi } from '../../domain/days.ts';
import type { CaseId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { ComplaintDraft } from '../../generated/schemas.ts';
import type { CaseOverview, CaseReads, FileOverview, LegOverview, LetterOverview } from '../../ports/case-reads.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Terms } from '../../ports/terms.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { type CaseClocks, readCaseClocks } from '../../use-cases/case-clocks.ts';
import { withHistory } from '../../use-cases/send-into-case/send-into-case.ts';
import { actorOf } from './citizen.ts';
import { caseIdOf, notFound, sendResult } from './reply.ts';
import { common, queryCheck } from './schemas.ts';

interface ComplaintDeps {
  readonly transactions: Pick<Transactions, 'inSnapshot' | 'now'>;
  readonly caseReads: Pick<CaseReads, 'findCase' | 'legs' | 'events' | 'letters' | 'files'>;
  readonly registry: Pick<Registry, 'superiorOf' | 'findAgency'>;
  readonly terms: Terms;
}

const checkQuery = queryCheck<{ readonly legId?: string }>({ legId: common('Uuid') });

const nothingToContest = () =>
  fail('NothingToContest', 'No agency of this case has ended its part or is late, as far as is known here.');

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

/** GET /v1/cases/{caseId}/complaint-draft: a complaint to the body above, filled in from the case. Changes nothing. */
export const complaintDraftRoutes = (app: FastifyInstance, deps: ComplaintDeps): void => {
  app.get<{ Params: { readonly caseId: string } }>('/v1/cases/:caseId/complaint-draft', async (request, reply) => {
    const caseId = caseIdOf(request.params);
    if (!caseId.ok) return sendResult(reply, caseId);
    const query = checkQuery(request.query);
    if (!query.ok) return sendResult(reply, query);
    const actor = actorOf(request);
    const draft = await deps.transactions.inSnapshot(actor, (tx) =>
      readDraft(deps, tx, actor.subject, caseId.value, query.value.legId),
    );
    return sendResult(reply, draft);
  });
};

const readDraft = async (
  deps: ComplaintDeps,
  tx: Transaction,
  subject: string,
  caseId: CaseId,
  wanted: string | undefined,
): Promise<Result<ComplaintDraft>> => {
  const found = await deps.caseReads.findCase(tx, subject, caseId);
  if (found === undefined) return notFound();
  const clocks = await readCaseClocks(deps, tx, found);
  if (!isHeardAbove(clocks.terms.remedy))
    return fail('NothingToContest', 'Letters of this type are not complained about to a body above.');
  const events = await deps.caseReads.events(tx, subject, caseId);
  const legs = withHistory(await deps.caseReads.legs(tx, subject, caseId), events, clocks);
  const today = dayInTbilisi(await deps.transactions.now(tx));
  if (wanted !== undefined && !legs.some(({ legId }) => legId === wanted))
    return fail('Validation', 'The case has no such leg.', {
      errors: [{ pointer: '/legId', detail: 'is no leg of this case' }],
    });
  // The newest first: its body had the last word.
  const leg = legs
    .filter(({ legId }) => wanted === undefined || legId === wanted)
    .findLast((one) => contestedIn(one.events, one.clock, today) !== undefined);
  const contested = leg && contestedIn(leg.events, leg.clock, today);
  if (leg === undefined || contested === undefined) return nothingToContest();
  const superior = await deps.registry.superiorOf(tx, leg.agencyCode);
  const body = superior ?? (await deps.registry.findAgency(tx, leg.agencyCode));
  const letters = await deps.caseReads.letters(tx, subject, caseId);
  const files = await deps.caseReads.files(tx, subject, caseId);
  return ok({
    ...draftOf({ found, leg, contested, letters, files, clocks, today }),
    ...(body !== undefined && {
      addressee: {
        agencyCode: body.code,
        nameKa: body.nameKa,
        nameEn: body.nameEn,
        acceptsLetters: body.acceptsLetters,
        superior: superior !== undefined,
      },
    }),
  });
};

const draftOf = ({
  found,
  leg,
  contested,
  letters,
  files,
  clocks,
  today,
}: {
  readonly found: CaseOverview;
  readonly leg: LegOverview & { readonly events: readonly CaseEvent[] };
  readonly contested: NonNullable<ReturnType<typeof contestedIn>>;
  readonly letters: readonly LetterOverview[];
  readonly files: readonly FileOverview[];
  readonly clocks: Pick<CaseClocks, 'calendarOf'>;
  readonly today: string;
}): Omit<ComplaintDraft, 'addressee'> => {
  const { caseId } = found;
  const language = found.language === 'en' ? 'en' : 'ka';
  const said = contested.ground === 'silence' ? undefined : wordOf(letters, leg.legId, contested.ground);
  const until = complainUntil(contested, clocks.calendarOf(leg.agencyCode));
  const { title, text, act, demand } = complaintWords(
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
  return {
    legId: leg.legId,
    ground: contested.ground,
    until: { ...until, passed: today > until.day },
    ...(said?.appeal !== undefined && { appeal: said.appeal }),
    submission: {
      letterType: 'admin_complaint',
      language,
      title,
      text,
      form: { act, decidedOn: contested.decidedOn, noticeOn: contested.noticeOn, demand },
    },
    evidence: [
      { what: 'filing_receipt', href: `/v1/cases/${caseId}/filing-receipt` },
      ...files
        .filter(({ letterId, removed }) => letterId === said?.letterId && removed === undefined)
        .map(({ fileId, fileName }) => ({
          what: 'reply_file' as const,
          href: `/v1/cases/${caseId}/files/${fileId}`,
          fileName,
        })),
    ],
  };
};
