import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDemo } from '../src/sandbox/demo.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';

const run = promisify(execFile);
const README = new URL('../README.md', import.meta.url);

describe('the README', () => {
  let sandbox: TestSandbox;
  let folder: string;
  beforeAll(async () => {
    sandbox = await testSandbox();
    for (const system of Object.values(sandbox.systems)) {
      system.settings.change({ registrationDelayMs: 50, replyDelayMs: 100 });
    }
    folder = await mkdtemp(join(tmpdir(), 'shikriki-tour-'));
  });
  afterAll(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('has a tour with curl that sends a letter and reads its case, as it is written', async () => {
    const text = await readFile(README, 'utf8');
    const tour = /```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const script = tour
      .replaceAll('http://127.0.0.1:8090', sandbox.addresses.sandbox)
      .replaceAll('http://127.0.0.1:8080', sandbox.addresses.portal);
    expect(script).toContain('/v1');
    const first = await run('bash', ['-euo', 'pipefail', '-c', `${script}\necho; echo "CASE=$CASE"`], { cwd: folder });
    expect(first.stdout, first.stderr).toContain('საქართველოს ფინანსთა სამინისტრო');
    const caseId = /CASE=([0-9a-f-]{36})/.exec(first.stdout)?.[1];
    expect(caseId, first.stdout + first.stderr).toBeDefined();
    expect(first.stdout).toContain('<MessageKind>RECEIPT</MessageKind>');

    const citizen = sandbox.citizen();
    const answered = await citizen.caseWhen(caseId ?? '', 'reply', (found) => found.state === 'answered');
    expect(answered.letters.map((letter) => letter.direction)).toEqual(['to_agency', 'to_citizen']);
  });
});

describe('the demo', () => {
  test('tells the whole story and leaves evidence that anybody can check', async () => {
    const outDir = await mkdtemp(join(tmpdir(), 'shikriki-evidence-'));
    try {
      const lines: string[] = [];
      await runDemo({ outDir, write: (line) => lines.push(line) });
      const told = lines.join('\n');
      expect(lines.at(-1)).toContain('demo passed');
      for (const part of [
        'tracking number',
        'SHA-256',
        'acknowledged',
        'registered',
        'reply',
        'e-mail',
        'SMS',
        'completed tasks',
        'the clock rests; 10 working days left',
        'the clock runs again',
        'extended',
        'forwarded',
        'to საქართველოს ფინანსთა სამინისტრო',
        'complaint filed',
        'overdue',
        'complain that the answer is late',
      ]) {
        expect(told).toContain(part);
      }
      expect(told).toContain('(edoc-soap)');
      expect(told).toContain('(edoc-rest)');
      expect(told).toContain('(edoc-soap-wss)');

      const manifest = JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8')) as {
        ca: string;
        files: { file: string; kind: string; sha256: string; agency?: string; sealCertificate?: string }[];
      };
      for (const { file, sha256 } of manifest.files) {
        const bytes = await readFile(join(outDir, file));
        expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(sha256);
      }
      const kinds = new Set(manifest.files.map((file) => file.kind));
      expect([...kinds].sort()).toEqual(['EMAIL', 'RECEIPT', 'REGISTRATION', 'REPLY', 'SMS', 'STATUS', 'SUBMISSION']);
      expect(new Set(manifest.files.flatMap((file) => file.agency ?? [])).size).toBeGreaterThanOrEqual(3);

      // With xmlsec1 and the CA alone, nothing of ours in between.
      for (const { file, sealCertificate } of manifest.files.filter((entry) => entry.file.endsWith('.xml'))) {
        expect(sealCertificate).toBeDefined();
        const args = ['--verify', '--id-attr:ID', 'urn:shikriki:envelope:1:Envelope', '--enabled-key-data', 'x509'];
        const ca = ['--trusted-pem', join(outDir, 'certificates', 'root-ca.cert.pem')];
        const chain = ['--untrusted-pem', join(outDir, 'certificates', 'issuing-ca.cert.pem')];
        const { stderr, stdout } = await run('xmlsec1', [...args, ...ca, ...chain, join(outDir, file)]);
        expect(stderr + stdout, file).toContain('OK');
      }
    } finally {
      await rm(outDir, { recursive: true, force: true });
    }
  });
});
