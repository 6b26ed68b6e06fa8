import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { registerSystems } from '../src/store/registration.ts';
import { type AgencyClient, agencyClient } from './support/agency-client.ts';
import { type AgencyScene, agencyScene, problemOf, UNKNOWN_ID } from './support/agency-scene.ts';
import { agencyWord, registrationOf, replyOf } from './support/agency-words.ts';
import { exampleCertificates, sealKey } from './support/certificates.ts';
import { type FreshCertificates, type FreshPair, freshCertificates } from './support/fresh-certificates.ts';
import { type Operator, operatorAt } from './support/operator.ts';
import { ids } from './support/parts.ts';
import type { ArrivedLetter } from './support/sandbox.ts';

const REVOKED = { status: 403, code: 'CertificateRevoked' };
const LIST_INTERVAL_MS = 1_000;

let fresh: FreshCertificates;
let listFile: string;
let scene: AgencyScene;
let shikriki: Operator;
let letter: ArrivedLetter;
const pem = async (name: string) => (await sealKey(name)).certificatePem;

beforeAll(async () => {
  fresh = await freshCertificates();
  listFile = join(fresh.folder, 'list.pem');
  await fresh.writeList(listFile, { revoked: [] });
  scene = await agencyScene({
    settings: {
      SHIKRIKI_TLS_CRL_FILES: [listFile, fresh.rootListFile].join(','),
      SHIKRIKI_REVOCATION_INTERVAL_MS: String(LIST_INTERVAL_MS),
    },
  });
  shikriki = operatorAt(scene.sandbox.database.databaseUrl);
  ({ letter } = await scene.letterTo('mof'));
});
afterAll(async () => {
  await scene.close();
  await fresh.remove();
});

/** Waits until the gateway has read its lists again: what the call answers has changed. */
const whenListed = async (call: () => Promise<unknown>, until: unknown): Promise<void> => {
  // A handshake that is refused is an answer too.
  await expect
    .poll(() => call().catch(() => 'refused by TLS'), { timeout: 10 * LIST_INTERVAL_MS, interval: 50 })
    .toEqual(until);
};

describe('a certificate that gets on the list while the gateway runs', () => {
  afterEach(async () => {
    await fresh.writeList(listFile, { revoked: [] });
    await whenListed(async () => problemOf(await scene.mof.rest.status(UNKNOWN_ID)), { status: 200, code: undefined });
  });

  test('of a calling system: refused by TLS, and by name on the connection that was open', async () => {
    const open = await agencyClient(scene.sandbox.addresses.agency, 'system-mof-client');
    expect((await open.rest.status(UNKNOWN_ID)).status).toBe(200);
    const word = await agencyWord(letter, registrationOf('№ 1'));
    await fresh.writeList(listFile, { revoked: [await pem('system-mof-client')] });
    await whenListed(async () => problemOf(await open.rest.status(UNKNOWN_ID)), REVOKED);
    const before = await scene.kept();
    expect(problemOf(await open.rest.envelope(word.envelopeXml))).toEqual(REVOKED);
    expect(open.connections(), 'the connection is the one that was open').toBe(1);
    await open.close();
    const another = await agencyClient(scene.sandbox.addresses.agency, 'system-mof-client');
    await expect(another.rest.envelope(word.envelopeXml)).rejects.toThrow();
    await another.close();
    expect(await scene.kept()).toEqual(before);
  });

  test('of a seal: what it seals is refused, and nothing of it is kept', async () => {
    const word = await agencyWord(letter, registrationOf('№ 2'));
    await fresh.writeList(listFile, { revoked: [await pem('agency-mof-seal')] });
    const probe = await agencyWord(letter, replyOf(), { header: { receiver: { ...letter.gateway, code: 'nobody' } } });
    await whenListed(async () => problemOf(await scene.mof.rest.envelope(probe.envelopeXml)), REVOKED);
    const before = await scene.kept();
    expect(problemOf(await scene.mof.rest.handOver(word))).toEqual(REVOKED);
    expect(await scene.kept()).toEqual(before);
  });

  test('of a server that we call: no letter goes to it until the list lets it', async () => {
    const arrivals = () => scene.sandbox.systems.mof.ledger.arrivals().length;
    const before = arrivals();
    // A caller that is on the list as well tells when it was read.
    await fresh.writeList(listFile, { revoked: [await pem('system-mof-server'), await pem('system-mof-client')] });
    await whenListed(async () => problemOf(await scene.mof.rest.status(UNKNOWN_ID)), REVOKED);
    const { data } = await file('mof');
    const attempt = async () => lastProblem(data?.caseId ?? '');
    await whenListed(attempt, 'CertificateRevoked');
    expect(arrivals()).toBe(before);
    await fresh.writeList(listFile, { revoked: [] });
    await whenListed(async () => (await scene.mof.rest.status(UNKNOWN_ID)).status, 200);
    await retryNow();
    await whenListed(async () => arrivals(), before + 1);
  });
});

