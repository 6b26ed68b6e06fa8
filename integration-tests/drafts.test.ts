import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { makeKeepHouse } from '../src/use-cases/keep-house.ts';
import { ids, rememberingLog } from './support/parts.ts';
import { type Answer, aPdf, type PortalScene, portalScene } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());
let citizen: string;
let draftId: string;
beforeEach(() => {
  citizen = `citizen-${randomUUID()}`;
  draftId = randomUUID();
});
const save = (letter: object, version?: number, id = draftId, as = citizen): Promise<Answer> =>
  portal.call('PUT', `/v1/drafts/${id}`, {
    as,
    body: letter,
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  });
const read = (as = citizen) => portal.call('GET', `/v1/drafts/${draftId}`, { as });
const list = async (): Promise<{ draftId: string }[]> =>
  (await portal.call('GET', '/v1/drafts', { as: citizen })).json.items;
const contents = async () => (await portal.rows('select content_id from content')).length;
const keepHouse = () =>
  makeKeepHouse({ ...composeStore(portal.database.poolAs('shikriki_worker'), ids), log: rememberingLog() })();
const setClock = (shift: string) => portal.rows('update installation set clock_shift = $1::interval', shift);
afterEach(() => setClock('0'));

describe('a draft', () => {
  test('is kept as far as it is written, and read back as it was saved', async () => {
    const first = await save({ title: 'ქუჩ' });
    expect([first.status, first.headers.get('etag'), first.json.version]).toEqual([201, '"1"', 1]);
    const letter = {
      letterType: 'foi',
      agencyCode: 'mof',
      language: 'ka',
      title: 'ქუჩა',
      text: '',
      form: { period: 2025, notYet: true },
      attachments: [{ uploadId: randomUUID(), signature: { type: 'PAd' } }],
      postalAddress: { locality: 'თერ' },
    };
    const second = await save(letter, 1);
    expect([second.status, second.json.version]).toEqual([200, 2]);
    const back = await read();
    expect(back.json.letter).toEqual(letter);
    expect(back.headers.get('etag')).toBe('"2"');
    expect(await list()).toEqual([
      expect.objectContaining({ draftId, version: 2, title: 'ქუჩა', letterType: 'foi', agencyCode: 'mof' }),
    ]);
  });

  test('says field by field what filing it would complain about, its form included', async () => {
    const { json } = await save({ letterType: 'admin_complaint', title: 'x', form: { act: '', extra: 1 } });
    const pointers = json.warnings.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(['/agencyCode', '/text', '/form/act', '/form/decidedOn', '/form/noticeOn', '/form/extra']),
    );
    expect((await read()).json.warnings).toEqual(json.warnings);
  });

  test.each([
    ['an unknown field', { colour: 'blue' }, 400, 'Validation'],
    ['a text that is longer than any letter', { text: 'ა'.repeat(100_001) }, 400, 'Validation'],
    ['a character that PostgreSQL cannot hold', { title: 'a\u0000b' }, 400, 'Validation'],
  ])('with %s is refused', async (_what, letter, status, code) => {
    const answer = await save(letter);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(await list()).toEqual([]);
  });

  test('is saved twice without harm: the same again answers the same', async () => {
    await save({ title: 'ა' });
    const once = await save({ title: 'ბ' }, 1);
    const twice = await save({ title: 'ბ' }, 1);
    expect([twice.status, twice.json]).toEqual([200, once.json]);
  });

  test('is not written over by a second window', async () => {
    await save({ title: 'ა' });
    await save({ title: 'პირველი ფანჯარა' }, 1);
    const second = await save({ title: 'მეორე ფანჯარა' }, 1);
    expect([second.status, second.json.code]).toEqual([412, 'DraftChanged']);
    expect(second.json.detail).toContain('version 2 now');
    const blind = await save({ title: 'მესამე' });
    expect([blind.status, blind.json.code]).toEqual([412, 'DraftChanged']);
    expect((await read()).json.letter.title).toBe('პირველი ფანჯარა');
  });

  test('takes one of many windows that save at the same time', async () => {
    await save({ title: 'ა' });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, window) => save({ title: `${window}` }, 1)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
    const kept = answers.find(({ status }) => status === 200)?.json;
    expect((await read()).json).toEqual(kept);
  });

  test('belongs to its citizen alone, also where another chose the same id', async () => {
    await save({ title: 'ნინოს' });
    const other = `other-${citizen}`;
    expect((await read(other)).status).toBe(404);
    expect((await portal.call('DELETE', `/v1/drafts/${draftId}`, { as: other })).status).toBe(404);
    expect((await save({ title: 'გიორგის' }, undefined, draftId, other)).status).toBe(201);
    expect((await read()).json.letter.title).toBe('ნინოს');
  });

  test('leaves nothing behind when it is saved anew and deleted', async () => {
    const before = await contents();
    await save({ title: 'ა' });
    await save({ title: 'ბ' }, 1);
    expect(await contents()).toBe(before + 2);
    expect((await portal.call('DELETE', `/v1/drafts/${draftId}`, { as: citizen })).status).toBe(204);
    expect(await contents()).toBe(before);
    expect((await read()).status).toBe(404);
    const late = await save({ title: 'გ' }, 2);
    expect([late.status, late.json.code], 'a window that is still open').toEqual([412, 'DraftChanged']);
  });
});

