import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { makeFillSearch } from '../src/use-cases/fill-search.ts';
import { ids, rememberingLog } from './support/parts.ts';
import { aPdf, type PortalScene, portalScene } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const as = 'from-before';
const found = async (search: string): Promise<string[]> =>
  (await portal.call('GET', `/v1/cases?search=${encodeURIComponent(search)}`, { as })).json.items.map(
    ({ title }: { title: string }) => title,
  );

const fillSearch = () => {
  const log = rememberingLog();
  const fill = makeFillSearch({ ...composeStore(portal.database.poolAs('shikriki_worker'), ids), log });
  return { log, fill: () => fill(new AbortController().signal) };
};

const dueNow = () =>
  portal.database.poolAs('shikriki_migrator').query(`update rounds set due_at = app_now() where name = 'search'`);

test('letters from before an upgrade are found once a worker has filled their words in, letters of meanwhile too', async () => {
  const { uploadId } = (await portal.upload('ნახაზი.pdf', aPdf(), { as })).json;
  const { caseId } = await portal.filed(
    { title: 'ძველი წერილი', text: 'სახურავი ჩამოინგრა.', attachments: [{ uploadId }] },
    as,
  );
  await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 55/901'));
  await portal.agencySays(caseId, 'REPLY', portal.aReply({ text: 'შეკეთდება გაზაფხულზე.' }));
  const searches = ['სახურავის', 'ნახაზი', 'გაზაფხული', '55/901', 'ფინანსთა'];
  for (const search of searches) expect(await found(search), search).toEqual(['ძველი წერილი']);
  await portal.rows(
    `update case_search set terms = array_to_tsvector(search_marks(terms)), filled = false where case_id = $1`,
    caseId,
  );
  for (const search of searches) expect(await found(search), search).toEqual([]);
  // Filters never waited for words.
  expect((await portal.call('GET', '/v1/cases?agencyCode=mof&state=answered', { as })).json.items).toHaveLength(1);
  await portal.agencySays(caseId, 'REPLY', portal.aReply({ text: 'ზაფხულში დასრულდება.' }));
  expect(await found('ზაფხული')).toEqual(['ძველი წერილი']);

  await dueNow();
  const { fill } = fillSearch();
  expect(await fill()).toBe(1);
  for (const search of [...searches, 'ზაფხული']) expect(await found(search), search).toEqual(['ძველი წერილი']);
  expect(await fill()).toBe(0);
});

test('a case that an older version files is in the lists at once, and found by its words after a round', async () => {
  // With the check character of numbers as they were given before.
  const at = portal.database.tables;
  const caseId = ids.uuid();
  await at.query(
    `with new_case as (
       insert into cases (case_id, tracking_number, letter_type, language, owner_subject, trace_id, filed_at, state, updated_at)
       values ($1, 'MG-2026-9999999-X', 'letter', 'ka', $2, repeat('0', 32), now(), 'sending', now())),
     new_search as (insert into case_search (case_id, title, title_folded) values ($1, 'წინა ვერსია', 'წინა ვერსია'))
     insert into legs (leg_id, case_id, leg_number, agency_code, state) values ($3, $1, 1, 'rs', 'sending')`,
    [caseId, as, ids.uuid()],
  );
  expect((await portal.call('GET', '/v1/cases?agencyCode=rs', { as })).json.items).toMatchObject([
    { caseId, title: 'წინა ვერსია' },
  ]);
  await dueNow();
  expect(await fillSearch().fill()).toBe(1);
  expect(await found('MG-2026-9999999-X')).toEqual(['წინა ვერსია']);
});

test('a case whose letters cannot be read keeps no other from being found', async () => {
  const broken = await portal.filed({ title: 'გაფუჭებული' }, as);
  const whole = await portal.filed({ title: 'მთელი ნარგიზა' }, as);
  await portal.database
    .poolAs('shikriki_migrator')
    .query(`delete from content_chunks where content_id in (select content_id from letters where case_id = $1)`, [
      broken.caseId,
    ]);
  await portal.rows(
    `update case_search set terms = array_to_tsvector(search_marks(terms)), filled = false where case_id = any($1)`,
    [broken.caseId, whole.caseId],
  );
  await dueNow();
  const { fill, log } = fillSearch();
  expect(await fill()).toBe(2);
  expect(await found('ნარგიზა')).toEqual(['მთელი ნარგიზა']);
  expect(log.lines.join()).toContain('search.unreadable');
});