const file = (agencyCode: string) =>
  scene.sandbox.citizen().portal.POST('/v1/letters', {
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
const lastProblem = async (caseId: string): Promise<string | undefined> =>
  (
    await scene.sandbox.rows<{ code: string | null }>(
      'select last_problem_code as code from deliveries where case_id = $1',
      caseId,
    )
  )[0]?.code ?? undefined;
const retryNow = () =>
  scene.sandbox.rows(`update deliveries set due_at = app_now() where state in ('WAITING_RETRY', 'QUEUED', 'SEALED')`);

describe('a certificate that operators revoke, retire or swap', () => {
  test('a server that shows another system’s valid certificate gets nothing; with the right pin beside it, everything', async () => {
    const arrivals = () => scene.sandbox.systems.mof.ledger.arrivals().length;
    const before = arrivals();
    const set = await exampleCertificates();
    const pin = (name: string) =>
      shikriki(
        'certificates',
        'add',
        '--use',
        'tls_server',
        '--system',
        'mof',
        '--file',
        join(set.outDir, `${name}.cert.pem`),
      );
    // The server of mof shows a certificate of our authority that is not the one that is pinned.
    expect(await pin('system-napr-server')).toMatchObject({ code: 0 });
    const { data } = await file('mof');
    await whenListed(() => lastProblem(data?.caseId ?? ''), 'CertificateUnknown');
    expect(arrivals()).toBe(before);
    expect(await pin('system-mof-server')).toMatchObject({ code: 0 });
    await retryNow();
    await whenListed(async () => arrivals(), before + 1);
    await scene.sandbox.rows(`delete from certificates where use = 'tls_server'`);
  });

  test.each([
    ['revoked', 'CertificateRevoked'],
    ['retired', 'CertificateRevoked'],
  ])('a TLS client key that is %s is refused from the next request on', async (what, code) => {
    const pair = await fresh.pair('tls-client');
    const add = ['certificates', 'add', '--use', 'tls', '--system', 'mof', '--file', pair.file];
    expect(await shikriki(...add)).toMatchObject({ code: 0 });
    const caller = await agencyClient(scene.sandbox.addresses.agency, pair);
    expect((await caller.rest.status(UNKNOWN_ID)).status).toBe(200);
    expect(await shikriki('certificates', what === 'revoked' ? 'revoke' : 'retire', pair.spkiSha256)).toMatchObject({
      code: 0,
    });
    const before = await scene.kept();
    const word = await agencyWord(letter, registrationOf('№ 3'));
    expect(problemOf(await caller.rest.handOver(word))).toEqual({ status: 403, code });
    expect(await scene.kept()).toEqual(before);
    await caller.close();
  });

  describe('at the seal', () => {
    let kept: Awaited<ReturnType<AgencyScene['kept']>>;
    beforeEach(async () => {
      kept = await scene.kept();
    });
    const sealedWith = async (seal: { keyPem: string; certificatePem: string }) =>
      problemOf(await scene.mof.rest.handOver(await agencyWord(letter, registrationOf('№ 4'), { seal })));

    test('another agency’s valid key, and a key of a foreign authority, are unknown', async () => {
      // mof has a key of the kind that rs has, so that it is not the kind that is wrong.
      const own = await fresh.pair('seal');
      await shikriki('certificates', 'add', '--use', 'seal', '--agency', 'mof', '--file', own.file);
      expect(await sealedWith(await sealKey('agency-rs-seal'))).toMatchObject({ code: 'CertificateUnknown' });
      expect(await sealedWith(await sealKey('foreign-seal'))).toMatchObject({ code: 'CertificateUnknown' });
      expect(await scene.kept()).toEqual(kept);
    });

    test('a registered key that has ended, is revoked or retired, is refused', async () => {
      const expired = await sealKey('expired-seal');
      await registerSystems(scene.sandbox.database.databaseUrl, {
        endpoints: [],
        keys: [{ use: 'seal', owner: { agencyCode: 'mof' }, certificatePem: expired.certificatePem }],
      });
      expect(await sealedWith(expired)).toEqual(REVOKED);
      for (const verb of ['revoke', 'retire']) {
        const seal: FreshPair = await fresh.pair('seal');
        await shikriki('certificates', 'add', '--use', 'seal', '--agency', 'mof', '--file', seal.file);
        expect(await shikriki('certificates', verb, seal.spkiSha256)).toMatchObject({ code: 0 });
        expect(await sealedWith(seal), verb).toEqual(REVOKED);
      }
      expect(await scene.kept()).toEqual(kept);
    });
  });
});

describe('systems and agencies', () => {
  test('a system is heard for its own agencies only, whichever of its or others’ keys seals', async () => {
    const agenciesOf = async (system: string) =>
      (
        await scene.sandbox.rows<{ code: string }>(
          'select agency_code as code from system_agency where system_code = $1 order by agency_code limit 2',
          system,
        )
      ).map(({ code }) => code);
    const agencies = { mof: await agenciesOf('mof'), napr: await agenciesOf('napr') };
    const clients: { readonly [system: string]: AgencyClient } = { mof: scene.mof, napr: scene.napr };
    const before = await scene.kept();
    for (const [system, caller] of Object.entries(clients)) {
      for (const [owner, codes] of Object.entries(agencies)) {
        for (const agencyCode of codes) {
          const { status, code } = problemOf(
            await caller.rest.envelope(
              (
                await agencyWord(letter, registrationOf('№ 5'), {
                  agencyCode,
                  systemCode: system,
                  header: { receiver: { ...letter.gateway, code: 'nobody' } },
                })
              ).envelopeXml,
            ),
          );
          // Its own agency passes the door of keys and is refused for the addressee; another's does not come so far.
          expect({ system, agencyCode, status, code }).toMatchObject(
            system === owner ? { code: 'InvalidAddressee' } : { status: 403, code: 'NotAuthorizedForSender' },
          );
        }
      }
    }
    expect(
      problemOf(
        await scene.mof.rest.envelope(
          (await agencyWord(letter, registrationOf('№ 6'), { agencyCode: 'rs' })).envelopeXml,
        ),
      ).code,
      'its own agency, but not the one that was written to',
    ).toBe('UnknownConversation');
    expect(await scene.kept()).toEqual(before);
  });

  test('of 60 agencies and all systems, each agency’s seal opens for its own system and its own name alone', async () => {
    const { transactions, pool } = scene.sandbox.database;
    const { registry } = composeStore(pool, ids);
    const seals = await scene.sandbox.rows<{ agency: string; key: string }>(
      `select agency_code as agency, spki_sha256 as key from certificates where use = 'seal' and revoked_at is null and retired_at is null and not_after > now()`,
    );
    const systems = await scene.sandbox.rows<{ code: string }>('select code from systems');
    const served = await scene.sandbox.rows<{ system: string; agency: string }>(
      'select system_code as system, agency_code as agency from system_agency',
    );
    const isServed = new Set(served.map(({ system, agency }) => `${system} ${agency}`));
    expect(served.length).toBeGreaterThanOrEqual(60);
    let allowed = 0;
    for (const { code: system } of systems) {
      for (const { agency } of served) {
        const keys = await transactions.inTransaction({ kind: 'system', code: system }, (tx) =>
          registry.sealKeysOf(tx, system, agency, { conversationId: ids.uuid(), legId: ids.uuid() }),
        );
        const own = seals.filter((seal) => seal.agency === agency).map(({ key }) => key);
        if (isServed.has(`${system} ${agency}`) && own.length > 0) {
          const valid = keys.ok
            ? keys.value.filter((key) => key.revokedAt === undefined && key.notAfter > new Date())
            : [];
          expect(valid.map(({ spkiSha256 }) => spkiSha256).sort(), `${system} for ${agency}`).toEqual(own.sort());
          // Against every agency's key: only its own is among them.
          allowed += seals.filter(({ key }) => valid.some(({ spkiSha256 }) => spkiSha256 === key)).length;
        } else {
          expect(keys.ok, `${system} for ${agency}`).toBe(false);
        }
      }
    }
    expect(allowed).toBe(seals.length);
  });
});
