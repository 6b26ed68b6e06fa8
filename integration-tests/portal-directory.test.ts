import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PortalScene, portalScene } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const codesFor = async (query: string): Promise<string[]> => {
  const answer = await portal.call('GET', `/v1/agencies?${query}`);
  return answer.json.items.map((agency: { agencyCode: string }) => agency.agencyCode);
};

describe('the directory of agencies', () => {
  test.each([
    ['Georgian', 'ფინანსთა'],
    ['Georgian capital letters', 'ᲤᲘᲜᲐᲜᲡᲗᲐ'],
    ['Latin spelling of the Georgian name', 'pinansta'],
    ['English', 'Ministry of Finance'],
  ])('is searched in %s', async (_language, search) => {
    expect(await codesFor(`search=${encodeURIComponent(search)}`)).toContain('mof');
  });

  test('is listed page by page without losing or repeating an agency', async () => {
    const seen: string[] = [];
    const names: string[] = [];
    let cursor = '';
    do {
      const { json } = await portal.call('GET', `/v1/agencies?limit=7${cursor}`);
      seen.push(...json.items.map((agency: { agencyCode: string }) => agency.agencyCode));
      names.push(...json.items.map((agency: { nameKa: string }) => agency.nameKa));
      cursor = json.nextCursor === undefined ? '' : `&cursor=${json.nextCursor}`;
    } while (cursor !== '');
    const [{ count }] = (await portal.rows<{ count: number }>('select count(*)::int as count from agencies')) as [
      { count: number },
    ];
    expect(new Set(seen).size).toBe(count);
    expect(seen.length).toBe(count);
    expect(names).toEqual([...names].sort());
  });

  test('says who takes letters: only agencies whose system is connected', async () => {
    expect((await portal.call('GET', '/v1/agencies/mof')).json.acceptsLetters).toBe(true);
    expect((await portal.call('GET', '/v1/agencies/mia')).json.acceptsLetters).toBe(false);
  });

  test('answers 404 for an agency that does not exist and for what cannot be a code', async () => {
    for (const code of ['nobody', 'MOF', 'a%00b', '%F0%9F%8E%82', 'x'.repeat(200)]) {
      const answer = await portal.call('GET', `/v1/agencies/${code}`);
      expect([answer.status, answer.json.code], code).toEqual([404, 'NotFound']);
    }
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=1.5',
    'limit=',
    'limit=abc',
    'colour=red',
    'search=',
    'search=a%00b',
    'category=UPPER',
    'limit=5&limit=6',
  ])('refuses the query %s', async (query) => {
    const answer = await portal.call('GET', `/v1/agencies?${query}`);
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    expect(answer.json.errors.length).toBeGreaterThan(0);
  });

  test('refuses a cursor that is not its own, or was made under another filter', async () => {
    const { json } = await portal.call('GET', '/v1/agencies?limit=1&category=justice');
    for (const query of [
      `cursor=${json.nextCursor}`,
      'cursor=eyJmIjoxfQ',
      'cursor=bnVsbA',
      `category=justice&cursor=${json.nextCursor}A`,
    ]) {
      const answer = await portal.call('GET', `/v1/agencies?${query}`);
      expect([answer.status, answer.json.code], query).toEqual([400, 'CursorInvalid']);
    }
    const list = await portal.call('GET', `/v1/cases?cursor=${json.nextCursor}`);
    expect(list.json.code).toBe('CursorInvalid');
  });
});

test('letter types come with a form that stands for itself, and with how long the agency has', async () => {
  const { json } = await portal.call('GET', '/v1/letter-types');
  expect(json.items.map((type: { letterType: string }) => type.letterType).sort()).toEqual(
    [
      'admin_complaint',
      'appointment',
      'application',
      'call_note',
      'consultation',
      'foi',
      'letter',
      'opinion',
      'pdata',
      'proposal',
      'service_complaint',
    ].sort(),
  );
  const foi = json.items.find((type: { letterType: string }) => type.letterType === 'foi');
  expect(foi).toMatchObject({
    term: { amount: 10, unit: 'working_day', starts: 'delivered', verified: false },
    firstAnswer: { amount: 0, unit: 'working_day' },
    remedy: 'admin_complaint_or_court',
  });
  expect(json.items.find((type: { letterType: string }) => type.letterType === 'opinion')).not.toHaveProperty('term');
  const complaint = json.items.find((type: { letterType: string }) => type.letterType === 'admin_complaint');
  expect(complaint.formSchema.required).toEqual(['act', 'decidedOn', 'noticeOn']);
  expect(complaint.formSchema.properties.decidedOn.format).toBe('date');
  expect(JSON.stringify(json)).not.toContain('$ref');
});
