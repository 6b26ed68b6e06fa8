import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayInTbilisi } from '../src/domain/days.ts';
import { seedDirectory } from '../src/store/seed.ts';
import { kindergarten, written } from './support/letter-type-file.ts';
import { answerOf, type Operator, operatorAt } from './support/operator.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';

let portal: PortalScene;
let shikriki: Operator;
let folder: string;
beforeAll(async () => {
  portal = await portalScene();
  shikriki = operatorAt(portal.database.databaseUrl);
  folder = await mkdtemp(join(tmpdir(), 'shikriki-letter-types-'));
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});
const setClock = (shift: string) => portal.rows('update installation set clock_shift = $1::interval', shift);
afterEach(() => setClock('0'));

const give = async (verb: 'add' | 'change', type: unknown) =>
  shikriki('letter-types', verb, await written(folder, type));
const offered = async (): Promise<Record<string, unknown>[]> =>
  (await portal.call('GET', '/v1/letter-types')).json.items;
const typeOf = async (code: string) => (await offered()).find(({ letterType }) => letterType === code);
const FORM = { district: 'vake', startsOn: '2027-09-01' };
const aKindergarten = (code: string, change: object = {}) =>
  portal.aLetter({ letterType: code, form: FORM, ...change });
/** A type under a code of its own, open to the connected agency. */
const added = async (code: string, change: Parameters<typeof kindergarten>[0] = {}) => {
  const { agencies: _agencies, ...type } = await kindergarten({ code, ...change });
  const ended = await give('add', type);
  if (ended.code !== 0) throw new Error(ended.err);
  return type;
};

describe('a letter type that an operator adds', () => {
  test('is offered with its form, in the order of its fields, by processes that run already', async () => {
    expect(await typeOf('kindergarten')).toBeUndefined();
    const type = await kindergarten({ agencies: ['mof'] });
    expect((await give('add', type)).out).toContain('The letter type kindergarten can be filed now');
    const shown = await typeOf('kindergarten');
    expect(shown).toMatchObject({
      nameKa: type.nameKa,
      formSchemaId: 'urn:shikriki:schema:form-kindergarten:1',
      maxFiles: 5,
      mediaTypes: ['application/pdf', 'image/jpeg'],
      agencyCodes: ['mof'],
      dailyLimit: 3,
      signatureRequired: false,
      term: { amount: 10, unit: 'working_day', verified: false },
    });
    const { properties: fields } = shown!.formSchema as { properties: object };
    expect(Object.keys(fields)).toEqual(['district', 'startsOn', 'remark']);
    expect(fields).toMatchObject({ startsOn: { type: 'string', format: 'date', 'x-label': { ka: 'საიდან' } } });
    const agency = await portal.call('GET', '/v1/agencies/mof');
    expect(agency.json.acceptedLetterTypes).toContain('kindergarten');
  });

  test.each([
    ['a field is unknown', { ...FORM, favourite: 'blue' }, '/form/favourite', 'is not a known field'],
    ['a field is missing', { district: 'vake' }, '/form/startsOn', 'is required'],
    ['a value is not offered', { ...FORM, district: 'mtatsminda' }, '/form/district', 'must be one of vake, gldani'],
    ['a day is none', { ...FORM, startsOn: '2027-02-30' }, '/form/startsOn', 'must be a valid date'],
  ])('refuses a letter, with the place, where %s', async (_why, form, pointer, detail) => {
    const answer = await portal.submit(aKindergarten('kindergarten', { form }));
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    expect(answer.json.errors).toEqual([{ pointer, detail }]);
  });

  test('goes only to the agencies that it names', async () => {
    await added('elsewhere', { form: (await kindergarten()).form });
    const narrowed = { ...(await kindergarten({ code: 'elsewhere', agencies: ['tbilisi'] })) };
    expect((await give('change', narrowed)).code).toBe(0);
    const answer = await portal.submit(aKindergarten('elsewhere'));
    expect([answer.status, answer.json.code]).toEqual([422, 'TypeNotAccepted']);
    expect(answer.json.detail).toContain('tbilisi');
  });

  test('demands a file and takes only the kinds that it names', async () => {
    const type = await added('with_file', {
      attachments: { maxFiles: 1, maxTotalBytes: 1000, mediaTypes: ['image/png'], required: true },
    });
    expect(type.attachments.required).toBe(true);
    const without = await portal.submit(aKindergarten('with_file'));
    expect(without.json).toMatchObject({ code: 'Validation', errors: [{ pointer: '/attachments' }] });
    const { uploadId } = (await portal.upload('ფაილი.txt', Buffer.from('ტექსტი'), { mediaType: 'text/plain' })).json;
    const wrong = await portal.submit(aKindergarten('with_file', { attachments: [{ uploadId }] }));
    expect([wrong.status, wrong.json.code]).toEqual([415, 'FileTypeNotAllowed']);
    expect(wrong.json.detail).toContain('image/png');
  });
});

