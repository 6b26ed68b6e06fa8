import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newHeader } from '../src/domain/envelope-header.ts';
import { makeEnvelopeSealer } from '../src/envelope/seal.ts';
import { CASES } from '../src/kit/conformance/cases/index.ts';
import { readOptions } from '../src/kit/conformance/options.ts';
import { runEnvelopes } from '../src/run-envelopes.ts';
import { exampleCertificates, sealKey } from './support/certificates.ts';
import { GATEWAY, ids } from './support/parts.ts';

let folder: string;
let certificates: string;
const registration = (): string => join(folder, 'registration.xml');
const seal = (agency: string): string => join(certificates, `agency-${agency}-seal.cert.pem`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shikriki-envelopes-'));
  certificates = (await exampleCertificates()).outDir;
  const now = new Date();
  const sealed = await makeEnvelopeSealer({ seal: await sealKey('agency-rs-seal') }).seal({
    header: newHeader({
      messageId: ids.uuid(),
      conversationId: ids.uuid(),
      legId: ids.uuid(),
      sequenceInConversation: 1,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
      messageKind: 'REGISTRATION',
      letterType: 'letter',
      traceId: ids.traceId(),
      sender: { scheme: 'agency', code: 'rs', name: 'rs', systemId: 'mof' },
      receiver: GATEWAY,
      refToMessageId: ids.uuid(),
    }),
    body: {
      block: 'registration',
      registration: { registrationNumber: '№ 1/2', registeredAt: now.toISOString(), reportedAt: now.toISOString() },
    },
    files: [],
  });
  await writeFile(registration(), sealed.envelopeXml);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (...words: readonly string[]) => {
  const lines: string[] = [];
  const print = (text: string): void => void lines.push(text);
  const exitCode = await runEnvelopes(words, { out: print, err: print });
  return { exitCode, text: lines.join('\n') };
};

it('tells a vendor offline that an envelope holds', async () => {
  const { exitCode, text } = await run('check', registration(), '--seal', seal('rs'));
  expect(text).toMatch(
    /^passed {3}bytes\n[\s\S]*passed {3}use\n\nThe envelope holds: REGISTRATION [0-9a-f-]{36} of rs\.$/,
  );
  expect(exitCode).toBe(0);
});

it('tells at which step an envelope is refused, why, and where to look', async () => {
  const { exitCode, text } = await run('check', registration(), '--seal', seal('psda'));
  expect(text).toMatch(/^REFUSED {2}signature-value\n- {8}digest$/m);
  expect(text).toMatch(/canonicalSignedInfoSha256 {2}[0-9a-f]{64}/);
  expect(exitCode).toBe(1);
  const other = await run('check', registration(), '--seal', seal('rs'), '--receiver', 'elsewhere', '--json');
  expect(JSON.parse(other.text)).toMatchObject({ verdict: 'refused', problem: { code: 'InvalidAddressee' } });
  expect(other.exitCode).toBe(1);
});

it('says how it is called where it is called otherwise', async () => {
  expect(await run('check', registration())).toMatchObject({ exitCode: 2 });
  const missing = await run('check', join(folder, 'nothing.xml'), '--seal', seal('rs'));
  expect(missing.exitCode).toBe(1);
});

it.each([
  [['--dialect', 'fax'], '--dialect: one of edoc-rest'],
  [['--dialect', 'edoc-rest', '--endpoint', 'http://x'], '--endpoint: an https address'],
  [
    ['--dialect', 'edoc-rest', '--endpoint', 'https://x', '--only', 'everything'],
    '--only: there is no case everything',
  ],
  [['--dialect', 'edoc-rest', '--endpoint', 'https://x'], '--agency is missing'],
  [['--verbose'], "Unknown option '--verbose'"],
])('names the mistake in "conformance %s"', async (words, mistake) => {
  expect(await readOptions(words)).toMatchObject({ kind: 'mistake', mistake: expect.stringContaining(mistake) });
});

it('describes every case of the conformance run in the guide for vendors', async () => {
  const guide = await readFile('docs/agency-guide.md', 'utf8');
  for (const { id, asks, where } of CASES) expect(guide).toContain(`| \`${id}\` | ${asks} | ${where} |`);
});