describe('a letter that was written as a draft', () => {
  test('takes the draft along when it is filed, and a window that is still open cannot bring it back', async () => {
    await save({ title: 'ა' });
    expect((await portal.submit(portal.aLetter({ draftId }), { as: citizen })).status).toBe(201);
    expect(await list()).toEqual([]);
    expect((await save({ title: 'ბ' }, 1)).status).toBe(412);
  });

  test('leaves a version that was saved in another window meanwhile', async () => {
    await save({ title: 'ა' });
    await save({ title: 'ბ' }, 1);
    expect((await portal.submit(portal.aLetter({ draftId, draftVersion: 1 }), { as: citizen })).status).toBe(201);
    expect((await read()).json.letter.title).toBe('ბ');
    const again = portal.aLetter({ draftId, draftVersion: 2, text: 'ახალი სიტყვები' });
    expect((await portal.submit(again, { as: citizen })).status).toBe(201);
    expect(await list()).toEqual([]);
  });

  test('leaves the draft where it is refused', async () => {
    await save({ title: 'ა' });
    expect((await portal.submit(portal.aLetter({ draftId, agencyCode: 'nobody' }), { as: citizen })).status).toBe(400);
    expect((await read()).status).toBe(200);
  });

  test('cannot take the draft of somebody else along, and is filed all the same', async () => {
    await save({ title: 'ა' });
    expect((await portal.submit(portal.aLetter({ draftId }), { as: `other-${citizen}` })).status).toBe(201);
    expect((await read()).status).toBe(200);
  });
});

describe('of drafts', () => {
  test('one person has fifty at most', async () => {
    for (let draft = 0; draft < 50; draft++)
      expect((await save({ title: `${draft}` }, undefined, randomUUID())).status).toBe(201);
    const more = await save({ title: 'მეტი' });
    expect([more.status, more.json.code]).toEqual([409, 'DraftLimitReached']);
    const [some] = await list();
    expect((await save({ title: 'შეცვლილი' }, 1, some!.draftId)).status, 'those that are there go on').toBe(200);
  });

  test('the uploads are counted with them', async () => {
    const { uploadId } = (await portal.upload('a.pdf', aPdf(), { as: citizen })).json;
    await portal.database
      .poolAs('shikriki_migrator')
      .query('update files set size_bytes = 600000000 where file_id = $1', [uploadId]);
    const answer = await save({ attachments: [{ uploadId }] });
    expect([answer.status, answer.json.code]).toEqual([409, 'DraftLimitReached']);
    expect((await save({ attachments: [{ uploadId }] }, undefined, draftId, `other-${citizen}`)).status).toBe(201);
  });

  test('those that were not changed for 90 days are deleted, and uploads live as long as a draft names them', async () => {
    const { uploadId } = (await portal.upload('a.pdf', aPdf(), { as: citizen })).json;
    const { uploadId: foreign } = (await portal.upload('b.pdf', aPdf(), { as: `other-${citizen}` })).json;
    await save({ title: 'ა', attachments: [{ uploadId }, { uploadId: foreign }] });
    await setClock('80 days');
    await keepHouse();
    const upload = (id: string, as: string) => portal.call('GET', `/v1/uploads/${id}`, { as });
    expect((await upload(uploadId, citizen)).status).toBe(200);
    expect((await upload(foreign, `other-${citizen}`)).status, 'a draft keeps only its own citizen’s').toBe(404);
    await setClock('91 days');
    await keepHouse();
    expect(await list()).toEqual([]);
    expect((await upload(uploadId, citizen)).status).toBe(404);
  });
});
