import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAppendLog } from './append-log.ts';
import { simulatorTestKeys } from './test-support/example-keys.ts';
import { type FakeGateway, startFakeGateway } from './test-support/fake-gateway.ts';
import { AT_ONCE, exampleFile, NO_ANSWERS, type Sandbox, sealLetter, startSandbox } from './test-support/sandbox.ts';

const never = new AbortController().signal;
let folder: string;
let gateway: FakeGateway;
const running: Sandbox[] = [];

/** A system that starts from what lay on the disk at this moment, as after a power cut; the old one has no say in it. */
const afterPowerCut = async (settings = NO_ANSWERS): Promise<Sandbox> => {
  const copy = join(folder, `copy-${running.length}`);
  await cp(join(folder, 'first'), copy, { recursive: true });
  const sandbox = await startSandbox({ folder: copy, settings, gateway });
  running.push(sandbox);
  return sandbox;
};
const first = async (settings = NO_ANSWERS): Promise<Sandbox> => {
  const sandbox = await startSandbox({ folder: join(folder, 'first'), settings, gateway });
  running.push(sandbox);
  return sandbox;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shikriki-simulators-'));
  gateway = await startFakeGateway(await simulatorTestKeys());
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
  await gateway.close();
  await rm(folder, { recursive: true });
});

describe.each([
  { code: 'napr', agency: 'napr' },
  { code: 'mof', agency: 'mof' },
] as const)('$code after a restart', ({ code, agency }) => {
  it('knows every message, its receipt and the last number', async () => {
    const before = await first();
    const letter = await sealLetter(before.keys, agency, { files: [exampleFile(Buffer.from('ფაილი'))] });
    const receipt = await before.callers[code].submit(letter, never);
    const after = await afterPowerCut();
    expect(await after.callers[code].submit(letter, never)).toEqual(receipt);
    expect(after.simulators.systems[code].ledger.counts()).toMatchObject({ arrivals: 2, registered: 1, duplicates: 1 });
    const next = await sealLetter(after.keys, agency);
    await after.callers[code].submit(next, never);
    const numberOf = (messageId: string) =>
      after.simulators.systems[code].ledger.first(messageId)?.first?.registration?.registrationNumber;
    expect([numberOf(letter.messageId), numberOf(next.messageId)].map((number) => number?.slice(-5))).toEqual([
      '12345',
      '12346',
    ]);
  });

  it('sends the answers that were still due', async () => {
    const before = await first({ registrationDelayMs: 1_000, statusDelayMs: null, replyDelayMs: 1_000 });
    const letter = await sealLetter(before.keys, agency);
    await before.callers[code].submit(letter, never);
    await before.simulators.close();
    expect(gateway.said).toEqual([]);
    const after = await afterPowerCut();
    const { ledger } = after.simulators.systems[code];
    await ledger.waitUntil(() => ledger.answer(letter.messageId, 'REPLY')?.confirmed !== undefined, 10_000);
    expect(gateway.said.map(({ header }) => header.messageKind)).toEqual(['REGISTRATION', 'REPLY']);
  });

  it('sends an answer that was sealed but not confirmed again, the same bytes', async () => {
    gateway.faults.set({ kind: 'answerLost' });
    gateway.faults.set({ kind: 'status500', remaining: 1 });
    const before = await first({ ...AT_ONCE, statusDelayMs: null, replyDelayMs: null });
    const letter = await sealLetter(before.keys, agency);
    await before.callers[code].submit(letter, never);
    const ledgerBefore = before.simulators.systems[code].ledger;
    await ledgerBefore.waitUntil(() => ledgerBefore.answer(letter.messageId, 'REGISTRATION') !== undefined, 10_000);
    const after = await afterPowerCut();
    await before.simulators.close();
    gateway.faults.clear();
    const { ledger } = after.simulators.systems[code];
    await ledger.waitUntil(() => ledger.answer(letter.messageId, 'REGISTRATION')?.confirmed !== undefined, 10_000);
    expect(gateway.said).toHaveLength(1);
    expect(new Set(gateway.envelopes.map((bytes) => bytes.toString('base64'))).size).toBe(1);
  });
});

describe('an upload to mof that broke off', () => {
  it('goes on where it was, after a restart too', async () => {
    const before = await first();
    const file = exampleFile(Buffer.alloc(3_000_000, 'მაგალითი'));
    const letter = await sealLetter(before.keys, 'mof', { files: [file] });
    before.simulators.systems.mof.faults.set({ kind: 'truncate', afterBytes: 1_000_000, remaining: 1 });
    expect((await before.callers.mof.submit(letter, never)).kind).toBe('unknown');
    const after = await afterPowerCut();
    const { desk, ledger } = after.simulators.systems.mof;
    const status = await desk.status(letter.messageId);
    const receivedBytes = status?.kind === 'awaiting_files' ? (status.files[0]?.receivedBytes ?? 0) : 0;
    expect(receivedBytes).toBeGreaterThan(0);
    expect(receivedBytes).toBeLessThanOrEqual(1_000_000);
    expect((await after.callers.mof.submit(letter, never)).kind).toBe('answered');
    expect(ledger.first(letter.messageId)?.files[0]?.sha256).toBe(file.file.sha256);
  });
});

describe('a ledger whose last line was cut off by a crash', () => {
  it('drops the line and goes on', async () => {
    const file = join(folder, 'torn', 'ledger.jsonl');
    const log = await openAppendLog<{ n: number }>(file);
    await Promise.all([log.append({ n: 1 }), log.append({ n: 2 })]);
    await log.close();
    await appendFile(file, '{"n":3');
    const again = await openAppendLog<{ n: number }>(file);
    expect(again.left).toEqual([{ n: 1 }, { n: 2 }]);
    await again.append({ n: 4 });
    await again.close();
    const third = await openAppendLog<{ n: number }>(file);
    expect(third.left).toEqual([{ n: 1 }, { n: 2 }, { n: 4 }]);
    await third.close();
  });
});
