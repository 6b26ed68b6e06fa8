import type { CitizenContacts, Contact } from '../ports/citizen-contacts.ts';
import { connectionOf } from './transactions.ts';

interface ContactRow {
  kind: Contact['kind'];
  address: string | null;
  confirmed_at: Date | null;
  source: Contact['source'];
}

/** Contacts of citizens in a table that can be erased; meets port CitizenContacts. */
export const citizenContacts: CitizenContacts = {
  async lock(tx, subject) {
    await connectionOf(tx).query({
      name: 'contacts-lock',
      text: `select pg_advisory_xact_lock(hashtextextended('contacts ' || $1::text, 0))`,
      values: [subject],
    });
  },

  async of(tx, subject) {
    const { rows } = await connectionOf(tx).query<ContactRow>({
      name: 'contacts-of-citizen',
      text: 'select kind, address, confirmed_at, source from contacts where subject = $1 order by kind',
      values: [subject],
    });
    return rows.map((row) => ({
      kind: row.kind,
      source: row.source,
      ...(row.address !== null && { address: row.address }),
      ...(row.confirmed_at !== null && { confirmedAt: row.confirmed_at }),
    }));
  },

  async put(tx, subject, { kind, address, source, confirmed }) {
    await connectionOf(tx).query({
      name: 'contact-put',
      text: `insert into contacts (subject, kind, address, confirmed_at, source, updated_at)
             values ($1, $2, $3, case when $4 then app_now() end, $5, app_now())
             on conflict (subject, kind) do update
             set address = excluded.address, confirmed_at = excluded.confirmed_at, source = excluded.source, updated_at = excluded.updated_at
             -- What the citizen chose in the meantime stays.
             where excluded.source = 'citizen' or contacts.source = 'token'`,
      values: [subject, kind, address ?? null, confirmed, source],
    });
  },
};
