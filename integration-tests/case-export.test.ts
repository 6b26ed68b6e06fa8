import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from './support/csv.ts';
import { insertCases } from './support/many-cases.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const table = async (path: string, as: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await portal.call('GET', path, { as, headers });
  if (answer.status !== 200) throw new Error(answer.bytes.toString());
  // A decoder would swallow the mark.
  expect([...answer.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head = [], ...records] = readCsv(answer.bytes.subarray(3).toString('utf8'));
  return { answer, head, records };
};

describe('completed tasks as a table', () => {
  const as = 'exporter';
  beforeAll(async () => {
    const { caseId } = await portal.filed({ title: '=HYPERLINK("http://evil.example","დააჭირეთ")' }, as);
    await portal.rows(`update cases set filed_at = '2026-09-30T21:00:00Z' where case_id = $1`, caseId);
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№\u00a008/12345'));
    await portal.agencySays(
      caseId,
      'REPLY',
      portal.aReply({ outcome: 'PARTLY_ANSWERED', occurredAt: '2026-10-01T20:30:00Z' }),
    );
    await portal.filed({ title: 'ჯერ უპასუხო' }, as);
  });

  test('hold both numbers, the body, type, outcome, days in Tbilisi and what is unread', async () => {
    const { head, records, answer } = await table('/v1/completed-tasks.csv', as);
    expect(head).toEqual([
      ...['ნომერი', 'რეგისტრაციის ნომერი', 'სათაური', 'უწყება', 'წერილის სახე', 'მდგომარეობა', 'შედეგი'],
      ...['წარდგენის დღე', 'რეგისტრაციის დღე', 'დასრულების დღე', 'წაუკითხავი პასუხები'],
    ]);
    expect(records).toHaveLength(1);
    const [number, registration, title, agency, type, state, outcome, filed, , completed, unread] = records[0] ?? [];
    expect(number).toMatch(/^MG-2026-\d{7}-[0-9A-Z]$/);
    expect([registration, agency, outcome]).toEqual([
      '№ 08/12345',
      'საქართველოს ფინანსთა სამინისტრო',
      'პასუხი ნაწილობრივ გაცემულია',
    ]);
    expect(state).toBe('პასუხი ნაწილობრივ გაცემულია');
    expect(type).toMatch(/^\p{Script=Georgian}/u);
    expect([filed, completed, unread]).toEqual(['2026-10-01', '2026-10-02', '1']);
    // A spreadsheet shows it and does not run it.
    expect(title).toBe(`'=HYPERLINK("http://evil.example","დააჭირეთ")`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="completed-tasks-\d{4}-\d{2}-\d{2}\.csv"$/,
    );
  });

  test('name a type that cannot be filed any more, and are filtered by it', async () => {
    await portal.rows(`update letter_types set retired_at = app_now() where code = 'letter'`);
    try {
      const { records } = await table('/v1/completed-tasks.csv?letterType=letter', as);
      expect(records.map((record) => record[4])).toEqual([expect.stringMatching(/^\p{Script=Georgian}/u)]);
    } finally {
      await portal.rows(`update letter_types set retired_at = null where code = 'letter'`);
    }
  });

  test('are in English for those who prefer it', async () => {
    const { head, records } = await table('/v1/completed-tasks.csv', as, { 'accept-language': 'en-GB,ka;q=0.5' });
    expect(head.slice(0, 4)).toEqual(['Tracking number', 'Registration number', 'Title', 'Agency']);
    expect(records[0]?.slice(5, 7)).toEqual(['Partly answered', 'Partly answered']);
  });

  test('obey the filters of the list, and refuse what it refuses', async () => {
    expect((await table('/v1/completed-tasks.csv?outcome=answered', as)).records).toEqual([]);
    expect((await table('/v1/cases.csv?search=უპასუხო', as)).records).toHaveLength(1);
    expect((await table('/v1/cases.csv', as)).records).toHaveLength(2);
    for (const query of ['limit=5', 'cursor=x', 'agencyCode=nobody', 'completedFrom=2026-13-01'])
      expect((await portal.call('GET', `/v1/completed-tasks.csv?${query}`, { as })).json.code, query).toBe(
        'Validation',
      );
  });

  test('are nobody else’s', async () => {
    expect((await table('/v1/completed-tasks.csv', 'stranger')).records).toEqual([]);
    expect((await portal.call('GET', '/v1/completed-tasks.csv', { as: null })).status).toBe(401);
  });
});

test('a long table is whole, though replies are opened while it is read, and is never in memory as a whole', async () => {
  await insertCases(portal.database.poolAs('shikriki_migrator'), [{ name: 'long', owners: 1, casesEach: 3_000 }]);
  const as = 'long-0';
  const answer = await new Promise<import('node:http').IncomingMessage>((done, failed) => {
    void portal.tokenOf(as).then((token) =>
      portal
        .byHand('GET', '/v1/completed-tasks.csv', { authorization: `Bearer ${token}` })
        .once('response', done)
        .once('error', failed)
        .end(),
    );
  });
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    if (text === '')
      await portal.rows('update cases set unread_replies = 1 - unread_replies where owner_subject = $1', as);
    text += String(chunk);
  }
  expect(answer.headers['content-length']).toBeUndefined();
  const [, ...records] = readCsv(text.slice(1));
  expect(new Set(records.map(([number]) => number)).size).toBe(2_400);
  expect(records).toHaveLength(2_400);
});
