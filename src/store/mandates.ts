import type { ContentId } from '../domain/ids.ts';
import type { MandateEntry, MandateParties } from '../domain/mandate.ts';
import type { Content } from '../ports/content.ts';
import type { FoundMandate, Mandates } from '../ports/mandates.ts';
import type { Transaction } from '../ports/transaction.ts';
import { mandateActs } from './mandate-acts.ts';
import { connectionOf, only, send } from './transactions.ts';

interface MandateRow {
  mandate_id: string;
  owner_subject: string;
  holder_subject: string | null;
  content_id: string;
  rights: MandateEntry['rights'];
  agency_codes: string[] | null;
  letter_types: string[] | null;
  valid_from: string;
  valid_until: string;
  granted_at: Date;
  accept_until: Date;
  accepted_at: Date | null;
  ended_at: Date | null;
  ended_because: NonNullable<MandateEntry['endedBecause']> | null;
  first_used_at: Date | null;
}

const COLUMNS = `mandate_id, owner_subject, holder_subject, content_id, rights, agency_codes, letter_types, valid_from::text, valid_until::text,
  granted_at, accept_until, accepted_at, ended_at, ended_because, first_used_at`;

const MOST_LISTED = 200;

const toEntry = (row: MandateRow): MandateEntry => ({
  mandateId: row.mandate_id,
  ownerSubject: row.owner_subject,
  rights: row.rights,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  grantedAt: row.granted_at,
  acceptUntil: row.accept_until,
  ...(row.agency_codes !== null && { agencyCodes: row.agency_codes }),
  ...(row.letter_types !== null && { letterTypes: row.letter_types }),
  ...(row.holder_subject !== null && { holderSubject: row.holder_subject }),
  ...(row.accepted_at !== null && { acceptedAt: row.accepted_at }),
  ...(row.ended_at !== null && { endedAt: row.ended_at }),
  ...(row.ended_because !== null && { endedBecause: row.ended_because }),
  ...(row.first_used_at !== null && { firstUsedAt: row.first_used_at }),
});

/** Mandates; meets port Mandates. */
export const makeMandates = (content: Pick<Content, 'getJson'>): Mandates => {
  const withParties = (tx: Transaction, rows: readonly MandateRow[]): Promise<readonly FoundMandate[]> =>
    Promise.all(
      rows.map(async (row) => ({
        entry: toEntry(row),
        parties: await content.getJson<MandateParties>(tx, row.content_id as ContentId),
      })),
    );
  return {
    ...mandateActs,

    async insert(tx, mandate) {
      send(tx, {
        name: 'mandate-insert',
        text: `insert into mandates (mandate_id, owner_subject, holder_number, content_id, rights, agency_codes, letter_types, valid_from, valid_until,
                 granted_at, granted_by, accept_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        values: [
          mandate.mandateId,
          mandate.ownerSubject,
          mandate.offeredTo,
          mandate.partiesId,
          mandate.rights,
          mandate.agencyCodes ?? null,
          mandate.letterTypes ?? null,
          mandate.validFrom,
          mandate.validUntil,
          mandate.grantedAt,
          mandate.grantedBy,
          mandate.acceptUntil,
        ],
      });
    },

    async find(tx, mandateId) {
      const { rows } = await connectionOf(tx).query<MandateRow>({
        name: 'mandate-find',
        text: `select ${COLUMNS} from mandates where mandate_id = $1`,
        values: [mandateId],
      });
      return (await withParties(tx, rows))[0];
    },

    async given(tx, ownerSubject) {
      const { rows } = await connectionOf(tx).query<MandateRow>({
        name: 'mandates-given',
        text: `select ${COLUMNS} from mandates where owner_subject = $1 order by granted_at desc, mandate_id desc limit ${MOST_LISTED}`,
        values: [ownerSubject],
      });
      return withParties(tx, rows);
    },

    async held(tx, holderSubject, offeredTo) {
      const { rows } = await connectionOf(tx).query<MandateRow>({
        name: 'mandates-held',
        text: `select ${COLUMNS} from mandates where holder_subject = $1
               union all select ${COLUMNS} from mandates where holder_number = $2
               order by granted_at desc, mandate_id desc limit ${MOST_LISTED}`,
        values: [holderSubject, offeredTo ?? null],
      });
      return withParties(tx, rows);
    },

    async countOpen(tx, ownerSubject) {
      const { rows } = await connectionOf(tx).query<{ open: number }>(
        `select count(*)::int as open from mandates
         where owner_subject = $1 and ended_at is null and valid_until >= (app_now() at time zone 'Asia/Tbilisi')::date
           and (accepted_at is not null or accept_until > app_now())`,
        [ownerSubject],
      );
      return only(rows).open;
    },

    async accept(tx, mandateId, holderSubject) {
      const { rowCount } = await connectionOf(tx).query(
        `update mandates set holder_subject = $2, holder_number = null, accepted_at = app_now()
         where mandate_id = $1 and accepted_at is null and ended_at is null and accept_until > app_now()
           and valid_until >= (app_now() at time zone 'Asia/Tbilisi')::date`,
        [mandateId, holderSubject],
      );
      return rowCount === 1;
    },

    async end(tx, mandateId, because) {
      const { rowCount } = await connectionOf(tx).query(
        'update mandates set ended_at = app_now(), ended_because = $2 where mandate_id = $1 and ended_at is null',
        [mandateId, because],
      );
      return rowCount === 1;
    },

    async markExpiring(tx, withinDays, limit) {
      const { rows } = await connectionOf(tx).query<MandateRow>(
        `update mandates set told_expiring_at = app_now() where mandate_id in (
           select mandate_id from mandates
           where ended_at is null and accepted_at is not null and told_expiring_at is null
             and valid_until < (app_now() at time zone 'Asia/Tbilisi')::date + $1::int
             and valid_until >= (app_now() at time zone 'Asia/Tbilisi')::date
           order by valid_until limit $2)
         returning ${COLUMNS}`,
        [withinDays, limit],
      );
      return withParties(tx, rows);
    },
  };
};
