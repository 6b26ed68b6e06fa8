import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from './support/chaos-until.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.stop());

const LETTERS = 8;

const file = async (agencyCode: string): Promise<void> => {
  const { error } = await sandbox.citizen().portal.POST('/v1/letters', {
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: {
      letterType: 'letter',
      agencyCode,
      language: 'ka',
      title: 'ქუჩა',
      text: 'ქუჩა',
      preferredReplyForm: 'electronic',
      attachments: [],
    },
  });
  expect(error).toBeUndefined();
};

test('the books of a system that was down show the probes, then everything, each letter once, and no attempt while it was left alone', async () => {
  const { faults, ledger } = sandbox.systems.mof;
  const attempts = async () =>
    (
      await sandbox.rows<{ attempts: number }>(
        'select coalesce(sum(attempt_count), 0)::integer as attempts from deliveries',
      )
    )[0]!.attempts;
  const breaker = async () =>
    (
      await sandbox.rows<{ open: boolean; failures: number }>(
        `select b.open_until > app_now() as open, b.failures from breakers b join endpoints using (endpoint_id) where system_code = 'mof'`,
      )
    )[0];
  faults.set({ kind: 'down' });
  for (let n = 0; n < LETTERS - 1; n++) await file('mof');
  await until('the breaker is open', async () => ((await breaker())?.open === true ? true : undefined));
  // What was claimed before it opened may still be called for.
  await until('nobody works for the system', async () =>
    (await sandbox.rows(`select 1 from deliveries where system_code = 'mof' and leased_until is not null`)).length === 0
      ? true
      : undefined,
  );
  const counted = await attempts();
  expect(counted).toBeGreaterThanOrEqual(5);
  expect(ledger.counts().arrivals).toBe(0);

  // It could be reached now, and everything is due: still it is left alone until its minute is over.
  faults.clear();
  await sandbox.shiftClock('50 seconds');
  await sandbox.rows(`update deliveries set due_at = app_now() where system_code = 'mof' returning 1`);
  // A new letter wakes a worker for the system; one that is filed after it to another system gets there.
  await file('mof');
  await sandbox.arrived({ agencyCode: 'napr' });
  expect({ arrivals: ledger.counts().arrivals, attempts: await attempts() }).toEqual({
    arrivals: 0,
    attempts: counted,
  });

  await sandbox.shiftClock('11 seconds');
  await ledger.waitUntil(() => ledger.counts().registered === LETTERS, 30_000);
  expect(ledger.counts()).toMatchObject({ arrivals: LETTERS, uniqueMessages: LETTERS, duplicates: 0 });
  expect(await breaker()).toMatchObject({ open: null, failures: 0 });
  expect(await attempts(), 'only failures are counted').toBe(counted);
});
