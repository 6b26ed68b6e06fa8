import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import type { CaseId } from '../src/domain/ids.ts';
import type { CasePage } from '../src/ports/case-reads.ts';
import type { Transaction } from '../src/ports/transaction.ts';
import { LOOKED_THROUGH } from '../src/store/case-find.ts';
import { connectionOf } from '../src/store/transactions.ts';
import { COMMON, insertCases, NOT_INDEXED, OLD, RARE } from './support/many-cases.ts';
import { ids } from './support/parts.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';
import { rowsVisited } from './support/rows-visited.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const list = async (query: string, as: string, path = '/v1/completed-tasks') =>
  (await portal.call('GET', `${path}?${query}`, { as })).json;
const titles = ({ items }: { items: readonly { title: string }[] }): string[] => items.map(({ title }) => title);

describe('filters', () => {
  const as = 'filterer';
  beforeAll(async () => {
    const cases = [
      { title: 'ა', agencyCode: 'mof', outcome: 'ANSWERED' as const, on: '2026-10-01' },
      { title: 'ბ', agencyCode: 'mof', outcome: 'PARTLY_ANSWERED' as const, on: '2026-10-02' },
      { title: 'გ', agencyCode: 'rs', outcome: 'NOT_HELD' as const, on: '2026-10-03' },
    ];
    for (const { title, agencyCode, outcome, on } of cases) {
      const { caseId } = await portal.filed({ title, agencyCode }, as);
      await portal.rows(`update cases set filed_at = '2026-09-01' where case_id = $1`, caseId);
      const from = agencyCode === 'rs' ? 'rs' : 'mof';
      await portal.agencySays(caseId, 'REPLY', portal.aReply({ outcome, occurredAt: `${on}T08:00:00Z` }), [], { from });
      if (title !== 'ბ') await portal.call('PUT', `/v1/cases/${caseId}/opened`, { as });
    }
    await portal.filed({ title: 'დ' }, as);
  });

  test.each([
    ['agencyCode=mof', ['ბ', 'ა']],
    ['agencyCode=mof&agencyCode=rs', ['ბ', 'გ', 'ა']],
    ['outcome=partially_answered&outcome=not_held', ['ბ', 'გ']],
    ['state=answered', ['ა']],
    ['unread=true', ['ბ']],
    ['unread=false', ['ბ', 'გ', 'ა']],
    ['letterType=foi', []],
    ['letterType=foi&letterType=letter', ['ბ', 'გ', 'ა']],
    ['completedFrom=2026-10-02', ['ბ', 'გ']],
    ['completedFrom=2026-10-01&completedTo=2026-10-01', ['ა']],
    ['completedFrom=2000-01-01&completedTo=2099-12-31', ['ბ', 'გ', 'ა']],
    ['agencyCode=mof&outcome=partially_answered&unread=true&completedTo=2026-10-02&search=mof', []],
    ['agencyCode=mof&outcome=partially_answered&unread=true&completedTo=2026-10-02&search=ფინანსთა', ['ბ']],
    ['agencyCode=rs&outcome=partially_answered', []],
  ])('%s', async (query, expected) => {
    const found = await list(query, as);
    expect(titles(found)).toEqual(expected);
    expect(found.count).toEqual({ matches: expected.length, more: false });
    expect(found.unread).toEqual({ matches: 1, more: false });
  });

  test.each([
    ['agencyCode=mof&agencyCode=ministry', '/agencyCode/1', /no agency has this code/],
    ['letterType=poem', '/letterType/0', /no letter type has this code/],
    ['outcome=won', '/outcome/0', /must be one of answered/],
    ['state=lost', '/state/0', /must be one of sending/],
    ['completedFrom=2026-10-02&completedTo=2026-10-01', '/completedTo', /before the day/],
    ['completedFrom=0000-01-01', '/completedFrom', /from 1900-01-01/],
    ['completedFrom=0001-01-01', '/completedFrom', /from 1900-01-01/],
    ['completedTo=9999-12-31', '/completedTo', /to 9998-12-31/],
    ['unread=maybe', '/unread', /boolean/],
    ['search=', '/search', /must not be empty/],
    ['search=a&search=b', '/search', /string/],
    ['filedFrom=2026-10-01', '/filedFrom', /not a known field/],
  ])('%s is a problem that says where and why', async (query, pointer, detail) => {
    const { status, json } = await portal.call('GET', `/v1/completed-tasks?${query}`, { as });
    expect([status, json.code]).toEqual([400, 'Validation']);
    expect(json.errors).toEqual([{ pointer, detail: expect.stringMatching(detail) }]);
  });

  test('know agencies that have closed', async () => {
    await portal.database
      .poolAs('shikriki_migrator')
      .query(`update agencies set closed_on = '2020-01-01' where code = 'geostat'`);
    expect((await portal.call('GET', '/v1/cases?agencyCode=geostat', { as })).status).toBe(200);
  });

  test('pages say how many there are once', async () => {
    const first = await list('limit=2', as);
    const second = await list(`limit=2&cursor=${first.nextCursor}`, as);
    expect([first.count, second.count, second.unread]).toEqual([{ matches: 3, more: false }, undefined, undefined]);
    expect([...titles(first), ...titles(second)]).toEqual(['ბ', 'გ', 'ა']);
  });
});

