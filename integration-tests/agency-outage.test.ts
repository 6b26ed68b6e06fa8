import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeOperatorUseCases } from '../src/compose-operator-use-cases.ts';
import { composeStore } from '../src/compose-store.ts';
import type { DeliveryId } from '../src/domain/ids.ts';
import { makeEnvelopeSealer } from '../src/envelope/seal.ts';
import { zipArchive } from '../src/outbound/archive/zip.ts';
import { sealKey } from './support/certificates.ts';
import { GATEWAY, ids, rememberingQueue } from './support/parts.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';

const WAIT_MS = 30_000;
const ANSWER_MS = 250;

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.stop());

const file = async (agencyCode: string): Promise<string> => {
  const { data, error } = await sandbox.citizen().portal.POST('/v1/letters', {
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: {
      letterType: 'letter',
      agencyCode,
      language: 'ka',
      title: 'ქუჩის შეკეთება',
      text: 'გთხოვთ, შეაკეთოთ ქუჩა.',
      preferredReplyForm: 'electronic',
      attachments: [],
    },
  });
  if (data === undefined) throw new Error(`not filed: ${JSON.stringify(error)}`);
  return data.caseId;
};
const deliveryOf = async (caseId: string) => (await sandbox.citizen().readCase(caseId)).delivery;

describe('a system that is down', () => {
  test('delays nobody else, is left alone, and takes each letter once when it is back, three one by one first', async () => {
    const { mof } = sandbox.systems;
    mof.faults.set({ kind: 'down' });
    const caseIds: string[] = [];
    for (let n = 0; n < 7; n++) caseIds.push(await file('mof'));
    await sandbox.arrived({ agencyCode: 'napr' });

    const open = 'select 1 from breakers where open_until > app_now()';
    await expect.poll(() => sandbox.rows(open), { timeout: WAIT_MS }).toHaveLength(1);
    const late = await file('mof');
    await expect
      .poll(() => deliveryOf(late), { timeout: WAIT_MS })
      .toEqual({
        state: 'unreachable',
        unreachableSince: expect.stringMatching(/Z$/) as string,
        nextTryAt: expect.stringMatching(/Z$/) as string,
      });
    expect(await sandbox.rows('select attempt_count from deliveries where case_id = $1', late)).toEqual([
      { attempt_count: 0 },
    ]);

    // Back, and slow enough that calls at the same time would be seen.
    mof.faults.clear();
    mof.faults.set({ kind: 'slow', delayMs: ANSWER_MS });
    await sandbox.shiftClock('70 seconds');
    await mof.ledger.waitUntil(() => mof.ledger.counts().uniqueMessages === 8, WAIT_MS);
    const arrivedAt = mof.ledger.arrivals().map(({ arrivedAt: at }) => Date.parse(at));
    expect(mof.ledger.counts()).toMatchObject({ arrivals: 8, duplicates: 0 });
    for (const probe of [1, 2, 3])
      expect(arrivedAt[probe]! - arrivedAt[probe - 1]!, `probe ${probe}`).toBeGreaterThanOrEqual(ANSWER_MS * 0.9);

    await expect.poll(() => deliveryOf(caseIds[0]!), { timeout: WAIT_MS }).toEqual({ state: 'arrived' });
    expect(await sandbox.rows('select kind, cleared_at is not null as over from alerts')).toEqual([
      { kind: 'breaker_open', over: true },
    ]);
  });
});

describe('a letter that a person hands over', () => {
  test('shows its registration as entered by hand, in the case and in its timeline', async () => {
    const { napr } = sandbox.systems;
    napr.faults.set({ kind: 'down' });
    const caseId = await file('napr');
    const sealer = makeEnvelopeSealer({ seal: await sealKey('gateway-seal-ecdsa') });
    const operator = composeOperatorUseCases(composeStore(sandbox.database.poolAs('shikriki_operator'), ids), {
      ids,
      queue: rememberingQueue(),
      archive: zipArchive,
      sealers: () => [sealer],
      gateway: GATEWAY,
    });
    const [delivery] = await sandbox.rows<{ delivery_id: DeliveryId }>(
      'select delivery_id from deliveries where case_id = $1',
      caseId,
    );
    const registered = { registrationNumber: '№ 12', registeredOn: new Date().toISOString().slice(0, 10) };
    const by = { actor: 'example-operator', reason: 'handed over on paper' };
    expect(await operator.registerByHand(delivery!.delivery_id, registered, by)).toMatchObject({ ok: true });

    const shown = await sandbox.citizen().readCase(caseId);
    expect(shown).toMatchObject({ state: 'registered', registrationNumber: '№ 12', delivery: { state: 'arrived' } });
    expect(shown.legs).toMatchObject([{ registrationNumber: '№ 12', enteredByHand: true }]);
    expect(shown.timeline.find(({ event }) => event === 'registered')).toMatchObject({ enteredByHand: true });
  });
});
