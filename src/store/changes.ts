import type { CaseEventKind, CaseState } from '../domain/case.ts';
import type { CaseId, LegId } from '../domain/ids.ts';
import type { Change, Changes, FeedExtent } from '../ports/changes.ts';
import { connectionOf, only } from './transactions.ts';

/** The channel on which the sequencer says the newest position. Letters' own transactions never notify: a NOTIFY serialises commits. */
export const CHANGES_CHANNEL = 'shikriki_changes';

interface ChangeRow {
  position: number;
  event_id: string;
  case_id: string;
  leg_id: string | null;
  kind: CaseEventKind;
  case_state: CaseState;
  occurred_at: Date;
  reported_at: Date;
}

const toChange = (row: ChangeRow): Change => ({
  position: row.position,
  eventId: row.event_id,
  caseId: row.case_id as CaseId,
  ...(row.leg_id !== null && { legId: row.leg_id as LegId }),
  kind: row.kind,
  caseState: row.case_state,
  occurredAt: row.occurred_at,
  reportedAt: row.reported_at,
});

/** The change feed in PostgreSQL; meets port Changes. */
export const changes: Changes = {
  async hasPending(tx) {
    const { rows } = await connectionOf(tx).query<{ pending: boolean }>({
      name: 'feed-pending',
      text: 'select exists (select from feed_pending) as pending',
    });
    return only(rows).pending;
  },

  async sequence(tx, limit) {
    const client = connectionOf(tx);
    // The lock is a statement of its own: the next one must see what the sequencer before has committed. It ends with the
    // transaction, a killed one's too.
    const lock = await client.query({
      name: 'feed-lock',
      text: `select pg_advisory_xact_lock(hashtextextended('feed sequencer', 0)) where exists (select from feed_pending)`,
    });
    if (lock.rowCount === 0) return 0;
    const { rows } = await client.query<{ count: number }>({
      name: 'feed-sequence',
      text: `with taken as (
               delete from feed_pending where pending_id in (select pending_id from feed_pending order by pending_id limit $1)
               returning *),
             numbered as (select *, row_number() over (order by pending_id) as place from taken),
             head as (
               update feed_head set last_position = last_position + (select count(*) from taken)
               returning last_position - (select count(*) from taken) as before),
             added as (
               insert into changes (position, event_id, case_id, leg_id, kind, case_state, occurred_at, reported_at, sequenced_at)
               -- A case that is gone meanwhile leaves no gap.
               select head.before + n.place, n.event_id, n.case_id, n.leg_id, n.kind, coalesce(c.state, 'closed'), n.occurred_at, n.reported_at, app_now()
               from numbered n cross join head left join cases c using (case_id)
               returning position)
             select count(*) as count, pg_notify('${CHANGES_CHANNEL}', max(position)::text) from added having count(*) > 0`,
      values: [limit],
    });
    return rows[0]?.count ?? 0;
  },

  async extent(tx) {
    const { rows } = await connectionOf(tx).query<FeedExtent>({
      name: 'feed-extent',
      text: 'select last_position as "lastPosition", removed_through as "removedThrough" from feed_head',
    });
    return only(rows);
  },

  async read(tx, { after, through, kinds, limit }) {
    const { rows } = await connectionOf(tx).query<ChangeRow>({
      name: 'feed-read',
      text: `select position, event_id, case_id, leg_id, kind, case_state, occurred_at, reported_at from changes
             where position > $1 and ($2::bigint is null or position <= $2) and ($3::text[] is null or kind = any ($3))
             order by position limit $4`,
      values: [after, through ?? null, kinds ?? null, limit],
    });
    return rows.map(toChange);
  },

  async removeOlder(tx, keptMs, limit) {
    const { rows } = await connectionOf(tx).query<{ removed: number }>(
      `with old as (
         select max(position) as through from (select position, sequenced_at from changes order by position limit $2) oldest
         where sequenced_at < app_now() - $1 * interval '1 millisecond'),
       head as (update feed_head set removed_through = old.through from old where old.through is not null returning removed_through),
       gone as (delete from changes using head where position <= head.removed_through returning 1)
       select count(*) as removed from gone`,
      [keptMs, limit],
    );
    return only(rows).removed;
  },
};
