import type { CaseEvent } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import { OPEN_LEG_STATES } from '../domain/leg-clock.ts';
import type { OpenLeg, OpenLegs } from '../ports/open-legs.ts';
import { toEvent } from './cases.ts';
import { connectionOf } from './transactions.ts';

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';
// As the index legs_open has it; the states are those that are not in OPEN_LEG_STATES.
const MAY_BE_OPEN = `g.state not in ('forwarded', 'answered', 'refused', 'not_held', 'returned', 'lapsed', 'withdrawn', 'closed')`;

/** Legs whose clocks run or rest; meets port OpenLegs. */
export const openLegs: OpenLegs = {
  async after(tx, legId = BEFORE_ALL_IDS, limit) {
    const { rows: legs } = await connectionOf(tx).query<{
      leg_id: string;
      case_id: string;
      agency_code: string;
      letter_type: string;
      filed_at: Date;
    }>({
      name: 'open-legs',
      text: `select g.leg_id, g.case_id, g.agency_code, c.letter_type, c.filed_at from legs g join cases c using (case_id)
             where g.leg_id > $1 and ${MAY_BE_OPEN} and g.state = any($2) order by g.leg_id limit $3`,
      values: [legId, OPEN_LEG_STATES, limit],
    });
    const { rows: events } = await connectionOf(tx).query<Parameters<typeof toEvent>[0]>({
      name: 'open-legs-events',
      text: `select event_id, kind, leg_id, occurred_at, reported_at, message_id, facts from events
             where case_id = any($1) and leg_id = any($2) order by reported_at, event_id`,
      values: [legs.map((leg) => leg.case_id), legs.map((leg) => leg.leg_id)],
    });
    const ofLeg = new Map<string, CaseEvent[]>(legs.map((leg) => [leg.leg_id, []]));
    for (const event of events) ofLeg.get(event.leg_id ?? '')?.push(toEvent(event));
    return legs.map(
      (row): OpenLeg => ({
        legId: row.leg_id,
        caseId: row.case_id as CaseId,
        agencyCode: row.agency_code,
        letterType: row.letter_type,
        filedAt: row.filed_at,
        events: ofLeg.get(row.leg_id) ?? [],
      }),
    );
  },
};