test('a case stays found while it changes: forwarded, answered, read', async () => {
  const as = 'mover';
  const { caseId } = await portal.filed({ title: 'მოძრავი' }, as);
  const states = async () =>
    Promise.all(
      ['state=sending', 'state=registered', 'state=answered', 'agencyCode=mof'].map(
        async (query) => titles(await list(query, as, '/v1/cases')).length,
      ),
    );
  expect(await states()).toEqual([1, 0, 0, 1]);
  await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
  expect(await states()).toEqual([0, 1, 0, 1]);
  await portal.agencySays(caseId, 'REPLY', portal.aReply());
  expect(await states()).toEqual([0, 0, 1, 1]);
  expect(titles(await list('search=მოძრავი', as))).toEqual(['მოძრავი']);
});

describe('an organisation with many letters', () => {
  const as = 'organisation-0';
  const CASES = 4_000;
  beforeAll(async () => {
    await insertCases(portal.database.poolAs('shikriki_migrator'), [
      { name: 'organisation', owners: 1, casesEach: CASES },
      // One with so many that nobody would read all of them to look through the newest.
      { name: 'larger', owners: 1, casesEach: 12_000 },
      // Another one whose letters are in the same index, in the same words.
      { name: 'rival', owners: 1, casesEach: 1_500 },
      { name: 'citizens', owners: 40, casesEach: 50 },
    ]);
  });

  const allNumbers = async (
    query: string,
    path: string,
    between: (page: number) => Promise<unknown> = async () => undefined,
  ) => {
    const seen: string[] = [];
    for (let cursor = '', page = 0; ; page++) {
      const { items, nextCursor } = await list(`${query}&limit=100${cursor}`, as, path);
      seen.push(...items.map((item: { trackingNumber: string }) => item.trackingNumber));
      if (nextCursor === undefined) return seen;
      cursor = `&cursor=${nextCursor}`;
      await between(page);
    }
  };
  const expected = async (condition: string): Promise<string[]> =>
    (
      await portal.rows<{ number: string }>(
        `select tracking_number as number from cases c join case_search s using (case_id) join legs l using (case_id) where c.owner_subject = $1 and ${condition}`,
        as,
      )
    ).map(({ number }) => number);

  test.each([
    ['a word that half of them hold', `search=${COMMON}`, `s.terms::text like '%inpormaciis''%'`],
    ['a word that few hold', `search=${RARE}`, `s.terms::text like '%elektrogadam%'`],
    ['a word of old letters only', `search=${OLD}`, `s.terms::text like '%vakcinacia%'`],
    [
      'a word and a filter',
      `search=${OLD}&agencyCode=rs&letterType=foi`,
      `s.terms::text like '%vakcinacia%' and l.agency_code = 'rs' and c.letter_type = 'foi'`,
    ],
    ['a filter alone', 'letterType=foi&outcome=answered', `c.letter_type = 'foi' and c.outcome = 'ANSWERED'`],
    ['days alone', 'completedFrom=2020-01-01&completedTo=2020-12-31', `s.completed_at < '2020-12-31T20:00:00Z'`],
  ])('finds all letters with %s, once each', async (_what, query, condition) => {
    const wanted = await expected(`${condition} and c.completed_at is not null`);
    const seen = await allNumbers(query, '/v1/completed-tasks');
    expect(seen).toHaveLength(wanted.length);
    expect(new Set(seen)).toEqual(new Set(wanted));
    const { count } = await list(query, as);
    if (count.more) {
      expect(count.matches).toBeGreaterThanOrEqual(50);
      expect(count.matches).toBeLessThanOrEqual(Math.min(1000, wanted.length));
    } else expect(count.matches).toBe(wanted.length);
  });

  test('pages through a search in order while replies come and are read', async () => {
    const before = await allNumbers(`search=${OLD}`, '/v1/cases');
    const seen = await allNumbers(`search=${OLD}`, '/v1/cases', async (page) => {
      await portal.rows(
        `update cases set state = 'closed', unread_replies = 1 - unread_replies where owner_subject = $1 and tracking_number like '%' || $2`,
        as,
        String(page),
      );
      const filed = await portal.filed({ title: OLD }, as);
      await portal.agencySays(filed.caseId, 'REPLY', portal.aReply());
    });
    expect(seen).toEqual(before);
  });

  describe('where what it looks for is not among its newest', () => {
    const as = 'larger-0';
    const WORD = 'ჰიპოპოტამი';
    const OWN = 3;
    const indexedOf = async (owner: string, limit?: number) =>
      (
        await portal.rows<{ case_id: CaseId }>(
          `select case_id from case_search where owner_subject = $1 and indexed order by filed_at limit $2`,
          owner,
          limit,
        )
      ).map(({ case_id }) => case_id);
    const search = (tx: Transaction) =>
      composeStore(portal.database.pool, ids).caseReads.listByFiling(tx, as, { search: WORD }, undefined, 20);
    let own: readonly CaseId[];
    beforeAll(async () => {
      const { transactions, caseSearch } = composeStore(portal.database.poolAs('shikriki_worker'), ids);
      own = await indexedOf(as, OWN);
      const others = await indexedOf('rival-0');
      expect(others).toHaveLength(500);
      await transactions.inTransaction({ kind: 'worker' }, async (tx) => {
        for (const caseId of [...own, ...others]) await caseSearch.add(tx, caseId, [WORD]);
      });
      // What the planner knows must not depend on when autovacuum comes by.
      await portal.database.poolAs('shikriki_migrator').query('vacuum analyze case_search');
    });

    // Connections plan anew for the first calls, then once for all; either plan must do.
    test.each(['force_custom_plan', 'force_generic_plan'])(
      'is answered by the index, and never by the letters of others (%s)',
      async (planning) => {
        await portal.database.transactions.inTransaction({ kind: 'citizen', subject: as }, async (tx) => {
          await connectionOf(tx).query(`set local plan_cache_mode = ${planning}`);
          let found: CasePage | undefined;
          const visited = await rowsVisited(tx, 'case_search', async () => {
            found = await search(tx);
          });
          expect(new Set(found?.cases.map(({ caseId }) => caseId))).toEqual(new Set(own));
          // Neither all letters of the owner nor the hundreds of others in which the word stands. What is found is read again to be shown, and
          // whoever plans looks at some rows.
          expect(visited.byIndex).toBeLessThan(LOOKED_THROUGH + NOT_INDEXED + 50);
          expect(visited.withoutIndex).toBe(0);
        });
      },
    );

    test('shows and counts nothing of an owner whose words stand behind the same key', async () => {
      await portal.rows(
        `update case_search set terms = terms || array_to_tsvector(array(select distinct search_key($1) || substr(word, 7) from unnest(tsvector_to_array(terms)) word))
         where owner_subject = 'rival-0' and indexed`,
        as,
      );
      const { cases, count } = await portal.database.transactions.inTransaction(
        { kind: 'citizen', subject: as },
        search,
      );
      expect(new Set(cases.map(({ caseId }) => caseId))).toEqual(new Set(own));
      expect(count).toEqual({ matches: OWN, more: false });
    });
  });

  test('finds a letter that was filed just now', async () => {
    await portal.filed({ title: 'ახლახან წარდგენილი ხელშეკრულება' }, as);
    const { items } = await list('search=axlaxan', as, '/v1/cases');
    expect(titles({ items })).toEqual(['ახლახან წარდგენილი ხელშეკრულება']);
  });
});
