import type { NotificationId } from '../domain/ids.ts';
import type { ContactCodes, OpenCode } from '../ports/contact-codes.ts';
import { connectionOf, only } from './transactions.ts';

interface CodeRow {
  code_id: string;
  kind: OpenCode['kind'];
  address: string;
  salt: Buffer;
  code_hash: Buffer;
  notification_id: string;
  tries: number;
  expires_at: Date;
  state: OpenCode['state'];
}

/** One-time codes in PostgreSQL; meets port ContactCodes. */
export const contactCodes: ContactCodes = {
  async asked(tx, subject, withinMs) {
    const { rows } = await connectionOf(tx).query<{ count: number; since: Date | null }>(
      `select count(*) as count, min(created_at) as since from contact_codes
       where subject = $1 and created_at > app_now() - $2 * interval '1 millisecond'`,
      [subject, withinMs],
    );
    const { count, since } = only(rows);
    return { count, ...(since !== null && { since }) };
  },

  async insert(tx, code) {
    await connectionOf(tx).query(
      `insert into contact_codes (code_id, subject, kind, address, salt, code_hash, code, notification_id, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, app_now(), app_now() + $9 * interval '1 millisecond')`,
      [
        code.codeId,
        code.subject,
        code.kind,
        code.address,
        code.salt,
        code.codeHash,
        code.code,
        code.notificationId,
        code.lifeMs,
      ],
    );
  },

  async open(tx, subject) {
    const { rows } = await connectionOf(tx).query<CodeRow>(
      `select c.code_id, c.kind, c.address, c.salt, c.code_hash, c.notification_id, c.tries, c.expires_at, n.state
       from contact_codes c join notifications n using (notification_id)
       where c.subject = $1 and c.ended_at is null order by c.kind`,
      [subject],
    );
    return rows.map((row) => ({
      codeId: row.code_id,
      kind: row.kind,
      address: row.address,
      salt: row.salt,
      codeHash: row.code_hash,
      notificationId: row.notification_id as NotificationId,
      tries: row.tries,
      expiresAt: row.expires_at,
      state: row.state,
    }));
  },

  async countTry(tx, codeId) {
    await connectionOf(tx).query('update contact_codes set tries = tries + 1 where code_id = $1', [codeId]);
  },

  async end(tx, codeId) {
    const { rowCount } = await connectionOf(tx).query(
      'update contact_codes set ended_at = app_now(), address = null, code = null where code_id = $1 and ended_at is null',
      [codeId],
    );
    return rowCount === 1;
  },

  async toSend(tx, id) {
    const { rows } = await connectionOf(tx).query<{ address: string; code: string }>(
      'select address, code from contact_codes where notification_id = $1 and code is not null and expires_at > app_now()',
      [id],
    );
    return rows[0];
  },

  async forget(tx, id) {
    await connectionOf(tx).query('update contact_codes set code = null where notification_id = $1', [id]);
  },

  async forgetExpired(tx, limit) {
    const { rowCount } = await connectionOf(tx).query(
      `update contact_codes set code = null where code_id in (
         select code_id from contact_codes where code is not null and expires_at <= app_now() limit $1 for update skip locked)`,
      [limit],
    );
    return rowCount ?? 0;
  },

  async sweep(tx, olderThanMs, limit) {
    const { rowCount } = await connectionOf(tx).query(
      `delete from contact_codes where code_id in (
         select code_id from contact_codes where created_at < app_now() - $1 * interval '1 millisecond' order by created_at limit $2)`,
      [olderThanMs, limit],
    );
    return rowCount ?? 0;
  },
};
