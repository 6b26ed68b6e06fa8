import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isMistyped } from '../src/domain/tracking-number.ts';
import { VERIFICATION_LIMIT } from '../src/inbound/portal/verification.ts';
import { type FullCase, fullCase } from './support/full-case.ts';
import { aPdf, PERSONAL_NUMBER, type PortalScene, portalScene, sha256 } from './support/portal-scene.ts';

let portal: PortalScene;
let full: FullCase;
const papers: Buffer[] = [];
const paper = (): Buffer => papers[0] ?? Buffer.alloc(0);
const codes = new Map<string, string>();
beforeAll(async () => {
  portal = await portalScene();
  full = await fullCase(portal);
  const paths = [
    ...full.letters.map(({ letterId }) => `letters/${letterId}`),
    `receipts/${full.filingReceipt}`,
    `receipts/${full.registrationId}`,
  ];
  for (const path of paths) {
    papers.push((await portal.call('GET', `/v1/cases/${full.caseId}/${path}.pdf`)).bytes);
    const [row] = await portal.rows<{ code: string }>(
      'select code from verification_codes where letter_id::text = $1 or message_id::text = $1',
      path.split('/')[1],
    );
    codes.set(path.split('/')[1] ?? '', row?.code ?? '');
  }
});
afterAll(() => portal.close());
// Tests are one caller in a minute; each begins with a full bucket.
beforeEach(() => portal.passMinutes(2));

const codeOf = (id: string | undefined): string => codes.get(id ?? '') ?? '';
const check = (body: object) => portal.call('POST', '/v1/verification', { as: null, body });
const letterCode = () => ({ trackingNumber: full.trackingNumber, code: codeOf(full.letters[0]?.letterId) });

/** Every key of an answer, with its path. */
const keysOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => [`${path}${key}`, ...keysOf(inner, `${path}${key}.`)])
    : [];

describe('whoever holds a paper', () => {
  test('learns who sealed the original, when, and its digests, and nothing of what was written', async () => {
    const answer = await check(letterCode());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(keysOf(answer.json).sort()).toEqual(
      [
        'agencyCode',
        'agencyNameEn',
        'agencyNameKa',
        'document',
        'envelope',
        'envelope.sealedAt',
        'envelope.sha256',
        'envelope.signer',
        'envelope.signer.issuer',
        'envelope.signer.name',
        'envelope.signer.serialNumber',
        'envelope.signer.validFrom',
        'envelope.signer.validUntil',
        'filedAt',
        'kind',
        'paperSha256s',
        'registeredAt',
        'registrationNumber',
        'trackingNumber',
        'writtenAt',
      ].sort(),
    );
    const [envelope] = await portal.rows<{ sha256: Buffer }>(
      'select sha256 from envelopes where message_id = $1',
      full.submissionId,
    );
    expect(answer.json).toMatchObject({
      document: 'letter_to_agency',
      kind: 'submission',
      registrationNumber: '№ 08/12345',
      paperSha256s: [sha256(paper())],
      envelope: { sha256: envelope?.sha256.toString('hex') },
    });
    const said = answer.bytes.toString();
    for (const secret of ['მაგალითაძე', 'ნინო', PERSONAL_NUMBER, 'ქუჩ', 'nino', 'orm'])
      expect(said).not.toContain(secret);
  });

  test.each([
    [1, 'letter_to_citizen', 'status'],
    [2, 'letter_to_agency', 'clarification_reply'],
    [3, 'letter_to_citizen', 'reply'],
  ])('finds letter %i of the case as %s, %s', async (at, document, kind) => {
    const { json } = await check({ trackingNumber: full.trackingNumber, code: codeOf(full.letters[at]?.letterId) });
    expect(json).toMatchObject({ document, kind });
    expect(json.envelope.signer.name).toMatch(document === 'letter_to_citizen' ? /finance|mof/i : /gateway|seal|gov/i);
  });

  test('finds receipts and registrations', async () => {
    const found = async (id: string) => (await check({ trackingNumber: full.trackingNumber, code: codeOf(id) })).json;
    expect(await found(full.filingReceipt)).toMatchObject({ document: 'filing_receipt', kind: 'receipt' });
    expect(await found(full.registrationId)).toMatchObject({ document: 'registration', kind: 'registration' });
  });

  test('may type as people type', async () => {
    const { trackingNumber, code } = letterCode();
    const typed = `${code.slice(0, 4)} ${code.slice(4, 8)}–${code.slice(8)}`.toLowerCase().replaceAll('0', 'o');
    expect((await check({ trackingNumber: ` ${trackingNumber.toLowerCase()} `, code: typed })).status).toBe(200);
  });

  test('still learns the digests when the original was erased', async () => {
    const { caseId, trackingNumber } = await portal.filed();
    const { letters } = (await portal.call('GET', `/v1/cases/${caseId}`)).json;
    await portal.delivered(caseId);
    await portal.call('GET', `/v1/cases/${caseId}/letters/${letters[0].letterId}.pdf`);
    const [row] = await portal.rows<{ code: string }>('select code from verification_codes where case_id = $1', caseId);
    await portal.database
      .poolAs('shikriki_migrator')
      .query('delete from content_chunks where content_id in (select content_id from envelopes where case_id = $1)', [
        caseId,
      ]);
    const { status, json } = await check({ trackingNumber, code: row?.code });
    expect([status, json.envelope.sha256.length]).toEqual([200, 64]);
    expect(json.envelope.signer.name).toBe('Shikriki seal (ECDSA)');
  });

  test('can compare what they have by its digest', async () => {
    const compared = async (bytes: Buffer | string) =>
      (await check({ ...letterCode(), sha256: typeof bytes === 'string' ? bytes : sha256(bytes) })).json.digestMatches;
    const envelope = (await portal.call('GET', `/v1/cases/${full.caseId}/envelopes/${full.submissionId}`)).bytes;
    expect(await compared(envelope)).toBe('envelope');
    expect(await compared(paper())).toBe('paper');
    expect(await compared(sha256(paper()).toUpperCase())).toBe('paper');
    expect(await compared(aPdf(400))).toBe('file');
    expect(await compared(Buffer.concat([paper(), Buffer.from(' ')]))).toBe('nothing');
  });
});

