import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import type { CaseId, ContentId } from '../src/domain/ids.ts';
import type { Actor, CitizenActor } from '../src/ports/transaction.ts';
import { requireRowSecurity } from '../src/store/pool.ts';
import { connectionOf } from '../src/store/transactions.ts';
import { ids } from './support/parts.ts';
import { aPdf, type PortalScene, portalScene } from './support/portal-scene.ts';

/** Tables in which, by the names of their columns, a citizen's things could lie and do not. */
const NOBODYS: { readonly [table: string]: string } = {
  alerts: 'subject: a system, an agency, a certificate',
  holds: 'delivery_id: what an operator holds, and why',
  operator_acts: 'subject: what an operator did something to',
};
/** What names somebody, something of theirs, or bytes. */
const TELLING = [
  'owner_subject',
  'subject',
  'holder_subject',
  'case_id',
  'leg_id',
  'letter_id',
  'delivery_id',
  'file_id',
  'content_id',
];

/** Tables of which each of the two citizens of this test has rows. */
const OF_CITIZENS = [
  'case_search',
  'cases',
  'contacts',
  'content',
  'content_chunks',
  'daily_filings',
  'deliveries',
  'envelopes',
  'events',
  'exchange_log',
  'files',
  'idempotency_keys',
  'legs',
  'letter_files',
  'letters',
  'notifications',
  'parties',
  'receipts',
];

const citizen = (subject: string): CitizenActor => ({ kind: 'citizen', subject });

let portal: PortalScene;
let guarded: string[];
const caseOf: { [subject: string]: CaseId } = {};

beforeAll(async () => {
  portal = await portalScene();
  for (const subject of ['nino', 'giorgi']) {
    const { uploadId } = (await portal.upload('a.pdf', aPdf(), { as: subject })).json;
    const { caseId } = await portal.filed({ attachments: [{ uploadId }] }, subject);
    caseOf[subject] = caseId as CaseId;
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
    await portal.agencySays(caseId, 'REPLY', portal.aReply(), [{ fileName: 'b.pdf', bytes: aPdf(400) }]);
  }
  const found = await portal.rows<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relispartition order by 1`,
  );
  guarded = found.map(({ name }) => name);
});
afterAll(() => portal.close());

/** Runs SQL as the api does, in somebody's name. */
const as = <T extends pg.QueryResultRow>(actor: Actor, sql: string, ...values: unknown[]) =>
  portal.database.transactions.inTransaction(actor, (tx) => connectionOf(tx).query<T>(sql, values));

/** The rows of a whole table that an actor sees, as text. */
const seen = async (actor: Actor, table: string): Promise<readonly string[]> => {
  const right = await portal.rows<{ may: boolean }>(
    `select has_table_privilege('shikriki_api', $1, 'select') as may`,
    table,
  );
  if (right[0]?.may !== true) return [];
  return (await as<{ row: string }>(actor, `select t::text as row from ${table} t`)).rows.map(({ row }) => row);
};

describe('the connections of the gateway', () => {
  test.each(['shikriki_api', 'shikriki_worker', 'shikriki_operator'] as const)(
    'of %s are neither a superuser nor past row-level security',
    async (role) => {
      const { rows } = await portal.database
        .poolAs(role)
        .query(
          `select current_user as role, rolsuper, rolbypassrls, row_security_active('cases') as active from pg_roles where rolname = current_user`,
        );
      expect(rows).toEqual([{ role, rolsuper: false, rolbypassrls: false, active: true }]);
    },
  );

  test('are refused at the start where the role was lost on the way', async () => {
    await expect(requireRowSecurity(portal.database.pool, 'shikriki_api')).resolves.toBeUndefined();
    await expect(requireRowSecurity(portal.database.tables, 'shikriki_api')).rejects.toThrow(
      'acts as shikriki_migrator',
    );
    await expect(requireRowSecurity(portal.database.tables, 'shikriki_migrator')).rejects.toThrow('not bound');
  });
});

describe('every table', () => {
  test('that could hold something of a citizen is guarded', async () => {
    const open = await portal.rows<{ name: string }>(
      `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attname = any($1)
         and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and 'shikriki_api'::regrole = any(p.polroles))
           and exists (select from pg_policy p where p.polrelid = c.oid and 'shikriki_worker'::regrole = any(p.polroles)))
       order by 1`,
      TELLING,
    );
    // A new table: select guard_by_owner('...') or guard_by_case('...') in its migration (migration 0018).
    expect(open.map(({ name }) => name)).toEqual(Object.keys(NOBODYS));
  });

  test('keeps its months shut to whoever asks for them by name', async () => {
    const months = await portal.rows<{ name: string; guarded: boolean; may: boolean }>(
      `select relname as name, relrowsecurity as guarded, has_table_privilege('shikriki_api', oid, 'select') as may
       from pg_class where relispartition and relkind = 'r' and relnamespace = 'public'::regnamespace
         and relname ~ '^(events|notifications|exchange_log|attempts|mandate_acts)_'`,
    );
    expect(months.length).toBeGreaterThan(50);
    expect(months.filter(({ guarded: isGuarded, may }) => !isGuarded || may)).toEqual([]);
  });

  test('has rows of both citizens here, each of which only one of them sees', async () => {
    const full: string[] = [];
    for (const table of guarded) {
      const [ninos, giorgis] = [await seen(citizen('nino'), table), await seen(citizen('giorgi'), table)];
      if (ninos.length > 0 && giorgis.length > 0) full.push(table);
      expect(
        ninos.filter((row) => giorgis.includes(row)),
        table,
      ).toEqual([]);
    }
    expect(full).toEqual(OF_CITIZENS);
  });

  test('shows nothing to a citizen who has nothing, nor to nobody', async () => {
    for (const table of guarded) {
      expect(await seen(citizen('stranger'), table), table).toEqual([]);
      expect(await seen(citizen(''), table), table).toEqual([]);
      const { rows } = await portal.database.pool.query<{ may: boolean }>(
        `select has_table_privilege('shikriki_api', $1, 'select') as may`,
        [table],
      );
      if (rows[0]?.may === true)
        expect((await portal.database.pool.query(`select from ${table}`)).rowCount, table).toBe(0);
    }
  });

  test('lets a stranger change and remove nothing', async () => {
    for (const table of guarded) {
      const columns = await portal.rows<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
           and has_column_privilege('shikriki_api', $1::regclass, attnum, 'update') limit 1`,
        table,
      );
      for (const { name } of columns)
        expect((await as(citizen('stranger'), `update ${table} set "${name}" = "${name}"`)).rowCount, table).toBe(0);
      const removal = as(citizen('stranger'), `delete from ${table}`).then(({ rowCount }) => rowCount);
      expect([0, 'permission denied'], table).toContain(
        await removal.catch((error: unknown) => (/permission denied/.exec(String(error)) ?? ['another error'])[0]),
      );
    }
    for (const table of OF_CITIZENS) expect((await seen(citizen('nino'), table)).length, table).toBeGreaterThan(0);
  });

  test('takes no row for another owner', async () => {
    for (const table of OF_CITIZENS) {
      const [mine] = (await as<{ row: object }>(citizen('nino'), `select to_jsonb(t) as row from ${table} t limit 1`))
        .rows;
      const insert = `insert into ${table} select (jsonb_populate_record(null::${table}, $1)).*`;
      await expect(as(citizen('giorgi'), insert, mine?.row), table).rejects.toThrow('row-level security');
      await expect(portal.database.pool.query(insert, [mine?.row]), table).rejects.toThrow('row-level security');
    }
  });
});

