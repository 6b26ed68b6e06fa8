import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPdf, type PortalScene, portalScene, sha256 } from './support/portal-scene.ts';

// Three stored chunks and a rest.
const SIZE = 256 * 1024 * 3 + 1000;
const bytes = Buffer.concat([aPdf(), Buffer.from(Array.from({ length: SIZE - 300 }, (_, n) => n % 251))]);
const etag = `"${sha256(bytes)}"`;

let portal: PortalScene;
let href: string;
beforeAll(async () => {
  portal = await portalScene();
  const { uploadId } = (await portal.upload("ქუჩა (1) 'ახალი'.pdf", bytes)).json;
  const { caseId } = await portal.filed({ attachments: [{ uploadId }] });
  await portal.scanned();
  href = (await portal.call('GET', `/v1/cases/${caseId}`)).json.letters[0].files[0].href;
});
afterAll(() => portal.close());

const get = (headers: Record<string, string> = {}) => portal.call('GET', href, { headers });

describe('a file', () => {
  test('comes whole, as an attachment that no browser opens in a page', async () => {
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(answer.bytes.equals(bytes)).toBe(true);
    const header = (name: string) => answer.headers.get(name);
    expect(header('content-type')).toBe('application/pdf');
    expect(header('content-length')).toBe(String(SIZE));
    expect(header('etag')).toBe(etag);
    expect(header('accept-ranges')).toBe('bytes');
    expect(header('content-security-policy')).toBe('sandbox');
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('cache-control')).toBe('private, no-store');
    const name = /^attachment; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(
      header('content-disposition') ?? '',
    )?.[1];
    expect(decodeURIComponent(name ?? '')).toBe("ქუჩა (1) 'ახალი'.pdf");
  });

  test.each([
    ['bytes=0-0', 0, 0],
    ['bytes=262143-262144', 262_143, 262_144],
    ['bytes=1000-', 1000, SIZE - 1],
    ['bytes=-500', SIZE - 500, SIZE - 1],
    ['bytes=-99999999999', 0, SIZE - 1],
    [`bytes=${SIZE - 1}-99999999999999999999`, SIZE - 1, SIZE - 1],
  ])('comes in part: %s', async (range, start, end) => {
    const answer = await get({ range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/${SIZE}`);
    expect(answer.headers.get('content-length')).toBe(String(end - start + 1));
    expect(answer.bytes.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  test.each(['bytes=786432000-', `bytes=${SIZE}-`, 'bytes=-0'])('has no such part: %s', async (range) => {
    const answer = await get({ range });
    expect([answer.status, answer.json.code]).toEqual([416, 'RangeNotSatisfiable']);
    expect(answer.headers.get('content-range')).toBe(`bytes */${SIZE}`);
  });

  test.each(['bytes=5-2', 'bytes=0-1,4-5', 'bytes=a-b', 'bytes='])('is not read in the part %s', async (range) => {
    const answer = await get({ range });
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
  });

  test('comes whole when the range is in a unit that nobody knows', async () => {
    expect((await get({ range: 'pages=1-2' })).status).toBe(200);
  });

  test('goes on only where it is still the same', async () => {
    expect((await get({ range: 'bytes=10-19', 'if-range': etag })).status).toBe(206);
    expect((await get({ range: 'bytes=10-19', 'if-range': `"${'0'.repeat(64)}"` })).status).toBe(200);
  });

  test('is not sent again to who has it', async () => {
    const answer = await get({ 'if-none-match': `"x", W/${etag}` });
    expect([answer.status, answer.bytes.length, answer.headers.get('etag')]).toEqual([304, 0, etag]);
    expect((await get({ 'if-none-match': '"x"' })).status).toBe(200);
  });

  test('of which part is broken off by its reader harms nobody', async () => {
    const request = portal.byHand('GET', href, { authorization: `Bearer ${await portal.tokenOf('nino')}` });
    request.on('error', () => undefined);
    request.end();
    await new Promise((done) => request.once('response', (answer) => answer.once('data', done)));
    request.destroy();
    expect((await get({ range: 'bytes=0-0' })).status).toBe(206);
    expect(portal.log.lines.filter((line) => line.includes('InternalError') || line.includes('http.failed'))).toEqual(
      [],
    );
  });

  test.each([
    ['was not scanned yet', `scan_state = 'not_scanned'`, 'being_checked', 409, 'FileBeingChecked', '5'],
    [
      'waits for a scanner that is away',
      `scan_state = 'not_scanned', scan_reason = 'unavailable'`,
      'delayed',
      409,
      'FileBeingChecked',
      '5',
    ],
    ['waits for a person', `scan_state = 'held', scan_reason = 'too_large'`, 'held', 409, 'FileBeingChecked', null],
    [
      'was removed',
      `scan_state = 'infected', removed_at = now(), removed_because = 'infected'`,
      undefined,
      410,
      'FileRemoved',
      null,
    ],
  ])('that %s is listed and not given out', async (_case, change, fileCheck, status, code, retryAfter) => {
    const { uploadId } = (await portal.upload(`${status}.pdf`, aPdf())).json;
    const { caseId } = await portal.filed({ attachments: [{ uploadId }] });
    await portal.scanned();
    await portal.database
      .poolAs('shikriki_migrator')
      .query(`update files set ${change} where file_id = $1`, [uploadId]);
    const [letter] = (await portal.call('GET', `/v1/cases/${caseId}`)).json.letters;
    expect([letter.fileCheck, letter.files[0].fileId]).toEqual([fileCheck, uploadId]);
    expect(letter.files[0].removed?.reason).toBe(status === 410 ? 'infected' : undefined);
    const answer = await portal.call('GET', `/v1/cases/${caseId}/files/${uploadId}`);
    expect([answer.status, answer.json.code, answer.headers.get('retry-after')]).toEqual([status, code, retryAfter]);
  });

  test('belongs to its own case only', async () => {
    const { caseId } = await portal.filed();
    expect((await portal.call('GET', `/v1/cases/${caseId}/files/${href.split('/').at(-1)}`)).status).toBe(404);
  });
});
