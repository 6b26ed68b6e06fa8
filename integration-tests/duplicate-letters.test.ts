import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { connectionOf } from '../src/store/transactions.ts';
import { makeKeepHouse } from '../src/use-cases/keep-house.ts';
import { insertCases } from './support/many-cases.ts';
import { ids, rememberingLog } from './support/parts.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';
import { rowsVisited } from './support/rows-visited.ts';

const RULES = { dailyLimits: { letters: 1000, caseLetters: 1000, organisation: 1000 }, duplicateDays: 30 } as const;
const TEXT = `გთხოვთ, შეაკეთოთ მაგალითის ქუჩის სავალი ნაწილი ნომერი სამიდან ნომერ ცხრამდე, რადგან ორმოების გამო ავტომობილები ზიანდება და
ფეხით მოსიარულეებს წვიმაში გავლა უჭირთ. ბოლო შეკეთება შვიდი წლის წინ მოხდა, მას შემდეგ კი წყლის მილი ორჯერ გატყდა. გთხოვთ, მაცნობოთ, როდის
დაიწყება სამუშაოები და ვინ იქნება პასუხისმგებელი.`;

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene({ filingRules: RULES });
});
afterAll(() => portal.close());
const setClock = (shift: string) => portal.rows('update installation set clock_shift = $1::interval', shift);
afterEach(() => setClock('0'));
let citizen: string;
beforeEach(() => {
  citizen = `citizen-${randomUUID()}`;
});
const file = (change: object = {}, key = randomUUID()) =>
  portal.submit(portal.aLetter({ text: TEXT, ...change }), { as: citizen, key });

