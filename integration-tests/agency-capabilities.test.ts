import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveryId } from '../src/domain/ids.ts';
import { database, never, rows, setting, unwrap, useExchangeScene } from './support/exchange-scene.ts';
import { aPdf, type PortalScene, portalScene } from './support/portal-scene.ts';
import { aSubmission } from './support/submission.ts';

describe('what an agency can take', () => {
  let portal: PortalScene;
  beforeAll(async () => {
    portal = await portalScene();
  });
  afterAll(() => portal.close());

  const change = (sql: string) => portal.database.poolAs('shikriki_migrator').query(sql);
  afterEach(async () => {
    for (const table of ['systems', 'agencies'])
      await change(
        `update ${table} set accepted_letter_types = null, accepted_media_types = null, max_file_bytes = null, max_files = null`,
      );
    await change(`update agencies set max_message_bytes = null, envelope_versions = null`);
    await change(`update systems set envelope_versions = '{1.0}'`);
  });

  const uploaded = async (bytes = aPdf(300)): Promise<string> =>
    (await portal.upload(`${randomUUID()}.pdf`, bytes)).json.uploadId;
  const attached = async (...sizes: readonly number[]) => ({
    attachments: await Promise.all(sizes.map(async (size) => ({ uploadId: await uploaded(aPdf(size)) }))),
  });

  test('is shown in the directory, so that a portal can ask before it uploads', async () => {
    await change(`update systems set max_file_bytes = 5000, accepted_letter_types = '{letter,foi}' where code = 'mof'`);
    await change(
      `update agencies set max_message_bytes = 9000, max_files = 2, accepted_letter_types = '{foi,admin_complaint}',
         accepted_media_types = '{application/pdf}' where code = 'mof'`,
    );
    const { json } = await portal.call('GET', '/v1/agencies/mof');
    expect(json).toMatchObject({
      acceptsLetters: true,
      acceptedLetterTypes: ['foi'],
      limits: { maxMessageBytes: 9000, maxFileBytes: 5000, maxFiles: 2, mediaTypes: ['application/pdf'] },
    });
    const other = (await portal.call('GET', '/v1/agencies/rs')).json;
    expect(other).toMatchObject({
      acceptedLetterTypes: ['foi', 'letter'],
      limits: { maxFileBytes: 5000, maxFiles: 20 },
    });
    expect((await portal.call('GET', '/v1/agencies/mia')).json.limits).toBeUndefined();
  });

  const refusals: readonly (readonly [string, string, () => Promise<object>, number, string, string, string])[] = [
    [
      'a letter type that it does not take',
      `accepted_letter_types = '{foi}'`,
      async () => ({}),
      422,
      'TypeNotAccepted',
      '/letterType',
      'foi',
    ],
    ['a file too many', 'max_files = 1', () => attached(300, 301), 413, 'SizeLimitExceeded', '/attachments', '1'],
    [
      'a file that is too large',
      'max_file_bytes = 400',
      () => attached(300, 401),
      413,
      'SizeLimitExceeded',
      '/attachments/1/uploadId',
      '400',
    ],
    [
      'files that are too large together',
      'max_message_bytes = 500',
      () => attached(300, 301),
      413,
      'SizeLimitExceeded',
      '/attachments',
      '500',
    ],
    [
      'a file of a type that it does not take',
      `accepted_media_types = '{image/png}'`,
      () => attached(300),
      415,
      'FileTypeNotAllowed',
      '/attachments/0/uploadId',
      'image/png',
    ],
  ];
  test.each(refusals)(
    '%s: refused before it is filed, with the limit',
    async (_case, limit, make, status, code, pointer, named) => {
      await change(`update agencies set ${limit} where code = 'mof'`);
      const before = await portal.rows('select 1 from cases');
      const answer = await portal.submit(portal.aLetter(await make()));
      expect([answer.status, answer.json.code]).toEqual([status, code]);
      expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
      expect(answer.json.detail).toContain(named);
      expect(await portal.rows('select 1 from cases')).toHaveLength(before.length);
    },
  );

  test.each(refusals.slice(1))('%s: refused in a case as well', async (_case, limit, make, status, code, pointer) => {
    const { caseId } = await portal.filed();
    await change(`update agencies set ${limit} where code = 'mof'`);
    const answer = await portal.call('POST', `/v1/cases/${caseId}/letters`, {
      headers: { 'idempotency-key': randomUUID() },
      body: { kind: 'followup', text: 'x', ...(await make()) },
    });
    expect([answer.status, answer.json.code, answer.json.errors[0].pointer]).toEqual([status, code, pointer]);
  });

  test('a type that it takes no longer does not end the cases that it has', async () => {
    const { caseId } = await portal.filed();
    await change(`update agencies set accepted_letter_types = '{foi}' where code = 'mof'`);
    const answer = await portal.call('POST', `/v1/cases/${caseId}/letters`, {
      headers: { 'idempotency-key': randomUUID() },
      body: { kind: 'followup', text: 'x' },
    });
    expect(answer.status).toBe(201);
  });

  const uploadFor = (agencyCode: string, bytes: Buffer) =>
    portal.call('POST', `/v1/uploads?agencyCode=${agencyCode}`, {
      body: bytes,
      headers: { 'content-type': 'application/pdf', 'content-disposition': "attachment; filename*=UTF-8''a.pdf" },
    });

  test.each([
    ['too large', 'max_file_bytes = 400', 'mof', 413, 'SizeLimitExceeded'],
    ['of another type', `accepted_media_types = '{image/png}'`, 'mof', 415, 'FileTypeNotAllowed'],
    ['for nobody', 'max_files = 1', 'nobody', 400, 'InvalidAddressee'],
    ['for an agency that is not connected', 'max_files = 1', 'mia', 422, 'AgencyNotConnected'],
  ])('an upload for it is refused by its headers: %s', async (_case, limit, agencyCode, status, code) => {
    await change(`update agencies set ${limit} where code = 'mof'`);
    const answer = await uploadFor(agencyCode, aPdf(401));
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  test('an upload that fits is taken', async () => {
    await change(`update agencies set max_file_bytes = 400 where code = 'mof'`);
    expect((await uploadFor('mof', aPdf(400))).status).toBe(201);
  });

  test('an agency whose system reads other envelopes than ours accepts no letters', async () => {
    await change(`update systems set envelope_versions = '{2.0}' where code = 'mof'`);
    expect((await portal.call('GET', '/v1/agencies/mof')).json).toMatchObject({ acceptsLetters: false });
    const answer = await portal.submit(portal.aLetter());
    expect([answer.status, answer.json.code]).toEqual([422, 'AgencyNotConnected']);
  });
});

describe('a letter that was filed before its system changed to other envelopes', () => {
  useExchangeScene();

  test('is not sealed: it is refused, the citizen sees it, and nothing is sent', async () => {
    const { api, queue, peer, worker } = setting();
    const { filed } = unwrap(await api.submitLetter(aSubmission()));
    await database
      .poolAs('shikriki_migrator')
      .query(`update systems set envelope_versions = '{2.0}' where code = 'mof'`);
    await worker().deliverEnvelope(queue.published[0]?.id as DeliveryId, never);
    expect(peer.sent).toHaveLength(0);
    expect(await rows('select state, last_problem_code from deliveries where case_id = $1', filed.caseId)).toEqual([
      { state: 'REFUSED', last_problem_code: 'UnsupportedVersion' },
    ]);
    expect(await rows('select state from cases where case_id = $1', filed.caseId)).toEqual([{ state: 'failed' }]);
  });
});
