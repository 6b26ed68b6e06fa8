import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullCase } from './support/full-case.ts';
import { POPPLER_NOTE, pageImages, pdfProperties, pdfText, WITHOUT_POPPLER } from './support/poppler.ts';
import { aPdf, type PortalScene, portalScene, sha256 } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const get = (path: string, as = 'nino') => portal.call('GET', path, { as });

const LONG_TEXT = `${'ქუჩის № 12 სავალი ნაწილი, ზარალი 1 250 ₾. '.repeat(2_200)}დასასრული`;

describe('a paper of a case', () => {
  test('is an attachment with a good name, the same bytes every time, and its digest is known', async () => {
    const { caseId, trackingNumber, letters } = await fullCase(portal);
    const path = `/v1/cases/${caseId}/letters/${letters[0]?.letterId}.pdf`;
    const [first, second] = [await get(path), await get(path)];
    expect(first.status).toBe(200);
    const header = (name: string) => first.headers.get(name);
    expect(header('content-type')).toBe('application/pdf');
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('cache-control')).toBe('private, no-store');
    expect(header('content-security-policy')).toBe('sandbox');
    const name = /filename\*=UTF-8''(.+)$/.exec(header('content-disposition') ?? '')?.[1];
    expect(decodeURIComponent(name ?? '')).toMatch(
      new RegExp(`^${trackingNumber} საჯარო ინფორმაციის მოთხოვნა \\d{4}-\\d{2}-\\d{2}\\.pdf$`),
    );
    expect(second.bytes.equals(first.bytes)).toBe(true);
    const kept = await portal.rows<{ sha256: Buffer }>('select sha256 from issued_papers');
    expect(kept.map((row) => row.sha256.toString('hex'))).toEqual([sha256(first.bytes)]);
  });

  test.skipIf(WITHOUT_POPPLER)(
    `says in Georgian what was written, by whom, when and under which numbers (${POPPLER_NOTE})`,
    async () => {
      const { caseId, trackingNumber, letters } = await fullCase(portal);
      const [filed, , , reply] = letters;
      const letter = (await get(`/v1/cases/${caseId}/letters/${filed?.letterId}.pdf`)).bytes;
      const text = await pdfText(letter);
      for (const said of [
        trackingNumber,
        '№ 08/12345',
        'ნინო მაგალითაძე',
        'ქუჩის შეკეთება',
        'გთხოვთ, შეაკეთოთ № 12 სახლთან ორმო. ზარალი 1 250 ₾-ია.',
        'პერიოდი',
        '2024–2026',
        'რა სახით გსურთ ინფორმაცია',
        'ელექტრონული',
        'ქუჩა № 12.pdf',
        sha256(aPdf(400)),
        'პორტალი მხოლოდ აკავშირებს',
        'https://my.example.ge/verify',
        'გვერდი 1 /',
      ])
        expect(text).toContain(said);
      expect(text).toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);

      const properties = await pdfProperties(letter);
      expect(properties).toMatch(/Tagged: +yes/);
      expect(properties).toMatch(/Page size: .*A4/);
      expect(properties).toContain(`Title:           საჯარო ინფორმაციის მოთხოვნა · ${trackingNumber}`);
      expect(properties).not.toContain('მაგალითაძე');
      expect(letter.toString('latin1')).toContain('/Lang (ka-GE)');

      const answer = await pdfText((await get(`/v1/cases/${caseId}/letters/${reply?.letterId}.pdf`)).bytes);
      for (const said of ['უწყების პასუხი', 'ორმო ამოვსებულია.', 'გაეცა პასუხი', 'Shikriki'])
        expect(answer).toContain(said);
      const english = await pdfText(
        (await get(`/v1/cases/${caseId}/letters/${reply?.letterId}.pdf?language=en`)).bytes,
      );
      for (const said of ['Reply of the agency', 'ორმო ამოვსებულია.', 'The portal only connects', 'Page 1 of 1'])
        expect(english).toContain(said);
    },
  );

  test.skipIf(WITHOUT_POPPLER)(
    `can be a receipt, a registration, and the case as a whole (${POPPLER_NOTE})`,
    async () => {
      const { caseId, filingReceipt, registrationId } = await fullCase(portal);
      const receipt = await pdfText((await get(`/v1/cases/${caseId}/receipts/${filingReceipt}.pdf`)).bytes);
      for (const said of ['წარდგენის დასტური', 'წარდგენილია', 'ქუჩა № 12.pdf']) expect(receipt).toContain(said);
      const registration = await pdfText((await get(`/v1/cases/${caseId}/receipts/${registrationId}.pdf`)).bytes);
      for (const said of ['რეგისტრაციის დასტური', '№ 08/12345']) expect(registration).toContain(said);
      const overview = await pdfText((await get(`/v1/cases/${caseId}/overview.pdf`)).bytes);
      for (const said of [
        'საქმის მიმოხილვა',
        'უწყებამ დაზუსტება მოითხოვა',
        'დაზუსტების მოთხოვნას გაეცა პასუხი',
        'მიღებულია უწყების პასუხი',
      ])
        expect(overview).toContain(said);
    },
  );

  test.skipIf(WITHOUT_POPPLER)(
    `marks what no font has and says so, and cuts words without end (${POPPLER_NOTE})`,
    async () => {
      const text = `ღიმილი 🙂, მიმართულება \u202Eabc\u202C, ${'ჟ'.repeat(3_000)} და ${'ა'.repeat(500)}\n\n\nბოლო სიტყვა`;
      const { caseId } = await portal.filed({ text, title: '👍' });
      const [letter] = (await get(`/v1/cases/${caseId}`)).json.letters;
      const paper = (await get(`/v1/cases/${caseId}/letters/${letter.letterId}.pdf`)).bytes;
      const read = (await pdfText(paper)).replaceAll(/\s+/g, '');
      expect(read).toContain('ღიმილი□,მიმართულება□abc□,');
      expect(read.split('ჟ').length - 1).toBe(3_000);
      expect(read).toContain('ბოლოსიტყვა');
      for (const sign of ['U+1F642', 'U+202E', 'U+202C', 'U+1F44D']) expect(read).toContain(sign);
      expect(read).toContain('ჯერარარისდალუქული');
    },
  );

  test.skipIf(WITHOUT_POPPLER)(
    `of many pages is drawn whatever its type is called, and says no name over another (${POPPLER_NOTE})`,
    async () => {
      const name = `განცხადება 👍 ${'ძალიან გრძელი სახელით '.repeat(13)}`.slice(0, 300);
      const { caseId } = await portal.filed({ text: 'სიტყვა\n'.repeat(300) });
      const owner = portal.database.poolAs('shikriki_migrator');
      const [before] = await portal.rows<{ name_ka: string }>(`select name_ka from letter_types where code = 'letter'`);
      await owner.query(`update letter_types set name_ka = $1 where code = 'letter'`, [name]);
      try {
        const [letter] = (await get(`/v1/cases/${caseId}`)).json.letters;
        const paper = (await get(`/v1/cases/${caseId}/letters/${letter.letterId}.pdf`)).bytes;
        expect(Number(/Pages: +(\d+)/.exec(await pdfProperties(paper))?.[1])).toBeGreaterThan(5);
        const heads = (await pdfText(paper)).split('\f').map((page) => page.split('\n')[0] ?? '');
        expect(heads[1]).toMatch(/^ *ერთიანი პორტალი {3,}განცხადება □ ძალიან .*… · MG-/);
        expect((await get(`/v1/cases/${caseId}/zip`)).status).toBe(200);
      } finally {
        await owner.query(`update letter_types set name_ka = $1 where code = 'letter'`, [before?.name_ka]);
      }
    },
  );

  test('of a letter as long as letters may be lets others be served while it is drawn', async () => {
    const { caseId } = await portal.filed({ text: LONG_TEXT });
    const [letter] = (await get(`/v1/cases/${caseId}`)).json.letters;
    const headers = { authorization: `Bearer ${await portal.tokenOf('nino')}` };
    const asked = portal.byHand('GET', `/v1/cases/${caseId}/letters/${letter.letterId}.pdf`, headers).end();
    const [paper] = (await once(asked, 'response')) as [IncomingMessage];
    const ended = once(paper, 'end').then(() => 'the paper');
    await once(paper, 'data');
    const other = get('/v1/letter-types').then(() => 'the other');
    expect(await Promise.race([ended, other])).toBe('the other');
    await ended;
  });

  test.skipIf(WITHOUT_POPPLER)(`of a letter as long as letters may be is drawn whole (${POPPLER_NOTE})`, async () => {
    const { caseId } = await portal.filed({ text: LONG_TEXT });
    const [letter] = (await get(`/v1/cases/${caseId}`)).json.letters;
    const paper = (await get(`/v1/cases/${caseId}/letters/${letter.letterId}.pdf`)).bytes;
    const text = await pdfText(paper);
    expect(text.split('ზარალი').length - 1).toBe(2_200);
    expect(text).toContain('დასასრული');
    const pages = Number(/Pages: +(\d+)/.exec(await pdfProperties(paper))?.[1]);
    expect(pages).toBeGreaterThan(20);
    expect(text).toContain(`გვერდი ${pages} / ${pages}`);
  });

  test.skipIf(WITHOUT_POPPLER)(`shows ink on each page when it is rendered (${POPPLER_NOTE})`, async () => {
    const { caseId, letters } = await fullCase(portal);
    const images = await pageImages((await get(`/v1/cases/${caseId}/letters/${letters[0]?.letterId}.pdf`)).bytes);
    expect(images.length).toBeGreaterThanOrEqual(1);
    // A page is white but for some hundredths of ink; boxes instead of letters, or black pages, would be outside.
    for (const { inkShare } of images) {
      expect(inkShare).toBeGreaterThan(0.003);
      expect(inkShare).toBeLessThan(0.15);
    }
  });

  test('is nobody else’s, and there is none of what is no letter or receipt', async () => {
    const { caseId, letters, filingReceipt, submissionId } = await fullCase(portal);
    const other = await portal.filed({}, 'giorgi');
    const letter = letters[0]?.letterId;
    const id = '0190f3a0-7c00-7000-8000-000000000001';
    for (const [path, as] of [
      [`/v1/cases/${caseId}/letters/${letter}.pdf`, 'giorgi'],
      [`/v1/cases/${caseId}/receipts/${filingReceipt}.pdf`, 'giorgi'],
      [`/v1/cases/${caseId}/overview.pdf`, 'giorgi'],
      [`/v1/cases/${caseId}/zip`, 'giorgi'],
      [`/v1/cases/${other.caseId}/letters/${letter}.pdf`, 'giorgi'],
      [`/v1/cases/${other.caseId}/receipts/${filingReceipt}.pdf`, 'giorgi'],
      [`/v1/cases/${caseId}/letters/${id}.pdf`, 'nino'],
      [`/v1/cases/${caseId}/letters/x.pdf`, 'nino'],
      [`/v1/cases/${caseId}/receipts/${submissionId}.pdf`, 'nino'],
    ] as const)
      expect([path, (await get(path, as)).status]).toEqual([path, 404]);
    expect((await get(`/v1/cases/${caseId}/overview.pdf?language=de`)).status).toBe(400);
  });
});
