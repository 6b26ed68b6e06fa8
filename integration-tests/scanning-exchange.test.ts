import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseDetail } from '../src/generated/schemas.ts';
import { type AgencyClient, agencyClient } from './support/agency-client.ts';
import { agencyWord, replyOf, replyPdf, sha256Of, wordFile } from './support/agency-words.ts';
import { clamdMissing, EICAR, startClamd, type TestClamd } from './support/clamd.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';
import { makeDocx, makeZip } from './support/zip.ts';

const missing = clamdMissing();
const name = missing === undefined ? 'the exchange with a real clamd' : `the exchange (not run: ${missing})`;
const skipped = missing !== undefined && process.env.CI !== 'true';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const eicar = Buffer.from(EICAR);

describe.skipIf(skipped)(name, () => {
  let clamd: TestClamd;
  let sandbox: TestSandbox;
  let mof: AgencyClient;
  let napr: AgencyClient;
  beforeAll(async () => {
    clamd = await startClamd({ StreamMaxLength: '2M' });
    sandbox = await testSandbox({ scannerAddress: clamd.tcpAddress });
    mof = await agencyClient(sandbox.addresses.agency, 'system-mof-client');
    napr = await agencyClient(sandbox.addresses.agency, 'system-napr-client');
  });
  afterAll(async () => {
    await Promise.all([mof.close(), napr.close()]);
    await sandbox.stop();
    await clamd.close();
  });

  const authorization = async () =>
    `Bearer ${(await (await fetch(`${sandbox.addresses.sandbox}/token/example-nino`)).text()).trim()}`;
  const upload = async (fileName: string, mediaType: string, bytes: Buffer): Promise<string> => {
    const answer = await fetch(`${sandbox.addresses.portal}/v1/uploads`, {
      method: 'POST',
      headers: {
        authorization: await authorization(),
        'content-type': mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${fileName}`,
      },
      body: new Uint8Array(bytes),
    });
    return ((await answer.json()) as { uploadId: string }).uploadId;
  };
  const scanStateOf = async (uploadId: string): Promise<string> => {
    const answer = await fetch(`${sandbox.addresses.portal}/v1/uploads/${uploadId}`, {
      headers: { authorization: await authorization() },
    });
    return ((await answer.json()) as { scanState: string }).scanState;
  };
  const submit = (uploadIds: readonly string[]) =>
    sandbox.citizen().portal.POST('/v1/letters', {
      params: { header: { 'Idempotency-Key': randomUUID() } },
      body: {
        letterType: 'letter',
        agencyCode: 'mof',
        language: 'ka',
        title: 'ქუჩის შეკეთება',
        text: 'გთხოვთ, შეაკეთოთ ქუჩა.',
        preferredReplyForm: 'electronic',
        attachments: uploadIds.map((uploadId, index) => ({ uploadId, main: index === 0 })),
      },
    });
  const filed = async (uploadIds: readonly string[]): Promise<string> => {
    const { data } = await submit(uploadIds);
    if (data === undefined) throw new Error('not filed');
    return data.caseId;
  };
  const caseWhen = (caseId: string, what: string, until: (found: CaseDetail) => boolean) =>
    sandbox.citizen().caseWhen(caseId, what, until, 20_000);
  const ledgerOf = (system: string) => sandbox.systems[system as keyof typeof sandbox.systems].ledger;
  const arrivalAt = async (
    system: string,
    is: (arrival: ReturnType<ReturnType<typeof ledgerOf>['arrivals']>[number]) => boolean,
  ) => {
    const ledger = ledgerOf(system);
    await ledger.waitUntil(() => ledger.arrivals().some(is), 20_000);
    return ledger.arrivals().find(is)!;
  };
  const download = async (caseId: string, fileId: string) => {
    const answer = await fetch(`${sandbox.addresses.portal}/v1/cases/${caseId}/files/${fileId}`, {
      headers: { authorization: await authorization() },
    });
    return { status: answer.status, body: await answer.text() };
  };

  test('an upload with EICAR in it cannot be attached', async () => {
    const uploadId = await upload('a.docx', DOCX, makeDocx(eicar));
    await expect.poll(() => scanStateOf(uploadId)).toBe('infected');
    const { error } = await submit([uploadId]);
    expect(error).toMatchObject({ code: 'UploadNotUsable', errors: [{ detail: 'malware was found in the upload' }] });
  });

  test('EICAR in a letter that was filed reaches nobody, and both sides are told', async () => {
    const bad = makeDocx(eicar);
    clamd.pause();
    const uploads = [await upload('bad.docx', DOCX, bad), await upload('good.txt', 'text/plain', Buffer.from('კარგი'))];
    const caseId = await filed(uploads);
    expect((await sandbox.citizen().readCase(caseId)).letters[0]).toMatchObject({ fileCheck: 'being_checked' });
    clamd.resume();

    const arrival = await arrivalAt('mof', ({ first }) => first?.letter.conversationId === caseId);
    expect(arrival.files.map(({ sha256 }) => sha256)).not.toContain(sha256Of(bad));
    expect(arrival.files).toHaveLength(2);
    const found = await caseWhen(
      caseId,
      'told',
      ({ notifications }) =>
        notifications.filter(({ event, state }) => event === 'attachment_removed' && state !== 'PENDING').length === 2,
    );
    expect(found.timeline.find(({ event }) => event === 'attachment_removed')?.fileId).toBe(uploads[0]);
    const files = found.letters[0]!.files;
    expect(files.map(({ fileName, removed, main }) => [fileName, removed?.reason, main])).toEqual([
      ['good.txt', undefined, true],
      ['bad.docx', 'infected', false],
      ['removed-files.txt', undefined, false],
    ]);
    expect(arrival.files.map(({ fileGuid }) => fileGuid)).toEqual([files[0]!.fileId, files[2]!.fileId]);
    expect((await download(caseId, files[0]!.fileId)).body).toBe('კარგი');
    expect(await download(caseId, files[1]!.fileId)).toMatchObject({
      status: 410,
      body: expect.stringContaining('FileRemoved'),
    });
    expect((await download(caseId, files[2]!.fileId)).body).toContain('bad.docx');
  });

  test.each([
    ['edoc-rest', 'mof', 'mof'],
    ['edoc-soap', 'napr', 'napr'],
  ])(
    'EICAR in the ZIP of a reply over %s reaches no citizen, and the agency is told',
    async (_dialect, system, agencyCode) => {
      const { letter, filed: accepted } = await sandbox.arrived({ agencyCode });
      const { caseId } = accepted;
      const zip = {
        ...wordFile('files.zip', makeZip([{ name: 'b.com', bytes: eicar }])),
        mediaType: 'application/zip',
        mainComponent: false,
      };
      const clean = wordFile('reply.pdf', replyPdf('კარგი'));
      const word = await agencyWord(letter, replyOf(), { files: [clean, zip], systemCode: system });
      clamd.pause();
      if (system === 'mof') expect((await mof.rest.handOver(word)).status).toBe(200);
      else expect((await napr.soap.submit(word)).httpStatus).toBe(200);
      const early = (await caseWhen(caseId, 'answered', ({ state }) => state === 'answered')).letters[1]!;
      expect(early).toMatchObject({ text: 'ორმოები ამოვსებულია.', fileCheck: 'being_checked' });
      expect(await download(caseId, early.files[1]!.fileId)).toMatchObject({
        status: 409,
        body: expect.stringContaining('FileBeingChecked'),
      });
      clamd.resume();

      const told = await arrivalAt(
        system,
        ({ messageKind, first }) => messageKind === 'RECEIPT' && first?.letter.conversationId === caseId,
      );
      expect(told.first?.receipt).toEqual({
        verdict: 'REFUSED',
        problemCode: 'FileInfected',
        aboutMessageId: word.messageId,
        detail: expect.stringContaining(zip.fileGuid),
      });
      const found = await caseWhen(caseId, 'checked', ({ letters }) => letters[1]!.fileCheck === undefined);
      expect(found.letters[1]!.files.map(({ scanState, removed }) => [scanState, removed?.reason])).toEqual([
        ['clean', undefined],
        ['infected', 'infected'],
      ]);
      expect((await download(caseId, early.files[0]!.fileId)).status).toBe(200);
      const gone = await download(caseId, early.files[1]!.fileId);
      expect([gone.status, gone.body.includes('b.com')]).toEqual([410, false]);
      const acknowledged = `select state from deliveries where message_kind = 'RECEIPT' and case_id = $1`;
      await expect.poll(() => sandbox.rows(acknowledged, caseId)).toEqual([{ state: 'AGENCY_ACCEPTED' }]);
      expect(await sandbox.citizen().readCase(caseId)).toMatchObject({ state: 'answered' });
    },
  );

  test('a letter waits while clamd is away, says so, and goes when it is back', async () => {
    await clamd.stop();
    const caseId = await filed([await upload('a.txt', 'text/plain', Buffer.from('მოცდა'))]);
    const waiting = await caseWhen(caseId, 'delayed', ({ letters }) => letters[0]?.fileCheck === 'delayed');
    expect([waiting.state, waiting.letters[0]!.files[0]!.scanState]).toEqual(['sending', 'not_scanned']);
    expect(
      ledgerOf('mof')
        .arrivals()
        .some(({ first }) => first?.letter.conversationId === caseId),
    ).toBe(false);
    await clamd.start();
    await sandbox.shiftClock('61 seconds');
    await arrivalAt('mof', ({ first }) => first?.letter.conversationId === caseId);
    expect((await sandbox.citizen().readCase(caseId)).letters[0]?.fileCheck).toBeUndefined();
  });

  test('a file beyond the limit of clamd is held, and its letter with it', async () => {
    const caseId = await filed([await upload('large.txt', 'text/plain', Buffer.alloc(3_000_000, 'x'))]);
    // Where clamd hangs up before its answer is read, it is asked some times more.
    const check = async () => {
      await sandbox.shiftClock('61 seconds');
      return (await sandbox.citizen().readCase(caseId)).letters[0]?.fileCheck;
    };
    await expect.poll(check, { timeout: 20_000, interval: 300 }).toBe('held');
    expect(await sandbox.rows(`select state, attempt_count from deliveries where case_id = $1`, caseId)).toEqual([
      { state: 'ACCEPTED', attempt_count: 0 },
    ]);
  });
});