describe("the store's own statements without an owner in them", () => {
  test('find nothing of another', async () => {
    const store = composeStore(portal.database.pool, ids);
    const foreign = caseOf.nino as CaseId;
    const [letter] = await portal.rows<{ content_id: ContentId }>(
      `select content_id from letters where case_id = $1 and kind = 'REPLY'`,
      foreign,
    );
    const contentId = letter?.content_id as ContentId;
    await store.transactions.inTransaction(citizen('giorgi'), async (tx) => {
      expect(await store.cases.lockCase(tx, foreign)).toBeUndefined();
      expect(await store.cases.legs(tx, foreign)).toEqual([]);
      expect(await store.cases.events(tx, foreign)).toEqual([]);
      await expect(store.content.getJson(tx, contentId)).rejects.toThrow('is missing');
      // Even where the caller claims to be asking for the owner.
      expect(await store.caseReads.findCase(tx, 'nino', foreign)).toBeUndefined();
      expect((await store.caseReads.listByFiling(tx, 'nino', {}, undefined, 20)).cases).toEqual([]);
    });
    await expect(store.content.stream(citizen('giorgi'), contentId).toArray()).rejects.toThrow('is missing');
    expect((await store.content.stream(citizen('nino'), contentId).toArray()).length).toBe(1);
  });

  test('of a version that sets the actor alone work as before', async () => {
    const client = await portal.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('shikriki.actor_kind', 'citizen', true), set_config('shikriki.actor', 'nino', true)`,
      );
      expect((await client.query('select owner_subject from cases')).rows).toEqual([{ owner_subject: 'nino' }]);
      await client.query(
        `with new_case as (
           insert into cases (case_id, tracking_number, letter_type, language, owner_subject, trace_id, filed_at, state, updated_at)
           values ($1, 'MG-2026-9999999-X', 'letter', 'ka', 'nino', repeat('a', 32), now(), 'sending', now())),
         new_search as (insert into case_search (case_id, title, title_folded) values ($1, 'x', 'x'))
         insert into legs (leg_id, case_id, leg_number, agency_code, state) values ($1, $1, 1, 'mof', 'sending')`,
        [randomUUID()],
      );
      expect((await client.query('select from legs')).rowCount).toBe(2);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('leave nothing of their name to the next one on the connection', async () => {
    const client = await portal.database.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('shikriki.actor_kind', 'citizen', true), set_config('shikriki.owner', 'nino', true)`,
      );
      expect((await client.query('select from cases')).rowCount).toBe(1);
      await client.query('commit');
      expect((await client.query('select from cases')).rowCount).toBe(0);
    } finally {
      client.release();
    }
  });
});