describe('nobody', () => {
  test('learns which of number and code is wrong', async () => {
    const { trackingNumber, code } = letterCode();
    const other = await portal.filed();
    const wrongCode = `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
    const answers = [
      await check({ trackingNumber, code: wrongCode }),
      await check({ trackingNumber: other.trackingNumber, code }),
      await check({ trackingNumber: other.trackingNumber, code: wrongCode }),
    ];
    const shown = answers.map(({ status, json: { traceId: _trace, ...problem } }) => ({ status, problem }));
    expect(shown[0]).toMatchObject({ status: 404, problem: { code: 'NotFound' } });
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });

  test('is left alone with a typing error', async () => {
    const { trackingNumber, code } = letterCode();
    const digit = (Number(trackingNumber[13]) + 1) % 10;
    const mistyped = `${trackingNumber.slice(0, 13)}${digit}${trackingNumber.slice(14)}`;
    expect(isMistyped(mistyped)).toBe(true);
    for (const number of [mistyped, 'MG-2026-42'])
      expect((await check({ trackingNumber: number, code })).json).toMatchObject({
        code: 'TrackingNumberMistyped',
        errors: [{ pointer: '/trackingNumber' }],
      });
    expect((await check({ trackingNumber, code: code.slice(1) })).json).toMatchObject({
      code: 'Validation',
      errors: [{ pointer: '/code' }],
    });
    const searched = await portal.call('GET', `/v1/cases?search=${encodeURIComponent(mistyped)}`);
    expect([searched.status, searched.json.code]).toEqual([400, 'TrackingNumberMistyped']);
    expect((await portal.call('GET', `/v1/cases?search=${trackingNumber}`)).json.items).toHaveLength(1);
  });

  test('whose number was given under the earlier check character is told of a typing error', async () => {
    const { code } = letterCode();
    const owner = portal.database.poolAs('shikriki_migrator');
    const earlier = 'MG-2026-9999999-Z';
    await owner.query('update cases set tracking_number = $2 where case_id = $1', [full.caseId, earlier]);
    try {
      expect((await check({ trackingNumber: earlier, code })).status).toBe(200);
    } finally {
      await owner.query('update cases set tracking_number = $2 where case_id = $1', [full.caseId, full.trackingNumber]);
    }
  });

  test('may ask without end, or have what they typed written into a log', async () => {
    const asked = { ...letterCode(), code: '7K2MQ9XD4HT0W8CB' };
    const statuses: number[] = [];
    for (let call = 0; call <= VERIFICATION_LIMIT.burst; call++) statuses.push((await check(asked)).status);
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([404]));
    expect(statuses.at(-1)).toBe(429);
    const refused = await check(asked);
    expect([refused.json.code, Number(refused.headers.get('retry-after'))]).toEqual(['Busy', 2]);
    // Citizens with a token are not held up by it.
    expect((await portal.call('GET', '/v1/letter-types')).status).toBe(200);
    expect(portal.log.lines.join('\n')).not.toContain(asked.code);
  });

  test.each([{}, { trackingNumber: 1, code: 'x' }, { trackingNumber: 'x', code: 'y', more: 1 }])(
    'is heard with %j',
    async (body) => {
      const answer = await check(body);
      expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    },
  );

  test('can put a number or code into the address', async () => {
    const answer = await portal.call('GET', '/v1/verification?code=x', { as: null });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
