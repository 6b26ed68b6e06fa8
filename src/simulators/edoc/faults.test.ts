import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeFaults, readFault } from './faults.ts';
import { AT_ONCE, exampleFile, NO_ANSWERS, type Sandbox, sealLetter, startSandbox } from './test-support/sandbox.ts';

const never = new AbortController().signal;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
afterEach(() => {
  for (const system of Object.values(sandbox.simulators.systems)) {
    system.faults.clear();
    system.settings.change(NO_ANSWERS);
  }
});

describe.each([
  { code: 'napr', agency: 'napr', otherAgency: 'psda' },
  { code: 'mof', agency: 'mof', otherAgency: 'tbilisi' },
] as const)('a fault of $code', ({ code, agency, otherAgency }) => {
  const system = () => sandbox.simulators.systems[code];
  const faults = () => system().faults;
  const letterTo = (agencyCode: string, files: ReturnType<typeof exampleFile>[] = []) =>
    sealLetter(sandbox.keys, agencyCode, { files });
  const send = (consignment: Awaited<ReturnType<typeof letterTo>>) => sandbox.callers[code].submit(consignment, never);
  const isRegistered = (messageId: string) => system().ledger.first(messageId)?.first?.registration !== undefined;

  it('down: nothing gets through, then everything does', async () => {
    faults().set({ kind: 'down' });
    const letter = await letterTo(agency);
    expect((await send(letter)).kind).toBe('unknown');
    expect(await sandbox.callers[code].askStatus(letter.messageId, never)).toBeUndefined();
    expect(isRegistered(letter.messageId)).toBe(false);
    faults().clear('down');
    expect((await send(letter)).kind).toBe('answered');
  });

  it('down for one agency: the others go on', async () => {
    faults().set({ kind: 'down', agencyCode: agency });
    expect((await send(await letterTo(agency))).kind).toBe('unknown');
    expect((await send(await letterTo(otherAgency))).kind).toBe('answered');
  });

  it('slow: it is stored before the answer comes', async () => {
    faults().set({ kind: 'slow', delayMs: 60_000 });
    const letter = await letterTo(agency);
    const impatient = new AbortController();
    const sent = sandbox.callers[code].submit(letter, impatient.signal);
    await system().ledger.waitUntil(() => isRegistered(letter.messageId), 5_000);
    impatient.abort();
    expect((await sent).kind).toBe('unknown');
    faults().clear();
    expect((await send(letter)).kind).toBe('answered');
  });

  it('status500: nothing is stored, for as many calls as were named', async () => {
    faults().set({ kind: 'status500', remaining: 2 });
    const letter = await letterTo(agency);
    expect([(await send(letter)).kind, (await send(letter)).kind]).toEqual(['unavailable', 'unavailable']);
    expect(isRegistered(letter.messageId)).toBe(false);
    expect((await send(letter)).kind).toBe('answered');
    expect(system().ledger.sends(letter.messageId)).toBe(1);
  });

  it('refuse: with the problem that was chosen, nothing is stored', async () => {
    faults().set({ kind: 'refuse', problemCode: 'TypeNotAccepted', remaining: 1 });
    const letter = await letterTo(agency);
    expect(await send(letter)).toMatchObject({ kind: 'refused', problem: { code: 'TypeNotAccepted' } });
    expect(isRegistered(letter.messageId)).toBe(false);
    expect((await send(letter)).kind).toBe('answered');
  });

  it('refuse by receipt: a sealed refusal, which stands for every repeat', async () => {
    faults().set({ kind: 'refuse', problemCode: 'TypeNotAccepted', byReceipt: true, remaining: 1 });
    const letter = await letterTo(agency, [exampleFile(Buffer.from('ფაილი'))]);
    const [first, second] = [await send(letter), await send(letter)];
    expect(first.kind === 'answered' && first.receiptXml.toString()).toContain('<Verdict>REFUSED</Verdict>');
    expect(second).toEqual(first);
    expect(isRegistered(letter.messageId)).toBe(false);
  });

  it('answerLost: it is registered, and the status says so', async () => {
    faults().set({ kind: 'answerLost', remaining: 1 });
    const letter = await letterTo(agency, [exampleFile(Buffer.from('ფაილი'))]);
    expect((await send(letter)).kind).toBe('unknown');
    expect(isRegistered(letter.messageId)).toBe(true);
    const receiptXml = await sandbox.callers[code].askStatus(letter.messageId, never);
    expect(await send(letter)).toEqual({ kind: 'answered', receiptXml });
    expect(system().ledger.counts().registered).toBe(
      system()
        .ledger.arrivals()
        .filter(({ first }) => first?.registration !== undefined).length,
    );
  });

  it('busy: says when to come again', async () => {
    faults().set({ kind: 'busy', retryAfterSeconds: 7, remaining: 1 });
    const letter = await letterTo(agency);
    expect(await send(letter)).toMatchObject({
      kind: 'unavailable',
      problem: { code: 'Busy', retryAfterMs: 7_000 },
    });
    expect((await send(letter)).kind).toBe('answered');
  });

  it('truncate: what was cut off is not stored, and the next try succeeds', async () => {
    faults().set({ kind: 'truncate', afterBytes: 2_000_000, remaining: 1 });
    const letter = await letterTo(agency, [exampleFile(Buffer.alloc(5_000_000, 'მაგალითი'))]);
    expect((await send(letter)).kind).toBe('unknown');
    expect(isRegistered(letter.messageId)).toBe(false);
    expect(faults().list()).toEqual([]);
    expect((await send(letter)).kind).toBe('answered');
    expect(system().ledger.counts().duplicates).toBe(
      system()
        .ledger.arrivals()
        .filter(({ duplicate }) => duplicate).length,
    );
  });

  it('late: answers are due later', async () => {
    faults().set({ kind: 'late', delayMs: 3_600_000 });
    const letter = await letterTo(agency);
    await send(letter);
    const first = system().ledger.first(letter.messageId)?.first;
    const dueMs = Date.parse(first?.answers[0]?.dueAt ?? '') - Date.parse(first?.registration?.registeredAt ?? '');
    expect(dueMs).toBe(3_600_000 + (NO_ANSWERS.registrationDelayMs ?? 0));
  });

  it('duplicate: the registration is sent twice, the same bytes', async () => {
    faults().set({ kind: 'duplicate', agencyCode: agency, remaining: 1 });
    system().settings.change({ ...AT_ONCE, statusDelayMs: null, replyDelayMs: 0 });
    const letter = await letterTo(agency);
    await send(letter);
    const { ledger } = system();
    await ledger.waitUntil(() => ledger.answer(letter.messageId, 'REPLY')?.confirmed !== undefined, 10_000);
    const times = (step: 'REGISTRATION' | 'REPLY') =>
      sandbox.gateway.timesReceived.get(ledger.answer(letter.messageId, step)?.sealed.messageId ?? '');
    expect([times('REGISTRATION'), times('REPLY')]).toEqual([2, 1]);
  });
});

describe('the settings of faults', () => {
  it('count calls, and an agency of its own comes first', () => {
    const faults = makeFaults();
    faults.set({ kind: 'slow', delayMs: 1, remaining: 1 });
    faults.set({ kind: 'slow', agencyCode: 'napr', delayMs: 2, remaining: 1 });
    expect(faults.take('slow', 'napr')?.delayMs).toBe(2);
    expect(faults.take('slow', 'napr')?.delayMs).toBe(1);
    expect(faults.take('slow', 'napr')).toBeUndefined();
  });

  it('are read from a form, where empty fields do not count', () => {
    const fields = { kind: 'slow', agencyCode: '', remaining: '', delayMs: '300', problemCode: '' };
    expect(readFault(fields, ['napr'])).toEqual({ ok: true, value: { kind: 'slow', byReceipt: false, delayMs: 300 } });
  });

  it.each([
    { kind: 'explode' },
    { kind: 'down', agencyCode: 'nobody' },
    { kind: 'refuse', problemCode: 'NoSuchCode' },
    { kind: 'slow', delayMs: '-1' },
    { kind: 'slow', remaining: '0' },
  ])('refuse %j', (fields) => {
    expect(readFault(fields, ['napr']).ok).toBe(false);
  });
});
