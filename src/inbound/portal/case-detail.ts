import type { FastifyInstance } from 'fastify';
import { possibleKinds } from '../../domain/case-letters.ts';
import { standingOf } from '../../domain/case-standing.ts';
import { citizenDelivery } from '../../domain/citizen-delivery.ts';
import { dayInTbilisi } from '../../domain/days.ts';
import type { CaseId } from '../../domain/ids.ts';
import { plainWordsOf, WHO_ANSWERS } from '../../domain/plain-words.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { CaseDetail } from '../../generated/schemas.ts';
import type { CaseReads } from '../../ports/case-reads.ts';
import type { Terms } from '../../ports/terms.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import { readCaseClocks } from '../../use-cases/case-clocks.ts';
import { withHistory } from '../../use-cases/send-into-case/send-into-case.ts';
import { toDelivery, toLeg, toNotification, toSummary, toTimelineEvent } from './case-json.ts';
import { actorOf } from './citizen.ts';
import { toClock } from './clock-json.ts';
import { toLetter } from './letter-json.ts';
import { caseIdOf, notFound, sendResult } from './reply.ts';

/** What reading a case needs. */
export interface ReadCaseDeps {
  readonly transactions: Pick<Transactions, 'inSnapshot' | 'now'>;
  readonly caseReads: Pick<
    CaseReads,
    'findCase' | 'legs' | 'events' | 'letters' | 'files' | 'notifications' | 'delivery'
  >;
  readonly terms: Terms;
}

/** Reads a case of a citizen as GET /v1/cases/{caseId} shows it. Problem NotFound: none, or somebody else's. */
export type ReadCase = (actor: CitizenActor, caseId: CaseId) => Promise<Result<CaseDetail>>;

/** Makes the reading of a case. */
export const makeReadCase =
  (deps: ReadCaseDeps): ReadCase =>
  (actor, caseId) =>
    // One instant: a reply in the timeline of a case that is not answered would be read as a mistake of ours.
    deps.transactions.inSnapshot(actor, async (tx) => {
      const { subject } = actor;
      const found = await deps.caseReads.findCase(tx, subject, caseId);
      if (found === undefined) return notFound();
      const legs = await deps.caseReads.legs(tx, subject, caseId);
      const events = await deps.caseReads.events(tx, subject, caseId);
      const letters = await deps.caseReads.letters(tx, subject, caseId);
      const files = await deps.caseReads.files(tx, subject, caseId);
      const notifications = await deps.caseReads.notifications(tx, subject, caseId);
      const now = await deps.transactions.now(tx);
      const delivery = await deps.caseReads.delivery(tx, subject, caseId);
      const clocks = await readCaseClocks(deps, tx, found);
      const { term } = clocks.terms;
      const today = dayInTbilisi(now);
      const legsShown = withHistory(legs, events, clocks).map(({ events: ofLeg, clock, ...leg }) => {
        const { clarificationDueOn } = standingOf(ofLeg);
        const possible = possibleKinds({ state: leg.state, events: ofLeg, ...(clock && { clock }) }, now);
        return {
          json: toLeg(leg, ofLeg, term && clock && toClock(clock, term, today, clocks.calendarOf(leg.agencyCode))),
          possible: possible.map((kind) => ({ kind, legId: leg.legId, agencyCode: leg.agencyCode })),
          inWords: {
            ...{ state: leg.state, possible },
            ...(clock !== undefined && { clock }),
            ...(clarificationDueOn !== undefined && { clarificationDueOn }),
          },
        };
      });
      const inWords = legsShown.map((leg) => leg.inWords);
      const agencyOfLeg = new Map(legs.map((leg) => [leg.legId, leg.agencyCode]));
      return ok({
        ...toSummary(found),
        plainWords: {
          ...plainWordsOf(found.state, inWords, term?.verified === true, today),
          whoAnswers: WHO_ANSWERS,
        },
        legs: legsShown.map((leg) => leg.json),
        timeline: events.map((event) => toTimelineEvent(event, agencyOfLeg)),
        letters: letters.map((letter) =>
          toLetter(
            letter,
            files.filter((file) => file.letterId === letter.letterId),
            caseId,
          ),
        ),
        possibleLetters: legsShown.flatMap((leg) => leg.possible),
        notifications: notifications.map(toNotification),
        ...(delivery !== undefined && { delivery: toDelivery(citizenDelivery(delivery)) }),
      });
    });

/** GET /v1/cases/{caseId}: one case with legs, timeline, letters and notices. Changes nothing. */
export const caseDetailRoutes = (app: FastifyInstance, { readCase }: { readonly readCase: ReadCase }): void => {
  app.get<{ Params: { readonly caseId: string } }>('/v1/cases/:caseId', async (request, reply) => {
    const caseId = caseIdOf(request.params);
    return sendResult(reply, caseId.ok ? await readCase(actorOf(request), caseId.value) : caseId);
  });
};
