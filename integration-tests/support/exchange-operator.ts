import { join } from 'node:path';
import { beforeAll, beforeEach, expect } from 'vitest';
import { problem } from '../../src/domain/problems.ts';
import { exampleCertificates } from './certificates.ts';
import { database, deliveryIds, never, rows, setting, shiftClock, unwrap, useExchangeScene } from './exchange-scene.ts';
import { type Operator, operatorAt } from './operator.ts';
import { aSubmission } from './submission.ts';

/** An operator at the exchange of the test under way. */
export let shikriki: Operator;

/** Gives every test of the file an exchange over a database of its own, and an operator who has the seal key of the gateway. */
export const useExchangeOperator = (): void => {
  useExchangeScene();
  let certificates: string;
  beforeAll(async () => {
    certificates = (await exampleCertificates()).outDir;
  });
  beforeEach(() => {
    const pem = (end: string) => join(certificates, `gateway-seal-ecdsa.${end}.pem`);
    shikriki = operatorAt(database.databaseUrl, {
      SHIKRIKI_SEAL_KEY_FILE: pem('key'),
      SHIKRIKI_SEAL_CERTIFICATE_FILE: pem('cert'),
    });
  });
};

/** How a command ends that did something, and one that was refused. */
export const done = (text: string) => ({ code: 0, out: expect.stringContaining(text) as string, err: '' });
export const refused = (text: string) => ({ code: 1, out: '', err: expect.stringContaining(text) as string });
/** An id that nothing has. */
export const NOBODY = '0190f3a0-7c00-7000-8000-000000000001';

/** Letters that are filed, and a worker for them. */
export const filed = async (agencyCode = 'mof', count = 1) => {
  const at = setting();
  for (let n = 0; n < count; n += 1) unwrap(await at.api.submitLetter(aSubmission({ agencyCode })));
  const worker = at.worker();
  const work = async () => {
    for (const id of deliveryIds(at.queue)) await worker.deliverEnvelope(id, never);
  };
  return { ...at, ids: deliveryIds(at.queue), id: deliveryIds(at.queue)[0]!, work };
};
/** Letters whose tries are used up; their agency takes them again from now on. */
export const givenUp = async (count = 1) => {
  const at = await filed('mof', count);
  at.peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
  await at.work();
  // The breaker of many failures would keep the last of them from their end.
  await database.poolAs('shikriki_migrator').query('delete from breakers');
  await shiftClock('101 hours');
  await at.work();
  at.peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
  await database.poolAs('shikriki_migrator').query('delete from breakers');
  at.peer.sent.length = 0;
  return at;
};

/** The states of all deliveries, the oldest first. */
export const states = async () =>
  (await rows<{ state: string }>('select state from deliveries order by created_at, delivery_id')).map(
    ({ state }) => state,
  );
/** What operators did, in its order. */
export const acts = async () =>
  (await rows<{ act: string }>('select act from operator_acts order by acted_at, act_id')).map(({ act }) => act);
