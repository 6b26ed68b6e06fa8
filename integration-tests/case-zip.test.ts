import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSchemas } from '../scripts/contracts.ts';
import { exampleCertificates } from './support/certificates.ts';
import { type FullCase, fullCase } from './support/full-case.ts';
import { POPPLER_NOTE, pdfText, WITHOUT_POPPLER } from './support/poppler.ts';
import { aPdf, type PortalScene, portalScene } from './support/portal-scene.ts';
import { entryNames, UNZIP_NOTE, unzip, WITHOUT_UNZIP } from './support/unzip.ts';
import { WITHOUT_XMLSEC1, XMLSEC1_NOTE, xmlsec1Verdict } from './support/xmlsec1.ts';

const run = promisify(execFile);

let portal: PortalScene;
let folder: string;
beforeAll(async () => {
  portal = await portalScene();
  folder = await mkdtemp(join(tmpdir(), 'shikriki-zip-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await portal.close();
});

/** Fetches the ZIP of a case into a file. */
const packed = async ({ caseId, trackingNumber }: Pick<FullCase, 'caseId' | 'trackingNumber'>): Promise<string> => {
  const zip = await portal.call('GET', `/v1/cases/${caseId}/zip`);
  expect([zip.status, zip.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(zip.headers.get('content-disposition')).toContain(`${trackingNumber}.zip`);
  const file = join(folder, `${caseId}.zip`);
  await writeFile(file, zip.bytes);
  return file;
};

describe.skipIf(WITHOUT_UNZIP)(`the ZIP of a case (${UNZIP_NOTE})`, () => {
  let full: FullCase;
  let zipFile: string;
  let unpacked: string;
  beforeAll(async () => {
    full = await fullCase(portal);
    zipFile = await packed(full);
    unpacked = join(folder, 'case');
    await mkdir(unpacked);
    await unzip('-q', zipFile, '-d', unpacked);
  });
  const names = async (inside: string): Promise<string[]> => (await readdir(join(unpacked, inside))).sort();
  const bytesOf = (path: string): Promise<Buffer> => readFile(join(unpacked, path));

  test('is whole for unzip, and nothing in it has changed for sha256sum', async () => {
    expect(await unzip('-t', zipFile)).toContain('No errors detected');
    const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: unpacked });
    const checked = stdout.trim().split('\n');
    expect(checked.every((line) => line.endsWith(': OK'))).toBe(true);
    const inZip = await entryNames(zipFile);
    expect(checked).toHaveLength(inZip.length - 1);
    expect(new Set(inZip).size).toBe(inZip.length);
  });

  test('holds every letter, file, envelope and receipt', async () => {
    expect((await names('letters')).map((name) => name.replace(/-\d{4}-\d{2}-\d{2}/, ''))).toEqual([
      '01-submission.pdf',
      '02-status.pdf',
      '03-clarification_reply.pdf',
      '04-reply.pdf',
    ]);
    // The same name twice is two files.
    expect(await names('files')).toEqual(['01-ქუჩა № 12.pdf', '02-ქუჩა № 12.pdf', '03-პასუხი № 1.pdf']);
    expect((await bytesOf('files/02-ქუჩა № 12.pdf')).equals(aPdf(500))).toBe(true);
    const kept = await portal.rows<{ message_id: string; sha256: Buffer }>(
      'select message_id, sha256 from envelopes where case_id = $1',
      full.caseId,
    );
    const xml = [...(await names('envelopes')), ...(await names('receipts'))].filter((name) => name.endsWith('.xml'));
    expect(xml).toHaveLength(kept.length);
    for (const { message_id } of kept) expect(xml.some((name) => name.includes(message_id))).toBe(true);
    expect((await names('receipts')).filter((name) => name.endsWith('.pdf'))).toHaveLength(3);
    expect(await names('certificates')).toHaveLength(2);
  });

  test.skipIf(WITHOUT_XMLSEC1)(
    `has envelopes whose seals hold, also by the commands of its README (${XMLSEC1_NOTE})`,
    async () => {
      const trusted = await exampleCertificates();
      for (const name of await names('envelopes'))
        expect(await xmlsec1Verdict(await bytesOf(`envelopes/${name}`), trusted)).toBe('OK');
      const readme = (await bytesOf('README.txt')).toString();
      const commands = readme.split('\n').filter((line) => line.startsWith('xmlsec1 '));
      expect(commands.length).toBeGreaterThanOrEqual(8);
      for (const command of commands) await run('sh', ['-c', command], { cwd: unpacked });
      await expect(
        run('sh', ['-c', commands[0]?.replace(/certificates\/\S+/, 'README.txt') ?? ''], { cwd: unpacked }),
      ).rejects.toThrow();
      expect(readme).toContain('sha256sum -c SHA256SUMS');
      expect(readme).toContain('როგორ შევამოწმოთ');
      expect(readme).not.toContain('რა არ არის ამ არქივში');
    },
  );

  test.skipIf(WITHOUT_POPPLER)(`has papers in Georgian (${POPPLER_NOTE})`, async () => {
    expect(await pdfText(await bytesOf('timeline.pdf'))).toContain('უწყებამ დაზუსტება მოითხოვა');
    const [filed = ''] = await names('letters');
    expect(await pdfText(await bytesOf(`letters/${filed}`))).toContain('№ 12 სახლთან ორმო. ზარალი 1 250 ₾-ია.');
  });

  test('tells the timeline to programs as its schema says', async () => {
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    for (const schema of readSchemas().values()) ajv.addSchema(schema);
    const timeline = JSON.parse((await bytesOf('timeline.json')).toString()) as { timeline: { event: string }[] };
    const validate = ajv.getSchema('urn:shikriki:schema:case-timeline:1');
    expect([validate?.(timeline), validate?.errors]).toEqual([true, null]);
    expect(timeline.timeline.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['filed', 'registered', 'clarification_requested', 'clarification_replied', 'reply']),
    );
  });

  test('leaves out what may not be shown, and its README says so', async () => {
    const { uploadId } = (await portal.upload('ვირუსი.pdf', aPdf())).json;
    const filed = await portal.filed({ attachments: [{ uploadId }] });
    await portal.scanned();
    const owner = portal.database.poolAs('shikriki_migrator');
    await owner.query(
      `update files set scan_state = 'infected', removed_at = now(), removed_because = 'infected' where file_id = $1`,
      [uploadId],
    );
    const zip = await packed(filed);
    expect((await entryNames(zip)).some((name) => name.startsWith('files/'))).toBe(false);
    const readme = await unzip('-p', zip, 'README.txt');
    expect(readme).toContain('ვირუსი.pdf: ამოღებულია, აღმოჩნდა ვირუსი');
    expect(readme).toContain('ვირუსი.pdf: was removed, malware was found');
  });

  test('leaves out an envelope that was erased, and its README names it instead of a command', async () => {
    const filed = await portal.filed();
    await portal.delivered(filed.caseId);
    const [erased] = await portal.rows<{ message_id: string; content_id: string }>(
      `select message_id, content_id from envelopes where case_id = $1 and message_kind = 'SUBMISSION'`,
      filed.caseId,
    );
    await portal.database
      .poolAs('shikriki_migrator')
      .query('delete from content_chunks where content_id = $1', [erased?.content_id]);
    const zip = await packed(filed);
    expect(await unzip('-t', zip)).toContain('No errors detected');
    const listed = (await entryNames(zip)).join('\n');
    expect(listed).toContain('letters/01-submission-');
    expect(listed).not.toContain(erased?.message_id);
    const readme = await unzip('-p', zip, 'README.txt');
    const naming = readme.split('\n').filter((line) => line.includes(erased?.message_id ?? '?'));
    expect(naming.map((line) => line.replace(/^.*\.xml: /, ''))).toEqual(['წაშლილია', 'was erased']);
    expect(readme).toContain('xmlsec1 --verify');
  });

  test('has no entry that leads out of it, whatever a file is called', async () => {
    const { uploadId } = (await portal.upload('a.pdf', aPdf())).json;
    const filed = await portal.filed({ attachments: [{ uploadId }] });
    await portal.scanned();
    const owner = portal.database.poolAs('shikriki_migrator');
    await owner.query(
      `update content_chunks set bytes = $2 where content_id = (select name_content_id from files where file_id = $1)`,
      [uploadId, Buffer.from('../../etc/პაროლი\u0000\u202E.pdf')],
    );
    const zip = await packed(filed);
    const listed = await entryNames(zip);
    expect(listed).toContain('files/01-_.._etc_პაროლი .pdf');
    expect(listed.some((name) => name.startsWith('/') || name.split('/').includes('..'))).toBe(false);
  });
});

test('the ZIP of a case is refused with a clear problem where it would be larger than four gigabytes', async () => {
  const { uploadId } = (await portal.upload('a.pdf', aPdf())).json;
  const { caseId } = await portal.filed({ attachments: [{ uploadId }] });
  await portal.scanned();
  await portal.database
    .poolAs('shikriki_migrator')
    .query('update files set size_bytes = 5000000000 where file_id = $1', [uploadId]);
  const answer = await portal.call('GET', `/v1/cases/${caseId}/zip`);
  expect([answer.status, answer.json.code]).toEqual([413, 'SizeLimitExceeded']);
  expect(answer.json.detail).toContain('one by one');
});