describe('a letter that its citizen wrote before to the same agency', () => {
  test('is refused with the number of the earlier one, and taken once the citizen confirms it', async () => {
    const first = await file();
    const again = await file({ title: 'სხვა სათაური', text: `  ${TEXT.replaceAll('\n', ' ')} ` });
    expect([again.status, again.json.code]).toEqual([409, 'LooksLikeDuplicate']);
    expect(again.json.detail).toContain(first.json.trackingNumber);
    expect(again.json.detail).toContain('confirmDuplicate: true');
    expect(again.json.detail).not.toContain('მაგალითის');
    expect((await file({ confirmDuplicate: true })).status).toBe(201);
  });

  test('is found as well where a word of it is another one', async () => {
    await file();
    const again = await file({ text: TEXT.replace('შვიდი', 'რვა') });
    expect(again.json).toMatchObject({ code: 'LooksLikeDuplicate' });
    expect(again.json.detail).toContain('nearly the same words');
  });

  test('is no duplicate of itself: the same request again gets the same answer', async () => {
    const key = randomUUID();
    const first = await file({}, key);
    expect((await file({}, key)).bytes).toEqual(first.bytes);
  });

  test('is filed once where a button is pressed twice, with a key each', async () => {
    const owner = portal.database.poolAs('shikriki_migrator');
    await owner.query(
      `insert into daily_filings values ($1, (app_now() at time zone 'Asia/Tbilisi')::date, 'letters', 0)`,
      [citizen],
    );
    // Holds up whoever comes to be counted, so that all of them are under way at once.
    const holder = await owner.connect();
    await holder.query('begin');
    await holder.query('select 1 from daily_filings where owner_subject = $1 for update', [citizen]);
    const filing = Array.from({ length: 3 }, () => file());
    try {
      await vi.waitFor(async () => {
        const { rows } = await owner.query(
          `select distinct pid from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`,
        );
        expect(rows).toHaveLength(3);
      }, 10_000);
    } finally {
      await holder.query('commit');
      holder.release();
    }
    const answers = await Promise.all(filing);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('can be filed under the key that was refused', async () => {
    await file();
    const key = randomUUID();
    expect((await file({}, key)).status).toBe(409);
    expect((await file({ confirmDuplicate: true }, key)).status).toBe(201);
  });

  test('may be written again after the days in which letters are compared', async () => {
    await file();
    await setClock('31 days');
    expect((await file()).status).toBe(201);
  });
});

describe('no duplicate is', () => {
  test('the letter of somebody else, to another agency, about something else, or with another form', async () => {
    await file();
    expect((await portal.submit(portal.aLetter({ text: TEXT }), { as: `other-${citizen}` })).status).toBe(201);
    expect((await file({ agencyCode: 'rs' })).status).toBe(201);
    expect((await file({ text: 'გთხოვთ, მაცნობოთ, როდის არის მიღების დღე.' })).status).toBe(201);
    const foi = { letterType: 'foi', text: 'გთხოვთ დოკუმენტებს.' };
    expect((await file({ ...foi, form: { period: '2024' } })).status).toBe(201);
    expect((await file({ ...foi, form: { period: '2025', documentDescription: 'ბრძანებები' } })).status).toBe(201);
  });
});

test('what letters are compared by holds nothing of their text, and is forgotten with the days', async () => {
  await file();
  const [row] = await portal.rows<{ text_digest: Buffer; sketch: string[] }>(
    'select text_digest, sketch from letter_likeness where owner_subject = $1',
    citizen,
  );
  expect(row?.text_digest).toHaveLength(32);
  expect(row?.sketch.length).toBeGreaterThan(10);
  await setClock('31 days');
  const store = composeStore(portal.database.poolAs('shikriki_worker'), ids);
  await makeKeepHouse({ ...store, filingRules: RULES, log: rememberingLog() })();
  expect(await portal.rows('select 1 from letter_likeness where owner_subject = $1', citizen)).toEqual([]);
});

describe('where there are many letters', () => {
  const OF_BUSY = 2_000;
  const OF_EACH = 25;
  beforeAll(async () => {
    const owner = portal.database.tables;
    await insertCases(owner, [
      { name: 'busy', owners: 1, casesEach: OF_BUSY },
      { name: 'citizens', owners: 400, casesEach: OF_EACH },
    ]);
    await owner.query(
      `insert into letter_likeness select case_id, owner_subject, 'mof', now() - random() * interval '29 days', decode(md5(case_id::text), 'hex'), '{1,2,3}'
       from cases where owner_subject like 'busy-%' or owner_subject like 'citizens-%'`,
    );
    await owner.query('analyze letter_likeness');
  });

  // Connections plan anew for the first calls, then once for all; either plan must do. Whoever plans looks at some rows, and by the days of
  // all letters, those of others lie between.
  test.each([
    ['busy-0', OF_BUSY, 1_000, 'force_custom_plan'],
    ['busy-0', OF_BUSY, 1_000, 'force_generic_plan'],
    ['citizens-7', OF_EACH, OF_EACH + 10, 'force_custom_plan'],
    ['citizens-7', OF_EACH, OF_EACH + 10, 'force_generic_plan'],
  ])(
    'one of %s, who has %i, is compared by index and with no more than %i (%s)',
    async (owner, letters, most, planning) => {
      await portal.database.transactions.inTransaction({ kind: 'citizen', subject: owner }, async (tx) => {
        await connectionOf(tx).query(`set local plan_cache_mode = ${planning}`);
        const { letterLikeness } = composeStore(portal.database.pool, ids);
        const scope = { ownerSubject: owner, agencyCode: 'mof', since: new Date(Date.now() - 30 * 86_400_000) };
        let nearly = 0;
        const same = await rowsVisited(tx, 'letter_likeness', () =>
          letterLikeness.findSame(tx, scope, Buffer.alloc(32)),
        );
        const recent = await rowsVisited(tx, 'letter_likeness', async () => {
          nearly = (await letterLikeness.recent(tx, scope, 50)).length;
        });
        expect(nearly).toBe(Math.min(letters, 50));
        expect(same.byIndex, 'the same words').toBeLessThan(10);
        expect(recent.byIndex, 'nearly the same words').toBeLessThan(most);
        expect(same.withoutIndex + recent.withoutIndex).toBe(0);
      });
    },
  );
});
