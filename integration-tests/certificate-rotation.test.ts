import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeGateway, type Gateway } from '../src/compose.ts';
import { readGatewayConfig } from '../src/config.ts';
import { agencyClient } from './support/agency-client.ts';
import { problemOf, UNKNOWN_ID } from './support/agency-scene.ts';
import { agencyWord, registrationOf, replyOf } from './support/agency-words.ts';
import { sealKey } from './support/certificates.ts';
import { type FreshCertificates, freshCertificates } from './support/fresh-certificates.ts';
import { type Operator, operatorAt } from './support/operator.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';

let fresh: FreshCertificates;
let sandbox: TestSandbox;
let gateway: Gateway;
let shikriki: Operator;

/** Starts the gateway with these seals, the first of which is to seal. */
const startWith = async (...seals: string[]): Promise<void> => {
  const files = (end: string) => seals.map((seal) => `${sandbox.certificates.outDir}/${seal}.${end}.pem`).join(',');
  const read = readGatewayConfig({
    ...sandbox.environment,
    SHIKRIKI_SEAL_KEY_FILE: files('key'),
    SHIKRIKI_SEAL_CERTIFICATE_FILE: files('cert'),
  });
  if (!read.ok) throw new Error(read.mistakes.join('; '));
  gateway = await composeGateway(read.config, 'all');
};

beforeAll(async () => {
  fresh = await freshCertificates();
  sandbox = await testSandbox({ withGateway: false });
  shikriki = operatorAt(sandbox.database.databaseUrl);
  await startWith('gateway-seal-ecdsa');
});
afterAll(async () => {
  await gateway.close();
  await sandbox.stop();
  await fresh.remove();
});

const fingerprintOf = async (seal: string): Promise<string> =>
  sandbox.certificates.certificates.find(({ name }) => name === seal)?.spkiSha256 ?? seal;
const sealedBy = async (messageId: string): Promise<string | undefined> =>
  (await sandbox.rows<{ by: string }>('select sealed_by as by from envelopes where message_id = $1', messageId))[0]?.by;
const accepted = async (caseId: string): Promise<void> => {
  await expect
    .poll(async () => (await sandbox.rows('select state from deliveries where case_id = $1', caseId))[0], {
      timeout: 20_000,
    })
    .toEqual({ state: 'AGENCY_ACCEPTED' });
};

describe('keys change while letters are under way, and none is lost:', () => {
  test('our own seal: what was sealed before goes out as it is, what comes after has the new one', async () => {
    const { mof } = sandbox.systems;
    mof.faults.set({ kind: 'down' });
    const { data: before } = await sandbox.citizen().portal.POST('/v1/letters', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: {
        letterType: 'letter',
        agencyCode: 'mof',
        language: 'ka',
        title: 'ქუჩის შეკეთება',
        text: 'გთხოვთ, შეაკეთოთ ქუჩა.',
        preferredReplyForm: 'electronic',
        attachments: [],
      },
    });
    const caseId = before?.caseId ?? '';
    const waiting = () =>
      sandbox.rows<{ id: string }>(
        `select message_id as id from deliveries where case_id = $1 and state = 'WAITING_RETRY'`,
        caseId,
      );
    await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(1);
    const [letter] = await waiting();
    await gateway.close();

    await startWith('gateway-seal-rsa', 'gateway-seal-ecdsa');
    mof.faults.clear();
    await sandbox.rows(`update deliveries set due_at = app_now() where state = 'WAITING_RETRY'`);
    await accepted(caseId);
    const next = await sandbox.arrived({ agencyCode: 'mof' });
    await accepted(next.filed.caseId);

    expect(await sealedBy(letter?.id ?? '')).toBe(await fingerprintOf('gateway-seal-ecdsa'));
    expect(await sealedBy(next.letter.messageId)).toBe(await fingerprintOf('gateway-seal-rsa'));
    expect(mof.ledger.arrivals().map(({ messageId }) => messageId)).toEqual([letter?.id, next.letter.messageId]);
  });

  test('an agency’s seal: both hold side by side; of the old one, what it sealed before it was retired', async () => {
    const { letter } = await sandbox.arrived({ agencyCode: 'mof' });
    const system = await agencyClient(sandbox.addresses.agency, 'system-mof-client');
    const young = await fresh.pair('seal');
    const old = await sealKey('agency-mof-seal');
    expect(
      await shikriki('certificates', 'add', '--use', 'seal', '--agency', 'mof', '--file', young.file),
    ).toMatchObject({
      code: 0,
    });
    const status = async (seal: { keyPem: string; certificatePem: string }, body = registrationOf('№ 7')) =>
      problemOf(await system.rest.handOver(await agencyWord(letter, body, { seal })));
    expect(await status(old)).toMatchObject({ status: 200 });
    expect(await status(young, replyOf())).toMatchObject({ status: 200 });

    const underWay = await agencyWord(letter, replyOf('კიდევ ერთი პასუხი.'), { seal: old });
    expect(await shikriki('certificates', 'retire', await fingerprintOf('agency-mof-seal'))).toMatchObject({ code: 0 });
    expect((await system.rest.handOver(underWay)).status, 'sealed before, arrived after').toBe(200);
    expect(await status(old, replyOf())).toEqual({ status: 403, code: 'CertificateRevoked' });
    expect(await status(young, replyOf())).toMatchObject({ status: 200 });
    await system.close();
  });

  test('a system’s TLS client key: both are heard, until the old one is retired', async () => {
    const pair = await fresh.pair('tls-client');
    const old = await agencyClient(sandbox.addresses.agency, 'system-mof-client');
    const young = await agencyClient(sandbox.addresses.agency, pair);
    const heard = async () =>
      (await Promise.all([old, young].map(async (client) => client.rest.status(UNKNOWN_ID)))).map(
        ({ status }) => status,
      );
    expect(await heard()).toEqual([200, 403]);
    expect(await shikriki('certificates', 'add', '--use', 'tls', '--system', 'mof', '--file', pair.file)).toMatchObject(
      {
        code: 0,
      },
    );
    expect(await heard()).toEqual([200, 200]);
    expect(await shikriki('certificates', 'retire', await fingerprintOf('system-mof-client'))).toMatchObject({
      code: 0,
    });
    expect(await heard()).toEqual([403, 200]);
    await Promise.all([old.close(), young.close()]);
  });
});
