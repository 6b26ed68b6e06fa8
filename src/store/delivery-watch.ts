import type { DeliveryState } from '../domain/delivery.ts';
import type { Lane, MessageKind } from '../domain/envelope.ts';
import type { CaseId, DeliveryId, LegId, LetterId, MessageId } from '../domain/ids.ts';
import type { DeliveryWatch } from '../ports/delivery-watch.ts';
import { OPEN, OUT_OF_LINE } from './claim-conditions.ts';
import { connectionOf, only } from './transactions.ts';

interface Row {
  delivery_id: string;
  message_id: string;
  message_kind: MessageKind;
  ref_to_message_id: string | null;
  sequence_in_conversation: number;
  lane: Lane;
  state: DeliveryState;
  case_id: string;
  leg_id: string;
  letter_id: string | null;
  agency_code: string;
  system_code: string;
  created_at: Date;
  expires_at: Date;
  may_have_arrived: boolean;
  worked_on: boolean;
}

const NOBODY_WORKS_ON_IT = '(d.leased_until is null or d.leased_until <= app_now())';

const idsOf = (rows: readonly { delivery_id: string }[]): readonly DeliveryId[] =>
  rows.map((row) => row.delivery_id as DeliveryId);

/** Deliveries that wait; meets port DeliveryWatch. */
export const deliveryWatch: DeliveryWatch = {
  async lock(tx, deliveryId) {
    // The newest attempt that may have carried the bytes over, with no later word that they did not arrive.
    const { rows } = await connectionOf(tx).query<Row>(
      `select d.delivery_id, d.message_id, d.message_kind, d.ref_to_message_id, d.sequence_in_conversation, d.lane, d.state, d.case_id, d.leg_id, d.letter_id, d.agency_code, d.system_code, d.created_at, d.expires_at,
         not ${NOBODY_WORKS_ON_IT} as worked_on,
         -- What lies in a mailbox is given out again by itself.
         d.placed_at is null and exists (
           select from attempts a
           where a.delivery_id = d.delivery_id and a.operation = 'submit' and coalesce(a.outcome, 'interrupted') in ('unknown', 'interrupted')
             and not exists (
               select from attempts later
               where later.delivery_id = d.delivery_id and later.started_at > a.started_at
                 and later.outcome in ('not_received', 'refused'))) as may_have_arrived
       from deliveries d where d.delivery_id = $1 for update of d`,
      [deliveryId],
    );
    const row = rows[0];
    return (
      row && {
        deliveryId: row.delivery_id as DeliveryId,
        messageId: row.message_id as MessageId,
        messageKind: row.message_kind,
        refToMessageId: row.ref_to_message_id ?? undefined,
        sequenceInConversation: row.sequence_in_conversation,
        lane: row.lane,
        state: row.state,
        caseId: row.case_id as CaseId,
        legId: row.leg_id as LegId,
        letterId: (row.letter_id ?? undefined) as LetterId | undefined,
        agencyCode: row.agency_code,
        systemCode: row.system_code,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        mayHaveArrived: row.may_have_arrived,
        workedOn: row.worked_on,
      }
    );
  },

  async caseOf(tx, deliveryId) {
    const { rows } = await connectionOf(tx).query<{ case_id: string }>(
      'select case_id from deliveries where delivery_id = $1',
      [deliveryId],
    );
    return rows[0]?.case_id as CaseId | undefined;
  },

  async waitedMs(tx, deliveryId) {
    const { rows } = await connectionOf(tx).query<{ ms: string }>(
      'select round(extract(epoch from waited(d)) * 1000) as ms from deliveries d where delivery_id = $1',
      [deliveryId],
    );
    return Number(only(rows).ms);
  },

  async startClocks(tx, limit) {
    // A minute's patience: what is about to be tried starts its own clock. Who stands behind another in the line waits for that one.
    const { rowCount } = await connectionOf(tx).query(
      `update deliveries set retrying_since = app_now()
       where delivery_id in (
         select d.delivery_id from deliveries d
         where d.state in ${OPEN} and d.retrying_since is null and d.due_at <= app_now() - interval '1 minute' and ${NOBODY_WORKS_ON_IT}
           and not exists (
             select from deliveries earlier
             where earlier.leg_id = d.leg_id and earlier.sequence_in_conversation < d.sequence_in_conversation
               and earlier.agency_code = d.agency_code and earlier.state not in ${OUT_OF_LINE})
         order by d.due_at limit $1 for update skip locked)`,
      [limit],
    );
    return rowCount ?? 0;
  },

  async usedUp(tx, afterMs, limit) {
    const { rows } = await connectionOf(tx).query<{ delivery_id: string }>(
      `select d.delivery_id from deliveries d
       where d.state in ${OPEN} and d.retrying_since <= app_now() - $1 * interval '1 millisecond' and ${NOBODY_WORKS_ON_IT}
         and waited(d) >= $1 * interval '1 millisecond'
       order by d.retrying_since limit $2`,
      [afterMs, limit],
    );
    return idsOf(rows);
  },

  async outOfDate(tx, limit) {
    const { rows } = await connectionOf(tx).query<{ delivery_id: string }>(
      `select d.delivery_id from deliveries d
       where (d.state in ${OPEN} or d.state in ('SUSPENDED', 'HELD')) and d.expires_at <= app_now() and ${NOBODY_WORKS_ON_IT}
       order by d.expires_at limit $1`,
      [limit],
    );
    return idsOf(rows);
  },

  async notArrived(tx, agencyCode) {
    const { rows } = await connectionOf(tx).query<{ delivery_id: string }>(
      `select d.delivery_id from deliveries d
       where d.agency_code = $1 and d.letter_id is not null and (d.state in ${OPEN} or d.state in ('SUSPENDED', 'HELD')) order by d.created_at, d.delivery_id`,
      [agencyCode],
    );
    return idsOf(rows);
  },

  async suspended(tx) {
    const { rows } = await connectionOf(tx).query<{ system_code: string; deliveries: number; since: Date }>(
      `select system_code, count(*)::integer as deliveries, min(updated_at) as since from deliveries where state = 'SUSPENDED' group by 1`,
    );
    return rows.map((row) => ({ systemCode: row.system_code, deliveries: row.deliveries, since: row.since }));
  },
};
