import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { largeAttachment } from '../citizens/large-attachment.ts';
import { AT_ONCE, exampleFile, NO_ANSWERS, type Sandbox, sealLetter, startSandbox } from './test-support/sandbox.ts';

const never = new AbortController().signal;
let folder: string;
let sandbox: Sandbox;

// On the disk: only there calls with the same message overlap.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shikriki-simulators-'));
  sandbox = await startSandbox({ folder });
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  for (const system of Object.values(sandbox.simulators.systems)) {
    system.faults.clear();
    system.settings.change(NO_ANSWERS);
  }
  sandbox.gateway.faults.clear();
});

describe.each([
  { code: 'napr', agency: 'psda' },
  { code: 'mof', agency: 'tbilisi' },
] as const)('the simulated system $code over mutual TLS', ({ code, agency }) => {
  const system = () => sandbox.simulators.systems[code];
  const letter = (options = {}) => sealLetter(sandbox.keys, agency, options);
  const send = async (consignment: Awaited<ReturnType<typeof letter>>) =>
    sandbox.callers[code].submit(consignment, never);

  it('registers a letter once, however often it is sent, and answers with the same receipt', async () => {
    const before = system().ledger.counts();
    const consignment = await letter();
    const outcomes = [await send(consignment), await send(consignment), await send(consignment)];
    expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    const after = system().ledger.counts();
    expect(after.registered - before.registered).toBe(1);
    expect(after.arrivals - before.arrivals).toBe(3);
    expect(after.duplicates - before.duplicates).toBe(2);
    const arrivals = system()
      .ledger.arrivals()
      .filter(({ messageId }) => messageId === consignment.messageId);
    expect(arrivals.map(({ sends, duplicate }) => ({ sends, duplicate }))).toEqual([
      { sends: 1, duplicate: false },
      { sends: 2, duplicate: true },
      { sends: 3, duplicate: true },
    ]);
    expect(arrivals[0]?.first?.registration?.registrationNumber).toMatch(/^№ \d\d\/\d{5}$/);
  });

  it.each([
    { what: 'without a file', files: () => [] },
    { what: 'with a file', files: () => [exampleFile(Buffer.from('%PDF-1.7 მაგალითი'))] },
  ])('registers a letter $what once when it is sent many times at the same time', async ({ files }) => {
    const consignment = await letter({ files: files() });
    const before = system().ledger.counts();
    await Promise.all(Array.from({ length: 6 }, () => send(consignment)));
    expect((await send(consignment)).kind).toBe('answered');
    const after = system().ledger.counts();
    expect([after.registered - before.registered, after.uniqueMessages - before.uniqueMessages]).toEqual([1, 1]);
  });

  it('takes files and writes down their digests', async () => {
    const bytes = [Buffer.from('პირველი'), Buffer.from('მეორე'), Buffer.alloc(0)];
    const files = bytes.map((content, index) =>
      exampleFile(content, { mainComponent: index === 0, fileName: `ფაილი № ${index} "მაგალითი".pdf` }),
    );
    const consignment = await letter({ files });
    expect((await send(consignment)).kind).toBe('answered');
    expect(
      system()
        .ledger.first(consignment.messageId)
        ?.files.map(({ sha256 }) => sha256),
    ).toEqual(bytes.map((content) => createHash('sha256').update(content).digest('hex')));
  });

  it('takes a file of 50 MB without holding it in memory', async () => {
    const sizeBytes = 50_000_000;
    const hash = createHash('sha256');
    for await (const chunk of largeAttachment(sizeBytes)) hash.update(chunk);
    const file = exampleFile(() => Readable.from(largeAttachment(sizeBytes), { objectMode: false }), {
      sizeBytes,
      sha256: hash.digest('hex'),
    });
    const consignment = await letter({ files: [file] });
    const before = process.memoryUsage().rss;
    expect((await send(consignment)).kind).toBe('answered');
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('refuses other content under an id it knows, and keeps the first', async () => {
    const first = await letter({ text: 'პირველი' });
    await send(first);
    const counts = system().ledger.counts();
    const outcome = await send(await letter({ messageId: first.messageId, text: 'მეორე' }));
    expect(outcome).toMatchObject({ kind: 'refused', problem: { code: 'ConflictSameIdOtherContent' } });
    expect(system().ledger.counts()).toEqual({ ...counts, refused: counts.refused + 1 });
  });

  it('believes only the gateway, and only letters to its own agencies', async () => {
    const flipped = await letter();
    const at = flipped.envelopeXml.indexOf('გამარჯობა');
    const broken = Buffer.from(flipped.envelopeXml);
    broken[at + 2] = (broken[at + 2] ?? 0) ^ 1;
    expect(await send({ ...flipped, envelopeXml: broken })).toMatchObject({
      problem: { code: 'SignatureInvalid' },
    });
    const foreign = await sealLetter({ gatewaySeal: sandbox.keys.certificates.seals.mof as never }, agency);
    expect(await send(foreign)).toMatchObject({ problem: { code: 'SignatureInvalid' } });
    const elsewhere = await sealLetter(sandbox.keys, 'moj-of-nowhere');
    expect(await send(elsewhere)).toMatchObject({ problem: { code: 'InvalidAddressee' } });
    const stranger = { scheme: 'gateway', code: 'other.example.ge', name: 'სხვა', systemId: 'other' } as const;
    expect(await send(await letter({ gateway: stranger }))).toMatchObject({
      problem: { code: 'NotAuthorizedForSender' },
    });
  });

  it('tells whether a message arrived', async () => {
    const consignment = await letter();
    expect(await sandbox.callers[code].askStatus(consignment.messageId, never)).toBeUndefined();
    const outcome = await send(consignment);
    const receipt = await sandbox.callers[code].askStatus(consignment.messageId, never);
    expect(outcome).toEqual({ kind: 'answered', receiptXml: receipt });
  });

  it('registers, reports and replies, in that order, with a Georgian letter as a file', async () => {
    system().settings.change(AT_ONCE);
    const consignment = await letter();
    await send(consignment);
    await system().ledger.waitUntil(
      () => system().ledger.answer(consignment.messageId, 'REPLY')?.confirmed !== undefined,
      15_000,
    );
    const said = sandbox.gateway.said.filter(({ header }) => header.refToMessageId === consignment.messageId);
    expect(said.map(({ header }) => header.messageKind)).toEqual(['REGISTRATION', 'STATUS', 'REPLY']);
    const [registration, , reply] = said;
    const number = system().ledger.first(consignment.messageId)?.first?.registration?.registrationNumber;
    expect(registration?.body).toMatchObject({ registration: { registrationNumber: number } });
    expect(reply?.body).toMatchObject({ reply: { outcome: 'ANSWERED' } });
    expect(reply?.files[0]?.fileName).toBe(`პასუხი ${number?.replace('/', '-')}.pdf`);
    expect(said.map(({ header }) => header.sequenceInConversation)).toEqual([2, 3, 4]);
  });

  it('refuses with a ground and a way to appeal where it is told to', async () => {
    system().settings.change({ ...AT_ONCE, outcome: 'REFUSED' });
    const consignment = await letter();
    await send(consignment);
    const { ledger } = system();
    await ledger.waitUntil(() => ledger.answer(consignment.messageId, 'REPLY')?.confirmed !== undefined, 15_000);
    const reply = sandbox.gateway.said.findLast(({ header }) => header.refToMessageId === consignment.messageId);
    expect(reply?.body).toMatchObject({ reply: { outcome: 'REFUSED', ground: {}, appeal: { termAmount: 1 } } });
  });

  it('sends a reply of 50 MB', async () => {
    system().settings.change({ ...AT_ONCE, statusDelayMs: null, replySizeBytes: 50_000_000 });
    const consignment = await letter();
    await send(consignment);
    const { ledger } = system();
    await ledger.waitUntil(() => ledger.answer(consignment.messageId, 'REPLY')?.confirmed !== undefined, 25_000);
    const reply = sandbox.gateway.said.findLast(({ header }) => header.refToMessageId === consignment.messageId);
    expect(reply?.files[0]?.sizeBytes).toBe(50_000_000);
  });

  it('sends an answer again, the same bytes, until the gateway confirms', async () => {
    sandbox.gateway.faults.set({ kind: 'answerLost', remaining: 1 });
    sandbox.gateway.faults.set({ kind: 'status500', remaining: 2 });
    system().settings.change({ ...AT_ONCE, statusDelayMs: null });
    const consignment = await letter();
    const sentBefore = sandbox.gateway.envelopes.length;
    await send(consignment);
    const { ledger } = system();
    await ledger.waitUntil(() => ledger.answer(consignment.messageId, 'REPLY')?.confirmed !== undefined, 25_000);
    const sent = sandbox.gateway.envelopes.slice(sentBefore).map((bytes) => bytes.toString('base64'));
    expect(new Set(sent).size).toBe(2);
    const said = sandbox.gateway.said.filter(({ header }) => header.refToMessageId === consignment.messageId);
    expect(said.map(({ header }) => header.messageKind)).toEqual(['REGISTRATION', 'REPLY']);
  });
});
