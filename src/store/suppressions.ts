import type { Suppression, SuppressionReason, Suppressions } from '../ports/suppressions.ts';
import { connectionOf } from './transactions.ts';

interface SuppressionRow {
  suppression_id: string;
  channel: Suppression['channel'];
  reason: SuppressionReason;
  notification_id: string;
  suppressed_at: Date;
}

const COLUMNS = 'suppression_id, channel, reason, notification_id, suppressed_at';

const read = (row: SuppressionRow): Suppression => ({
  suppressionId: row.suppression_id,
  channel: row.channel,
  reason: row.reason,
  notificationId: row.notification_id,
  suppressedAt: row.suppressed_at,
});

/** Addresses that do not exist; meets port Suppressions. */
export const suppressions: Suppressions = {
  async find(tx, channel, addressHash) {
    const { rows } = await connectionOf(tx).query<SuppressionRow>(
      `select ${COLUMNS} from suppressions where channel = $1 and address_hash = $2`,
      [channel, addressHash],
    );
    return rows[0] && read(rows[0]);
  },

  async add(tx, { suppressionId, channel, addressHash, reason, notificationId }) {
    const { rowCount } = await connectionOf(tx).query(
      `insert into suppressions (suppression_id, channel, address_hash, reason, notification_id, suppressed_at)
       values ($1, $2, $3, $4, $5, app_now()) on conflict (channel, address_hash) do nothing`,
      [suppressionId, channel, addressHash, reason, notificationId],
    );
    return rowCount === 1;
  },

  async list(tx, { channel, since, trackingNumber, limit }) {
    const ofCase = `and (channel, address_hash) in (
      select n.channel, n.address_hash from cases c join notifications n using (case_id) where c.tracking_number = $4)`;
    const { rows } = await connectionOf(tx).query<SuppressionRow>(
      `select ${COLUMNS} from suppressions
       where ($1::text is null or channel = $1) and ($2::timestamptz is null or suppressed_at >= $2)
       ${trackingNumber === undefined ? '' : ofCase}
       order by suppressed_at desc limit $3`,
      [channel ?? null, since ?? null, limit, ...(trackingNumber === undefined ? [] : [trackingNumber])],
    );
    return rows.map(read);
  },

  async lift(tx, what) {
    const connection = connectionOf(tx);
    const { rowCount } =
      'suppressionId' in what
        ? await connection.query('delete from suppressions where suppression_id = $1', [what.suppressionId])
        : 'addressHash' in what
          ? await connection.query('delete from suppressions where channel = $1 and address_hash = $2', [
              what.channel,
              what.addressHash,
            ])
          : await connection.query('delete from suppressions where channel = $1 and suppressed_at >= $2', [
              what.channel,
              what.since,
            ]);
    return rowCount ?? 0;
  },
};
