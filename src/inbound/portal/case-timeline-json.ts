import { outcomeOfStanding } from '../../domain/citizen-outcome.ts';
import type { CaseTimeline } from '../../generated/schemas.ts';
import type { LegOverview } from '../../ports/case-reads.ts';
import type { WriteTimeline } from '../../use-cases/papers/pack-case.ts';
import { toSummary, toTimelineEvent } from './case-json.ts';

const toLeg = ({ deliveredAt, registeredAt, outcome, ...leg }: LegOverview): CaseTimeline['legs'][number] => {
  const ended = outcomeOfStanding({ state: leg.state, ...(outcome !== undefined && { outcome }) });
  return {
    ...leg,
    ...(ended !== undefined && { outcome: ended }),
    ...(deliveredAt !== undefined && { deliveredAt: deliveredAt.toISOString() }),
    ...(registeredAt !== undefined && { registeredAt: registeredAt.toISOString() }),
  };
};

/** What happened in a case, as case-timeline.schema.json writes it. */
export const writeTimeline: WriteTimeline = ({ overview, legs, events }) => {
  const agencyOfLeg = new Map(legs.map((leg) => [leg.legId, leg.agencyCode]));
  const timeline: CaseTimeline = {
    ...toSummary(overview),
    legs: legs.map(toLeg),
    timeline: events.map((event) => toTimelineEvent(event, agencyOfLeg)),
  };
  return `${JSON.stringify(timeline, undefined, 2)}\n`;
};