describe('a file that cannot be a letter type is refused, with the place:', () => {
  const broken: readonly (readonly [string, (type: Awaited<ReturnType<typeof kindergarten>>) => unknown, string])[] = [
    ['no JSON', () => undefined, 'not JSON'],
    ['an unknown field', (type) => ({ ...type, colour: 'blue' }), '/colour: is not a known field'],
    [
      'a form that takes unknown fields',
      (type) => ({ ...type, form: { ...type.form, additionalProperties: true } }),
      '/form/additionalProperties: must be false',
    ],
    [
      'a field without words in English',
      (type) => ({ ...type, form: { ...type.form, properties: { a: { 'x-label': { ka: 'ა' }, type: 'boolean' } } } }),
      '/form/properties/a/x-label/en: is required',
    ],
    [
      'a choice without words for a value',
      (type) => ({
        ...type,
        form: {
          ...type.form,
          required: [],
          properties: { a: { 'x-label': { ka: 'ა', en: 'A' }, type: 'string', enum: ['x'], 'x-enum-labels': {} } },
        },
      }),
      '/form/properties/a/x-enum-labels: has no words for: x',
    ],
    [
      'a text of any length',
      (type) => ({
        ...type,
        form: { ...type.form, required: [], properties: { a: { 'x-label': { ka: 'ა', en: 'A' }, type: 'string' } } },
      }),
      '/form/properties/a/maxLength',
    ],
    [
      'a required field that there is not',
      (type) => ({ ...type, form: { ...type.form, required: ['nowhere'] } }),
      '/form: is no sound JSON Schema',
    ],
    [
      'an agency that there is not',
      (type) => ({ ...type, agencies: ['atlantis'] }),
      '/agencies/0: atlantis is no agency',
    ],
    [
      'a form that is another one under a known id',
      (type) => ({ ...type, form: { ...type.form, $id: 'urn:shikriki:schema:form-foi:1' } }),
      '/form/$id: another form has this id',
    ],
  ];
  test.each(broken)('%s', async (_what, change, told) => {
    const ended = await give('add', change(await kindergarten({ code: 'broken' })) ?? 'not json at all');
    expect(ended.code).toBe(1);
    expect(ended.err).toContain(told === 'not JSON' ? 'Validation' : told);
    expect(await typeOf('broken')).toBeUndefined();
  });

  test('a code that is taken', async () => {
    const { err } = await give('add', await kindergarten({ code: 'letter' }));
    expect(err).toContain('known already');
  });
});

