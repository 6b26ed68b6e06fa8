import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import type { CaseId, ContentId } from '../src/domain/ids.ts';
import type { Actor, CitizenActor } from '../src/ports/transaction.ts';
import { requireRowSecurity } from '../src/store/pool.ts';
import { connectionOf } from '../src/store/transactions.ts';
import { type ActingCast, actingCast } from './support/acting-cast.ts';
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

/** Guarded tables in which nothing is shown to any citizen, and why. In all others both citizens of this test have rows. */
const FOR_NO_CITIZEN: { readonly [table: string]: string } = {
  changes: 'what clients of the change feed read, about cases of everybody',
  inbox: 'what a system of an agency sent, for that system',
  inbox_files: 'likewise, file by file',
  unmatched_replies: 'replies of which nobody knows yet whose they are',
};

const CITIZENS = ['nino', 'giorgi'] as const;
const DUPLICATES_FOUND = {
  dailyLimits: { letters: 100, caseLetters: 100, organisation: 100 },
  duplicateDays: 30,
} as const;

const citizen = (subject: string): CitizenActor => ({ kind: 'citizen', subject });

let portal: PortalScene;
/** Every table with row-level security. */
let guarded: string[];
/** Those in which things of citizens lie. */
let ofCitizens: string[];
const caseOf: { [subject: string]: CaseId } = {};

/** A citizen with one case, who has done everything that leaves something in a table. */
const lived = async (cast: ActingCast, person: (typeof CITIZENS)[number]): Promise<void> => {
  const put = async (path: string, body: object) => (await cast.ask({ person }, 'PUT', path, { body })).status;
  const { uploadId } = cast.must(await cast.upload({ person }), 201).json;
  const { caseId } = cast.must(await cast.submit({ person }, { attachments: [{ uploadId }] }), 201).json;
  caseOf[person] = caseId;
  await portal.scanned();
  await portal.delivered(caseId);
  await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
  await portal.agencySays(caseId, 'REPLY', portal.aReply(), [{ fileName: 'b.pdf', bytes: aPdf(400) }]);
  expect(await put(`/v1/drafts/${randomUUID()}`, { title: 'ა' })).toBe(201);
  expect(await put('/v1/me/contacts/email', { address: `new-${person}@example.ge` })).toBe(200);
  expect(await put('/v1/me/notice-settings', { switchedOff: [] })).toBe(200);
  const [letter] = await portal.rows<{ letter_id: string }>('select letter_id from letters where case_id = $1', caseId);
  cast.must(await cast.ask({ person }, 'GET', `/v1/cases/${caseId}/letters/${letter?.letter_id}.pdf`), 200);
  const mandateId = await cast.mandate(person, 'mariam');
  cast.must(await cast.ask({ person: 'mariam', mandateId }, 'GET', '/v1/cases'), 200);
  // What comes with time, or with a new key of the gateway.
  await portal.rows(
    `insert into citizen_reminders (case_id, leg_id, event, about_day, reminded_at)
     select case_id, leg_id, 'overdue', '2026-12-01', app_now() from legs where case_id = $1`,
    caseId,
  );
  await portal.rows(
    `insert into replaced_envelopes (message_id, delivery_id, replaced_by, replaced_at)
     select gen_random_uuid(), delivery_id, message_id, app_now() from deliveries where case_id = $1`,
    caseId,
  );
};

beforeAll(async () => {
  portal = await portalScene({ filingRules: DUPLICATES_FOUND });
  const cast = await actingCast(portal);
  const { transactions, changes } = composeStore(portal.database.poolAs('shikriki_worker'), ids);
  for (const person of CITIZENS) await lived(cast, person);
  // One change goes into the feed; the others still wait.
  await transactions.inTransaction({ kind: 'worker' }, (tx) => changes.sequence(tx, 1));
  const ofNoCase = { conversationId: randomUUID(), legId: randomUUID() };
  await portal.agencySays(caseOf.nino as CaseId, 'REPLY', portal.aReply(), [], { header: ofNoCase });
  const found = await portal.rows<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relispartition order by 1`,
  );
  guarded = found.map(({ name }) => name);
  ofCitizens = guarded.filter((table) => !(table in FOR_NO_CITIZEN));
  // Rights are a lock of their own. These tests are about the other one: what a policy holds where a right is given by mistake.
  await portal.rows(`grant select, insert, update, delete on ${guarded.join(', ')} to shikriki_api`);
});
afterAll(() => portal.close());

/** Runs SQL as the api does, in somebody's name. */
const as = <T extends pg.QueryResultRow>(actor: Actor, sql: string, ...values: unknown[]) =>
  portal.database.transactions.inTransaction(actor, (tx) => connectionOf(tx).query<T>(sql, values));

/** The rows of a whole table that an actor sees, as text. */
const seen = async (actor: Actor, table: string): Promise<readonly string[]> =>
  (await as<{ row: string }>(actor, `select t::text as row from ${table} t order by 1`)).rows.map(({ row }) => row);
/** The rows that are there. */
const kept = async (table: string): Promise<readonly string[]> =>
  (await portal.rows<{ row: string }>(`select t::text as row from ${table} t order by 1`)).map(({ row }) => row);

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

  test('has rows here: of both citizens, each of which only one of them sees, or of none', async () => {
    const [full, shownToNone]: [string[], string[]] = [[], []];
    for (const table of guarded) {
      expect((await kept(table)).length, `${table} is empty: nothing is proven about it`).toBeGreaterThan(0);
      const [ninos, giorgis] = [await seen(citizen('nino'), table), await seen(citizen('giorgi'), table)];
      if (ninos.length > 0 && giorgis.length > 0) full.push(table);
      if (ninos.length === 0 && giorgis.length === 0) shownToNone.push(table);
      expect(
        ninos.filter((row) => giorgis.includes(row)),
        table,
      ).toEqual([]);
    }
    // A new table: let `lived` above put something of each citizen into it.
    expect(full).toEqual(ofCitizens);
    expect(shownToNone).toEqual(Object.keys(FOR_NO_CITIZEN));
  });

  test('shows nothing to a citizen who has nothing, nor to nobody', async () => {
    for (const table of guarded) {
      expect(await seen(citizen('stranger'), table), table).toEqual([]);
      expect(await seen(citizen(''), table), table).toEqual([]);
      expect((await portal.database.pool.query(`select from ${table}`)).rowCount, table).toBe(0);
    }
  });

  test('lets a stranger change and remove nothing', async () => {
    for (const table of guarded) {
      const before = await kept(table);
      const [column] = await portal.rows<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
           and attidentity = '' and attgenerated = '' limit 1`,
        table,
      );
      const change = `update ${table} set "${column?.name}" = "${column?.name}"`;
      expect((await as(citizen('stranger'), change)).rowCount, table).toBe(0);
      expect((await as(citizen('stranger'), `delete from ${table}`)).rowCount, table).toBe(0);
      expect(await kept(table), table).toEqual(before);
    }
  });

  test('takes no row for another owner', async () => {
    for (const table of guarded) {
      const read = `select to_jsonb(t) as row from ${table} t limit 1`;
      const [mine] =
        table in FOR_NO_CITIZEN
          ? await portal.rows<{ row: object }>(read)
          : (await as<{ row: object }>(citizen('nino'), read)).rows;
      const insert = `insert into ${table} overriding system value select (jsonb_populate_record(null::${table}, $1)).*`;
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
