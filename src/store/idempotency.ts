import type { ContentId } from '../domain/ids.ts';
import type { Idempotency } from '../ports/idempotency.ts';
import { connectionOf, send } from './transactions.ts';

/** Answers already given; meets port Idempotency. */
export const idempotency: Idempotency = {
  async lock(tx, ownerSubject, key) {
    const client = connectionOf(tx);
    // The lock is held to the end of the transaction, so that a second request with the key sees the first one's answer.
    // (A hash that two keys share makes one of them wait, nothing more.)
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1 || chr(10) || $2, 0))`, [ownerSubject, key]);
    const { rows } = await client.query<{ request_sha256: Buffer; answer_content_id: string }>(
      'select request_sha256, answer_content_id from idempotency_keys where owner_subject = $1 and idempotency_key = $2',
      [ownerSubject, key],
    );
    const row = rows[0];
    return (
      row && { requestSha256: row.request_sha256.toString('hex'), answerContentId: row.answer_content_id as ContentId }
    );
  },

  async save(tx, entry) {
    send(tx, {
      text: 'insert into idempotency_keys (owner_subject, idempotency_key, request_sha256, answer_content_id, case_id) values ($1, $2, $3, $4, $5)',
      values: [
        entry.ownerSubject,
        entry.key,
        Buffer.from(entry.requestSha256, 'hex'),
        entry.answerContentId,
        entry.caseId,
      ],
    });
  },
};