describe('a letter type that an operator changes', () => {
  test('keeps the form that earlier letters were filled in by; later ones take the new one', async () => {
    const type = await added('moving_form');
    const before = await portal.filed({ letterType: 'moving_form', form: FORM });
    const form = {
      ...type.form,
      $id: 'urn:shikriki:schema:form-kindergarten:2',
      properties: {
        ...type.form.properties,
        age: { 'x-label': { ka: 'ასაკი', en: 'Age' }, type: 'integer', minimum: 0 },
      },
      required: ['district', 'age'],
    };
    expect((await give('change', { ...type, form })).out).toContain('is changed: form');
    expect((await portal.submit(aKindergarten('moving_form'))).json.errors).toEqual([
      { pointer: '/form/age', detail: 'is required' },
    ]);
    const after = await portal.filed({ letterType: 'moving_form', form: { district: 'vake', age: 3 } });
    const forms = await portal.rows<{ case_id: string; form: string }>(
      `select l.case_id, convert_from(k.bytes, 'UTF8')::json #>> '{form,schemaId}' as form from letters l
       join content_chunks k on k.content_id = l.content_id where l.case_id = any($1)`,
      [before.caseId, after.caseId],
    );
    expect(Object.fromEntries(forms.map((row) => [row.case_id, row.form]))).toEqual({
      [before.caseId]: 'urn:shikriki:schema:form-kindergarten:1',
      [after.caseId]: 'urn:shikriki:schema:form-kindergarten:2',
    });
  });

  test('takes a new term from tomorrow on, and never another one for letters that were filed', async () => {
    const type = await added('moving_term');
    const [term] = type.terms;
    const today = dayInTbilisi(new Date());
    const stricter = { ...term, amount: 5 };
    expect((await give('change', { ...type, terms: [stricter] })).err).toContain('letters were filed under this term');
    expect((await give('change', { ...type, terms: [term, { ...stricter, validFrom: today }] })).err).toContain(
      'from tomorrow or later',
    );
    const later = { ...stricter, validFrom: addDays(today, 1) };
    expect((await give('change', { ...type, terms: [term, later] })).out).toContain(`term ${later.validFrom}`);
    expect(await typeOf('moving_term')).toMatchObject({ term: { amount: 10 } });
    await setClock('1 day');
    expect(await typeOf('moving_term')).toMatchObject({ term: { amount: 5, validFrom: later.validFrom } });
  });

  test('stays as it is when the program is installed anew', async () => {
    const shown = await answerOf<Awaited<ReturnType<typeof kindergarten>>>(
      shikriki('letter-types', 'show', 'foi', '--json'),
    );
    const changed = {
      ...shown,
      nameEn: 'Request for public information',
      terms: shown.terms.map((term) => ({ ...term, verified: true })),
    };
    expect((await give('change', changed)).out).toContain('is changed: nameEn');
    expect((await shikriki('letter-types', 'retire', 'call_note')).code).toBe(0);
    await seedDirectory(portal.database.databaseUrl);
    expect(await typeOf('foi')).toMatchObject({ nameEn: changed.nameEn, term: { verified: true } });
    expect(await typeOf('call_note')).toBeUndefined();
    expect((await shikriki('letter-types', 'restore', 'call_note')).code).toBe(0);
    expect(await typeOf('call_note')).toBeDefined();
  });

  test('is the same type where the file says what is so already', async () => {
    const shown = await answerOf(shikriki('letter-types', 'show', 'pdata', '--json'));
    expect((await give('change', shown)).out).toContain('is so already');
  });

  test('is kept as an act, with who and why', async () => {
    const acts = await portal.database
      .poolAs('shikriki_operator')
      .query(`select act, subject, actor from operator_acts where subject = 'call_note' order by acted_at`);
    expect(acts.rows).toEqual([
      { act: 'letter-types retire', subject: 'call_note', actor: 'tamar' },
      { act: 'letter-types restore', subject: 'call_note', actor: 'tamar' },
    ]);
  });
});

describe('a letter type that is retired', () => {
  test('cannot be filed any more, and its cases go on', async () => {
    await added('short_lived');
    const { caseId } = await portal.filed({ letterType: 'short_lived', form: FORM });
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 7'));
    expect((await shikriki('letter-types', 'retire', 'short_lived')).out).toContain('its cases go on');
    const refused = await portal.submit(aKindergarten('short_lived'));
    expect([refused.status, refused.json.code]).toEqual([422, 'TypeNotAccepted']);
    const followed = await portal.call('POST', `/v1/cases/${caseId}/letters`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { kind: 'followup', text: 'დამატებითი ცნობა.' },
    });
    expect(followed.status).toBe(201);
    expect((await portal.call('GET', `/v1/cases/${caseId}`)).json.legs[0].clock).toBeDefined();
    expect((await shikriki('letter-types', 'list')).out).toMatch(/short_lived .*20\d\d-/);
  });
});
