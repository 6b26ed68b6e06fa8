import type { CaseEvent } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import { OPEN_LEG_STATES } from '../domain/leg-clock.ts';
import type { OpenLeg, OpenLegs } from '../ports/open-legs.ts';
import type { Transaction } from '../ports/transaction.ts';
import { toEvent } from './cases.ts';
import { connectionOf } from './transactions.ts';

interface LegRow {
  leg_id: string;
  case_id: string;
  agency_code: string;
  letter_type: string;
  filed_at: Date;
}

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';
const LEGS = `select g.leg_id, g.case_id, g.agency_code, c.letter_type, c.filed_at from legs g join cases c using (case_id)
  where g.leg_id > $1`;
// As the indexes legs_open and legs_contestable have them.
const MAY_BE_OPEN = `g.state not in ('forwarded', 'answered', 'refused', 'not_held', 'returned', 'lapsed', 'withdrawn', 'closed')`;
const MAY_BE_CONTESTED = `g.state in ('partially_answered', 'refused', 'not_held', 'returned', 'lapsed')`;

const withEvents = async (tx: Transaction, legs: readonly LegRow[]): Promise<readonly OpenLeg[]> => {
  const { rows: events } = await connectionOf(tx).query<Parameters<typeof toEvent>[0]>({
    name: 'open-legs-events',
    text: `select event_id, kind, leg_id, occurred_at, reported_at, message_id, facts from events
           where case_id = any($1) and leg_id = any($2) order by reported_at, event_id`,
    values: [legs.map((leg) => leg.case_id), legs.map((leg) => leg.leg_id)],
  });
  const ofLeg = new Map<string, CaseEvent[]>(legs.map((leg) => [leg.leg_id, []]));
  for (const event of events) ofLeg.get(event.leg_id ?? '')?.push(toEvent(event));
  return legs.map((row) => ({
    legId: row.leg_id,
    caseId: row.case_id as CaseId,
    agencyCode: row.agency_code,
    letterType: row.letter_type,
    filedAt: row.filed_at,
    events: ofLeg.get(row.leg_id) ?? [],
  }));
};

/** Legs about which something may be to be told; meets port OpenLegs. */
export const openLegs: OpenLegs = {
  async after(tx, legId = BEFORE_ALL_IDS, limit) {
    const { rows } = await connectionOf(tx).query<LegRow>({
      name: 'open-legs',
      text: `${LEGS} and ${MAY_BE_OPEN} and g.state = any($2) order by g.leg_id limit $3`,
      values: [legId, OPEN_LEG_STATES, limit],
    });
    return withEvents(tx, rows);
  },

  async contestable(tx, legId = BEFORE_ALL_IDS, limit) {
    const { rows } = await connectionOf(tx).query<LegRow>({
      name: 'contestable-legs',
      // Ids begin with their time in milliseconds (RFC 9562, UUIDv7): what is older than a year is not even read.
      text: `${LEGS} and ${MAY_BE_CONTESTED}
               and g.leg_id > (lpad(to_hex((extract(epoch from app_now() - interval '1 year') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
               and c.completed_at > app_now() - interval '100 days'
             order by g.leg_id limit $2`,
      values: [legId, limit],
    });
    return withEvents(tx, rows);
  },
};
