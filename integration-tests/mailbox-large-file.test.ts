import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { killLeftovers, type Running, runShikriki } from './support/child-process.ts';
import { imageMemorySettings, residentMb } from './support/image-memory.ts';
import { LEASE_SECONDS, type MailboxScene, mailboxScene, never, PROTOCOLS } from './support/mailbox-scene.ts';

const MB = 1_000_000;
const FILE_BYTES = 50 * MB;
const AT_ONCE = 4;
// Four files that lay in memory would be 200 MB, in buffers and again in what is on its way out.
const ALLOWED_GROWTH_MB = 100;

describe.skipIf(process.platform !== 'linux')('a file of 50 MB (memory is read from /proc: Linux only)', () => {
  let scene: MailboxScene;
  let gateway: Running;
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(FILE_BYTES - 9, 'mailbox\n')]);
  const pdfSha256 = createHash('sha256').update(pdf).digest('hex');

  beforeAll(async () => {
    scene = await mailboxScene({ withGateway: false });
    gateway = runShikriki('all', {
      ...scene.sandbox.environment,
      SHIKRIKI_LOG_LEVEL: 'info',
      ...imageMemorySettings(),
    });
    await gateway.line(/gateway\.started/);
  });
  afterAll(async () => {
    gateway.kill('SIGTERM');
    await gateway.ended;
    await killLeftovers();
    await scene.close();
  });

  test.each(PROTOCOLS)('is picked up over %s, four times at once, and never lies in memory', async (protocol) => {
    const mailbox = await scene.source(protocol);
    const { messageId } = await scene.placed('terjola', [await scene.upload(pdf)]);
    await mailbox.peek(10, LEASE_SECONDS * 10, never);
    const contentId = /<ContentId>([^<]*)</.exec((await mailbox.envelope(messageId, never)).toString())?.[1] ?? '';
    const fetched = async (offset: number): Promise<string> => {
      const hash = createHash('sha256');
      for await (const chunk of await mailbox.file(messageId, contentId, offset, never)) hash.update(chunk as Buffer);
      return hash.digest('hex');
    };
    await fetched(FILE_BYTES - MB);

    const idleMb = residentMb(gateway.pid);
    let highestMb = idleMb;
    const sampler = setInterval(() => {
      highestMb = Math.max(highestMb, residentMb(gateway.pid));
    }, 10);
    const digests = await Promise.all(Array.from({ length: AT_ONCE }, () => fetched(0)));
    clearInterval(sampler);
    expect(new Set(digests)).toEqual(new Set([pdfSha256]));
    expect(highestMb - idleMb, 'MB above idle').toBeLessThan(ALLOWED_GROWTH_MB);
    console.log(`${protocol}: ${AT_ONCE} times ${FILE_BYTES / MB} MB, +${(highestMb - idleMb).toFixed(1)} MB resident`);
  });
});
