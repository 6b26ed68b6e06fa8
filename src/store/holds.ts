import type { ActiveHold, HoldSubject, Holds } from '../ports/holds.ts';
import { connectionOf } from './transactions.ts';

const columns = (subject: HoldSubject): [string | null, string | null, string | null] => [
  'systemCode' in subject ? subject.systemCode : null,
  'agencyCode' in subject ? subject.agencyCode : null,
  'deliveryId' in subject ? subject.deliveryId : null,
];

/** A row of holds. */
export interface HoldRow {
  hold_id: string;
  kind: ActiveHold['kind'];
  system_code: string | null;
  agency_code: string | null;
  delivery_id: string | null;
  from_at: Date;
  until_at: Date | null;
  reason: string;
  actor: string;
}

/** The columns of an active hold (alias `h`). */
export const HOLD_COLUMNS =
  'h.hold_id, h.kind, h.system_code, h.agency_code, h.delivery_id, h.from_at, h.until_at, h.reason, h.actor';

/** An active hold of its row. */
export const toActiveHold = (row: HoldRow): ActiveHold => ({
  holdId: row.hold_id,
  kind: row.kind,
  ...(row.system_code !== null && { systemCode: row.system_code }),
  ...(row.agency_code !== null && { agencyCode: row.agency_code }),
  ...(row.delivery_id !== null && { deliveryId: row.delivery_id }),
  from: row.from_at,
  ...(row.until_at !== null && { until: row.until_at }),
  reason: row.reason,
  actor: row.actor,
});

/** Holds and maintenance windows; meets port Holds. */
export const holds: Holds = {
  async begin(tx, { holdId, subject, actor, reason }) {
    const { rowCount } = await connectionOf(tx).query(
      `insert into holds (hold_id, kind, system_code, agency_code, delivery_id, from_at, reason, actor)
       values ($1, 'hold', $2, $3, $4, app_now(), $5, $6) on conflict do nothing`,
      [holdId, ...columns(subject), reason, actor],
    );
    return rowCount === 1;
  },

  async end(tx, subject) {
    const { rowCount } = await connectionOf(tx).query(
      `update holds set until_at = greatest(app_now(), from_at)
       where until_at is null and (system_code = $1 or agency_code = $2 or delivery_id = $3)`,
      columns(subject),
    );
    return rowCount === 1;
  },

  async plan(tx, window) {
    const { rowCount } = await connectionOf(tx).query(
      `insert into holds (hold_id, kind, system_code, from_at, until_at, reason, actor)
       values ($1, 'maintenance', $2, $3, $4, $5, $6) on conflict do nothing`,
      [window.holdId, window.systemCode, window.from, window.until, window.reason, window.actor],
    );
    return rowCount === 1;
  },

  async endWindow(tx, holdId) {
    const { rowCount } = await connectionOf(tx).query(
      `update holds set until_at = greatest(app_now(), from_at)
       where hold_id = $1 and kind = 'maintenance' and until_at > greatest(app_now(), from_at)`,
      [holdId],
    );
    return rowCount === 1;
  },

  async knowsWindow(tx, holdId) {
    const { rows } = await connectionOf(tx).query(`select from holds where hold_id = $1 and kind = 'maintenance'`, [
      holdId,
    ]);
    return rows.length > 0;
  },

  async active(tx) {
    const { rows } = await connectionOf(tx).query<HoldRow>(
      `select ${HOLD_COLUMNS} from holds h
       where h.delivery_id is null and (h.until_at is null or h.until_at > app_now()) order by h.from_at, h.hold_id`,
    );
    return rows.map(toActiveHold);
  },

  async knows(tx, subject) {
    const { rows } = await connectionOf(tx).query(
      'select from systems where code = $1 union all select from agencies where code = $2',
      columns(subject).slice(0, 2),
    );
    return rows.length > 0;
  },
};
