import type { FastifyInstance } from 'fastify';
import { possibleKinds } from '../../domain/case-letters.ts';
import { citizenDelivery } from '../../domain/citizen-delivery.ts';
import { dayInTbilisi } from '../../domain/days.ts';
import type { CaseId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { CaseDetail } from '../../generated/schemas.ts';
import type { CaseReads } from '../../ports/case-reads.ts';
import type { Terms } from '../../ports/terms.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import { withHistory } from '../../use-cases/send-into-case/send-into-case.ts';
import { toDelivery, toLeg, toNotification, toSummary, toTimelineEvent } from './case-json.ts';
import { actorOf } from './citizen.ts';
import { toLetter } from './letter-json.ts';
import { toPlainWords } from './plain-words-json.ts';
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
      const filedOn = dayInTbilisi(found.filedAt);
      const clocks = {
        terms: (await deps.terms.ofType(tx, found.letterType, filedOn)) ?? {},
        daysOff: await deps.terms.daysOff(tx, filedOn),
        today: dayInTbilisi(now),
      };
      const agencyOfLeg = new Map(legs.map((leg) => [leg.legId, leg.agencyCode]));
      const shownLegs = legs.map((leg) => toLeg(leg, events, clocks));
      return ok({
        ...toSummary(found),
        plainWords: toPlainWords(found.state, shownLegs),
        legs: shownLegs,
        timeline: events.map((event) => toTimelineEvent(event, agencyOfLeg)),
        letters: letters.map((letter) =>
          toLetter(
            letter,
            files.filter((file) => file.letterId === letter.letterId),
            caseId,
          ),
        ),
        possibleLetters: withHistory(legs, events).flatMap((leg) =>
          possibleKinds(leg, now).map((kind) => ({ kind, legId: leg.legId, agencyCode: leg.agencyCode })),
        ),
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
