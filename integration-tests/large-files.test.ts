import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { largeAttachment } from '../src/simulators/citizens/attachments.ts';
import { killLeftovers, type Running, runShikriki } from './support/child-process.ts';
import { imageMemorySettings, residentMb } from './support/image-memory.ts';
import { SILENT_DESK, type TestSandbox, testSandbox } from './support/sandbox.ts';

const MB = 1_000_000;
const LARGE_BYTES = 50 * MB;
const SMALL_BYTES = 20_000;
const ALLOWED_GROWTH_MB = 100;
const SAMPLE_INTERVAL_MS = 20;
const WAIT_MS = 90_000;
const AGENCIES = { mof: 'edoc-rest', napr: 'edoc-soap' } as const;
type System = keyof typeof AGENCIES;
const SYSTEMS = Object.keys(AGENCIES) as System[];

const sha256Of = async (chunks: AsyncIterable<unknown>): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

describe.skipIf(process.platform !== 'linux')('a file of 50 MB (memory is read from /proc: Linux only)', () => {
  let sandbox: TestSandbox;
  let gateway: Running;
  let idleMb = 0;
  const report: string[] = [];

  /** Does something and measures how far the gateway's memory rises above where it was when idle. */
  const measured = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    let highestMb = residentMb(gateway.pid);
    const look = () => void (highestMb = Math.max(highestMb, residentMb(gateway.pid)));
    const sampler = setInterval(look, SAMPLE_INTERVAL_MS);
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      clearInterval(sampler);
      look();
      const seconds = (performance.now() - startedAt) / 1000;
      growths.push(highestMb - idleMb);
      report.push(`${what.padEnd(32)} +${(highestMb - idleMb).toFixed(1).padStart(6)} MB  ${seconds.toFixed(1)} s`);
    }
  };
  const growths: number[] = [];

  const authorization = async (): Promise<string> =>
    `Bearer ${(await (await fetch(`${sandbox.addresses.sandbox}/token/example-nino`)).text()).trim()}`;

  const upload = async (sizeBytes: number, seed: number): Promise<string> => {
    const answer = await request(`${sandbox.addresses.portal}/v1/uploads`, {
      method: 'POST',
      headers: {
        authorization: await authorization(),
        'content-type': 'application/pdf',
        'content-length': String(sizeBytes),
        'content-disposition': "attachment; filename*=UTF-8''plan.pdf",
      },
      body: Readable.from(largeAttachment(sizeBytes, seed), { objectMode: false }),
    });
    const { uploadId } = (await answer.body.json()) as { uploadId: string };
    expect(answer.statusCode).toBe(201);
    return uploadId;
  };

  const ledgerOf = (system: System) => sandbox.systems[system].ledger;

  /** Waits until the gateway has confirmed the reply; gives the digest of its file as the agency made it. */
  const replied = async (system: System, messageId: string): Promise<string> => {
    const reply = () => ledgerOf(system).answer(messageId, 'REPLY');
    await ledgerOf(system).waitUntil(() => reply()?.confirmed !== undefined, WAIT_MS);
    return reply()!.sealed.files[0]!.sha256;
  };

  const download = async (caseId: string): Promise<string> => {
    const found = await sandbox
      .citizen()
      .caseWhen(caseId, 'scanned', ({ letters }) => letters.every(({ fileCheck }) => fileCheck === undefined), WAIT_MS);
    const [file] = found.letters.filter(({ direction }) => direction === 'to_citizen').flatMap(({ files }) => files);
    const answer = await request(`${sandbox.addresses.portal}${file!.href}`, {
      headers: { authorization: await authorization() },
    });
    expect(answer.statusCode).toBe(200);
    return sha256Of(answer.body);
  };

  beforeAll(async () => {
    sandbox = await testSandbox({ withGateway: false });
    const environment = { ...sandbox.environment, ...imageMemorySettings(), SHIKRIKI_LOG_LEVEL: 'info' };
    gateway = runShikriki('all', environment, 'build');
    await gateway.line(/gateway\.started/);
    // Everything that happens once has happened before the measuring starts.
    for (const system of SYSTEMS) {
      sandbox.systems[system].settings.change({ registrationDelayMs: 0, replyDelayMs: 0, replySizeBytes: SMALL_BYTES });
      const uploadId = await upload(SMALL_BYTES, 1);
      const { filed, letter } = await sandbox.arrived({ agencyCode: system, uploadIds: [uploadId] });
      await replied(system, letter.messageId);
      await download(filed.caseId);
      await sandbox
        .citizen()
        .caseWhen(
          filed.caseId,
          'notices sent',
          ({ notifications }) => notifications.filter(({ state }) => state === 'DELIVERED').length === 2,
        );
      sandbox.systems[system].settings.change(SILENT_DESK);
    }
    idleMb = residentMb(gateway.pid);
    report.push(
      `idle after warm-up: ${idleMb.toFixed(1)} MB resident; growth above that while ${LARGE_BYTES / MB} MB pass:`,
    );
  });
  afterAll(async () => {
    gateway.kill('SIGTERM');
    await gateway.ended;
    await killLeftovers();
    await sandbox.stop();
    console.log(report.join('\n'));
  });

  test.each(SYSTEMS)(
    'goes from a citizen to the agency %s and one comes back, unchanged, and never lies in memory',
    async (system) => {
      const dialect = AGENCIES[system];
      const seed = system === 'mof' ? 50 : 51;
      const sentSha256 = await sha256Of(largeAttachment(LARGE_BYTES, seed));
      const uploadId = await measured(`upload by the citizen`, () => upload(LARGE_BYTES, seed));

      const { letter, filed } = await measured(`letter out, ${dialect}`, async () => {
        sandbox.systems[system].settings.change({
          registrationDelayMs: 0,
          replyDelayMs: 0,
          replySizeBytes: LARGE_BYTES,
        });
        return sandbox.arrived({ agencyCode: system, uploadIds: [uploadId] });
      });
      const [received] = ledgerOf(system).first(letter.messageId)!.files;
      expect(received).toMatchObject({ sizeBytes: LARGE_BYTES, sha256: sentSha256 });
      expect(ledgerOf(system).sends(letter.messageId), 'one try was enough').toBe(1);

      const replySha256 = await measured(`reply in, ${dialect}`, () => replied(system, letter.messageId));
      const downloaded = await measured(`download by the citizen`, () => download(filed.caseId));
      expect(downloaded).toBe(replySha256);
      expect(Math.max(...growths), `MB above idle\n${report.join('\n')}`).toBeLessThan(ALLOWED_GROWTH_MB);
    },
  );
});
