import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectorOf, registeredKey } from '../../outbound/connectors/bench.contract.ts';
import type { AnswerSource } from '../../ports/answer-source.ts';
import type { Connector, Endpoint } from '../../ports/connector.ts';
import type { SimulatedSystem } from './simulated-system.ts';
import { AT_ONCE, exampleFile, NO_ANSWERS, type Sandbox, sealLetter, startSandbox } from './test-support/sandbox.ts';

const never = new AbortController().signal;
const AGENCY = 'patrol';

describe('the simulated system mia', () => {
  let folder: string;
  let sandbox: Sandbox;
  let connector: Connector;
  const system = (): SimulatedSystem => sandbox.simulators.systems.mia;
  const endpoint = (): Endpoint => ({
    systemCode: 'mia',
    dialect: system().dialect,
    address: system().address,
    timeoutMs: 5_000,
  });
  const answers = (): AnswerSource => connector.answers as AnswerSource;
  const listed = async (): Promise<string[]> => {
    const page = await answers().list({ limit: 100 }, endpoint(), never);
    return page.ok ? page.value.messages.map(({ messageId }) => messageId) : [page.problem.code];
  };
  const confirmationOf = (messageId: string) =>
    system()
      .ledger.answers()
      .find(({ sealed }) => sealed.messageId === messageId);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shikriki-mia-'));
    sandbox = await startSandbox({ folder });
    const { certificates, gatewayMessages, gatewayClient } = sandbox.keys;
    connector = connectorOf('edoc-soap-wss', gatewayClient, {
      signingKey: gatewayMessages,
      keysOf: () => Promise.resolve([registeredKey(certificates.messageKey.certificatePem)]),
    });
  }, 60_000);
  afterEach(() => {
    system().faults.clear();
    system().settings.change(NO_ANSWERS);
  });
  afterAll(async () => {
    await connector.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  it('registers a letter once whose file came in chunks before it, also when its answer is lost', async () => {
    const file = exampleFile(Buffer.alloc(1_200_000, 'საბუთი'));
    const letter = await sealLetter(sandbox.keys, AGENCY, { files: [file] });
    const before = system().ledger.counts();
    system().faults.set({ kind: 'answerLost', agencyCode: AGENCY, remaining: 1 });
    expect(await connector.submit(letter, endpoint(), never)).toMatchObject({ kind: 'unknown' });
    const status = await connector.askStatus(letter.messageId, endpoint(), never);
    expect(status).toMatchObject({ kind: 'received' });
    const again = await connector.submit(letter, endpoint(), never);
    expect(again).toMatchObject({
      kind: 'acknowledged',
      ...(status.kind === 'received' && { receiptXml: status.receiptXml }),
    });
    const after = system().ledger.counts();
    expect([after.registered - before.registered, after.duplicates - before.duplicates]).toEqual([1, 1]);
    expect(system().ledger.first(letter.messageId)?.files[0]?.sha256).toBe(file.file.sha256);
  });

  it('goes on with an upload where it stopped, also after a cut in the middle', async () => {
    const file = exampleFile(Buffer.alloc(1_200_000, 'საბუთი'));
    const letter = await sealLetter(sandbox.keys, AGENCY, { files: [file] });
    const half = {
      ...letter,
      openFile: async () => Readable.from([Buffer.alloc(600_000, 'საბუთი')], { objectMode: false }),
    };
    expect(await connector.submit(half, endpoint(), never)).toMatchObject({ kind: 'unavailable' });
    expect(await connector.askStatus(letter.messageId, endpoint(), never)).toEqual({ kind: 'not_received' });
    system().faults.set({ kind: 'truncate', afterBytes: 100_000, remaining: 1 });
    expect(await connector.submit(letter, endpoint(), never)).toMatchObject({ kind: 'unavailable' });
    expect(await connector.submit(letter, endpoint(), never)).toMatchObject({ kind: 'acknowledged' });
  });

  it('lets what it says wait until it is confirmed, and lists it again where the confirmation was lost', async () => {
    system().settings.change(AT_ONCE);
    const letter = await sealLetter(sandbox.keys, AGENCY);
    expect(await connector.submit(letter, endpoint(), never)).toMatchObject({ kind: 'acknowledged' });
    await expect.poll(listed).toHaveLength(1);
    const [messageId = ''] = await listed();
    const fetched = await answers().fetch(messageId, endpoint(), never);
    expect(fetched.ok && fetched.value.toString()).toContain('<MessageKind>REGISTRATION</MessageKind>');
    system().faults.set({ kind: 'confirmLost', remaining: 1 });
    const receipt = Buffer.from('<R/>');
    expect(await answers().confirm(messageId, receipt, endpoint(), never)).toMatchObject({ ok: false });
    expect(await listed()).toEqual([messageId]);
    // A receipt that is none is not believed, and the message waits on.
    expect(await answers().confirm(messageId, receipt, endpoint(), never)).toMatchObject({ ok: true });
    await expect.poll(listed).toEqual([messageId]);
    expect(confirmationOf(messageId)?.confirmed).toBeUndefined();
  });

  it('is down for questions too', async () => {
    system().faults.set({ kind: 'down' });
    expect(await listed()).toEqual(['TemporarilyUnavailable']);
    system().faults.clear();
    system().faults.set({ kind: 'busy', retryAfterSeconds: 7, remaining: 1 });
    expect(await answers().list({ limit: 1 }, endpoint(), never)).toMatchObject({
      ok: false,
      problem: { code: 'Busy', retryAfterMs: 7_000 },
    });
  });
});
