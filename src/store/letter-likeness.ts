import type { EarlierLetter, LetterLikeness } from '../ports/letter-likeness.ts';
import { connectionOf, only, send } from './transactions.ts';

interface EarlierRow {
  readonly tracking_number: string;
  readonly filed_at: Date;
}

const toEarlier = ({ tracking_number, filed_at }: EarlierRow): EarlierLetter => ({
  trackingNumber: tracking_number,
  filedAt: filed_at,
});

/** What filed letters are compared by; meets port LetterLikeness. */
export const letterLikeness: LetterLikeness = {
  async key(tx) {
    const { rows } = await connectionOf(tx).query<{ key: Buffer }>('select key from likeness_key');
    return only(rows).key;
  },

  async lock(tx, { ownerSubject, agencyCode }) {
    await connectionOf(tx).query(
      `select pg_advisory_xact_lock(hashtextextended('likeness' || chr(10) || $1 || chr(10) || $2, 0))`,
      [ownerSubject, agencyCode],
    );
  },

  async findSame(tx, { ownerSubject, agencyCode, since }, digest) {
    const { rows } = await connectionOf(tx).query<EarlierRow>({
      name: 'likeness-same',
      text: `select c.tracking_number, l.filed_at from letter_likeness l join cases c using (case_id)
             where l.owner_subject = $1 and l.agency_code = $2 and l.text_digest = $3 and l.filed_at >= $4
             order by l.filed_at desc limit 1`,
      values: [ownerSubject, agencyCode, digest, since],
    });
    return rows[0] && toEarlier(rows[0]);
  },

  async recent(tx, { ownerSubject, agencyCode, since }, limit) {
    const { rows } = await connectionOf(tx).query<EarlierRow & { sketch: (string | number)[] }>({
      name: 'likeness-recent',
      text: `select c.tracking_number, l.filed_at, l.sketch from letter_likeness l join cases c using (case_id)
             where l.owner_subject = $1 and l.agency_code = $2 and l.filed_at >= $3 order by l.filed_at desc limit $4`,
      values: [ownerSubject, agencyCode, since, limit],
    });
    return rows.map((row) => ({ ...toEarlier(row), sketch: row.sketch.map(Number) }));
  },

  async keep(tx, { caseId, ownerSubject, agencyCode, filedAt, digest, sketch }) {
    send(tx, {
      name: 'likeness-keep',
      text: `insert into letter_likeness (case_id, owner_subject, agency_code, filed_at, text_digest, sketch) values ($1, $2, $3, $4, $5, $6)`,
      values: [caseId, ownerSubject, agencyCode, filedAt, digest, [...sketch]],
    });
  },

  async removeBefore(tx, before, limit) {
    const { rowCount } = await connectionOf(tx).query(
      'delete from letter_likeness where case_id in (select case_id from letter_likeness where filed_at < $1 limit $2)',
      [before, limit],
    );
    return rowCount ?? 0;
  },
};
