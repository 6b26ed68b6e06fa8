import type { CaseEvent } from '../../domain/case.ts';
import { standingOf } from '../../domain/case-standing.ts';
import type { CitizenDelivery } from '../../domain/citizen-delivery.ts';
import { outcomeOfReply, outcomeOfStanding } from '../../domain/citizen-outcome.ts';
import type { CaseDetail, CaseSummary, EnvelopeSummary, Leg, TimelineEvent } from '../../generated/schemas.ts';
import type { CaseOverview, EnvelopeOverview, LegOverview, NotificationOverview } from '../../ports/case-reads.ts';

/** A case as case-summary.schema.json writes it. */
export const toSummary = ({ filedAt, registeredAt, completedAt, outcome, ...overview }: CaseOverview): CaseSummary => {
  const ended = outcomeOfStanding({ state: overview.state, ...(outcome !== undefined && { outcome }) });
  return {
    ...overview,
    language: overview.language === 'en' ? 'en' : 'ka',
    filedAt: filedAt.toISOString(),
    ...(ended !== undefined && { outcome: ended }),
    ...(registeredAt !== undefined && { registeredAt: registeredAt.toISOString() }),
    ...(completedAt !== undefined && { completedAt: completedAt.toISOString() }),
  };
};

/** A leg as leg.schema.json writes it. @param events those of the leg. */
export const toLeg = (
  { deliveredAt, registeredAt, outcome, ...leg }: LegOverview,
  events: readonly CaseEvent[],
  clock: Leg['clock'],
): Leg => {
  const { extended, replyDueOn, clarificationDueOn, withdrawalAskedAt } = standingOf(events);
  const ended = outcomeOfStanding({ state: leg.state, ...(outcome !== undefined && { outcome }) });
  return {
    ...leg,
    ...(clock !== undefined && { clock }),
    ...(ended !== undefined && { outcome: ended }),
    ...(deliveredAt !== undefined && { deliveredAt: deliveredAt.toISOString() }),
    ...(extended !== undefined && { extended }),
    ...(replyDueOn !== undefined && { replyDueOn }),
    ...(clarificationDueOn !== undefined && { clarificationDueOn }),
    ...(withdrawalAskedAt !== undefined && { withdrawalAskedAt: withdrawalAskedAt.toISOString() }),
    ...(registeredAt !== undefined && { registeredAt: registeredAt.toISOString() }),
  };
};

/** An event as timeline-event.schema.json writes it. */
export const toTimelineEvent = (event: CaseEvent, agencyOfLeg: ReadonlyMap<string, string>): TimelineEvent => {
  const { kind, facts, legId, messageId } = event;
  const agencyCode = legId === undefined ? undefined : agencyOfLeg.get(legId);
  const channel = facts.channel === 'email' || facts.channel === 'sms' ? facts.channel : undefined;
  return {
    eventId: event.eventId,
    event: kind,
    occurredAt: event.occurredAt.toISOString(),
    reportedAt: event.reportedAt.toISOString(),
    ...(legId !== undefined && { legId }),
    ...(agencyCode !== undefined && { agencyCode }),
    ...(facts.registrationNumber !== undefined && { registrationNumber: facts.registrationNumber }),
    ...(facts.enteredByHand === true && { enteredByHand: true }),
    ...(facts.outcome !== undefined && { outcome: outcomeOfReply(facts.outcome) }),
    ...(facts.newDueOn !== undefined && { dueOn: facts.newDueOn }),
    ...(facts.previousDueOn !== undefined && { previousDueOn: facts.previousDueOn }),
    ...(facts.problemCode !== undefined && { problemCode: facts.problemCode }),
    ...(facts.extent !== undefined && { extent: facts.extent }),
    ...(facts.toAgencyCode !== undefined && { toAgencyCode: facts.toAgencyCode }),
    ...(facts.toLegId !== undefined && { toLegId: facts.toLegId }),
    ...(messageId !== undefined && { messageId }),
    ...(facts.fileId !== undefined && { fileId: facts.fileId }),
    ...(channel !== undefined && { channel }),
  };
};

/** A notice as case-detail.schema.json writes it. */
export const toNotification = ({
  plannedAt,
  sentAt,
  dueAt,
  ...notification
}: NotificationOverview): CaseDetail['notifications'][number] => ({
  ...notification,
  plannedAt: plannedAt.toISOString(),
  ...(dueAt !== undefined && { dueAt: dueAt.toISOString() }),
  ...(sentAt !== undefined && { sentAt: sentAt.toISOString() }),
});

/** How a delivery is doing, as case-detail.schema.json writes it. */
export const toDelivery = ({
  unreachableSince,
  nextTryAt,
  ...delivery
}: CitizenDelivery): NonNullable<CaseDetail['delivery']> => ({
  ...delivery,
  ...(unreachableSince !== undefined && { unreachableSince: unreachableSince.toISOString() }),
  ...(nextTryAt !== undefined && { nextTryAt: nextTryAt.toISOString() }),
});

/** An envelope as envelope-summary.schema.json writes it. */
export const toEnvelopeSummary = (
  { contentId: _contentId, createdAt, ...envelope }: EnvelopeOverview,
  caseId: string,
): EnvelopeSummary => ({
  ...envelope,
  createdAt: createdAt.toISOString(),
  href: `/v1/cases/${caseId}/envelopes/${envelope.messageId}`,
});
