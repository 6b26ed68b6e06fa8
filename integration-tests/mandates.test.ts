import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { composeWorkerUseCases } from '../src/compose-use-cases.ts';
import type { DeliveryId, NotificationId } from '../src/domain/ids.ts';
import { mandateNumber } from '../src/domain/mandate.ts';
import { makeEnvelopeSealer } from '../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../src/envelope/verify.ts';
import { makeEicarOnlyScanner } from '../src/outbound/scanner/eicar-only.ts';
import type { ChannelMessage } from '../src/ports/channel.ts';
import { connectionOf } from '../src/store/transactions.ts';
import { type ActingCast, actingCast, mandateFor, ORGANISATION, PEOPLE } from './support/acting-cast.ts';
import { sealKey } from './support/certificates.ts';
import { addressHash, GATEWAY, ids, rememberingLog } from './support/parts.ts';
import { aPdf, type PortalScene, portalScene } from './support/portal-scene.ts';

const never = new AbortController().signal;
const NINO = { person: 'nino' } as const;
const MARIAM = { person: 'mariam' } as const;

let portal: PortalScene;
let cast: ActingCast;
let worker: ReturnType<typeof composeWorkerUseCases>;
const mails: ChannelMessage[] = [];
const sent: Buffer[] = [];
let sealCertificatePem: string;

beforeAll(async () => {
  portal = await portalScene();
  cast = await actingCast(portal);
  const seal = await sealKey('gateway-seal-ecdsa');
  sealCertificatePem = seal.certificatePem;
  const log = rememberingLog();
  worker = composeWorkerUseCases(composeStore(portal.database.poolAs('shikriki_worker'), ids), {
    sealers: () => [makeEnvelopeSealer({ seal })],
    verifier: makeEnvelopeVerifier(),
    queue: portal.queue,
    log,
    ids,
    gateway: GATEWAY,
    addressHash,
    random: () => 0.5,
    connectorOf: () => ({
      dialect: 'edoc-rest',
      submit: async ({ envelopeXml }) => {
        sent.push(envelopeXml);
        return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
      },
      askStatus: async () => ({ kind: 'not_received' }),
      close: async () => undefined,
    }),
    channels: [
      {
        channel: 'email',
        send: async (message) => {
          mails.push(message);
          return { kind: 'sent', providerReference: message.notificationId };
        },
        close: async () => undefined,
      },
    ],
    scanner: makeEicarOnlyScanner(),
    portalAddress: 'https://my.gov.ge',
    worker: 'worker-1',
    leaseMs: 30_000,
    relayQueue: portal.queue,
  });
});
afterAll(() => portal.close());

/** Does what was published so far; gives the mails of it. */
const worked = async (): Promise<readonly ChannelMessage[]> => {
  const from = mails.length;
  for (const { topic, id } of portal.queue.published.splice(0)) {
    if (topic === 'delivery') await worker.deliverEnvelope(id as DeliveryId, never);
    if (topic === 'notification') await worker.notifyCitizen(id as NotificationId);
  }
  return mails.slice(from);
};

/** The newest letter as its agency opens it. */
const opened = async () => {
  const key = { spkiSha256: 'x', certificatePem: sealCertificatePem, notBefore: new Date(0), notAfter: new Date(4e12) };
  const verified = await makeEnvelopeVerifier().verify(sent.at(-1)!, {
    receiver: { scheme: 'agency', code: 'mof' },
    now: new Date(),
    keysOf: async () => ({ ok: true, value: [key] }),
  });
  if (!verified.ok || verified.value.envelope.body.block !== 'letter') throw new Error('no letter');
  return verified.value.envelope.body;
};

const grant = (change: object = {}) =>
  cast.ask(NINO, 'POST', '/v1/me/mandates', { body: mandateFor('mariam', change) });
const acts = async (mandateId: string) =>
  (await cast.ask(NINO, 'GET', `/v1/me/mandates/${mandateId}/acts`)).json.items.map(
    ({ act, caseId }: { act: string; caseId?: string }) => [act, caseId],
  );

describe('a mandate', () => {
  test('waits for whom it names by number, who reads for whom it is, and is good for nothing until they accept it', async () => {
    const { mandateId } = cast.must(await grant(), 201).json;
    const listed = (await cast.ask(MARIAM, 'GET', '/v1/me/principals')).json.items;
    expect(listed).toMatchObject([
      { mandateId, state: 'waiting', owner: { kind: 'natural', name: 'ნინო მაგალითაძე' }, rights: 'write' },
    ]);
    const early = await cast.ask({ ...MARIAM, mandateId }, 'GET', '/v1/cases');
    expect([early.status, early.json.code]).toEqual([403, 'MandateNotValid']);
    expect((await cast.ask({ person: 'giorgi' }, 'GET', '/v1/me/principals')).json.items).toEqual([]);
    expect((await cast.ask({ person: 'giorgi' }, 'PUT', `/v1/me/principals/${mandateId}`)).status).toBe(404);

    expect((await cast.ask(MARIAM, 'PUT', `/v1/me/principals/${mandateId}`)).json.state).toBe('active');
    expect((await cast.ask(MARIAM, 'PUT', `/v1/me/principals/${mandateId}`)).status, 'again').toBe(200);
    expect((await cast.ask({ ...MARIAM, mandateId }, 'GET', '/v1/cases')).status).toBe(200);
    const [row] = await portal.rows<{ holder_number: string | null }>(
      'select holder_number from mandates where mandate_id = $1',
      mandateId,
    );
    expect(row?.holder_number, 'its number has served').toBeNull();
  });

  test('can be declined, and given back', async () => {
    const { mandateId } = cast.must(await grant(), 201).json;
    expect((await cast.ask(MARIAM, 'DELETE', `/v1/me/principals/${mandateId}`)).status).toBe(204);
    expect((await cast.ask(MARIAM, 'DELETE', `/v1/me/principals/${mandateId}`)).status, 'again').toBe(204);
    expect((await cast.ask(MARIAM, 'PUT', `/v1/me/principals/${mandateId}`)).json.code).toBe('MandateNotValid');
    const held = await cast.mandate('nino', 'mariam');
    await cast.ask(MARIAM, 'DELETE', `/v1/me/principals/${held}`);
    const states = (await cast.ask(NINO, 'GET', '/v1/me/mandates')).json.items as {
      mandateId: string;
      state: string;
    }[];
    expect(states.find((one) => one.mandateId === mandateId)?.state).toBe('declined');
    expect(states.find((one) => one.mandateId === held)?.state).toBe('given_back');
  });

  test.each([
    ['that ended before it began', { validFrom: '2099-01-02', validUntil: '2099-01-01' }, '/validUntil'],
    ['that begins in the past', { validFrom: '2020-01-01' }, '/validFrom'],
    ['for more than ten years', { validUntil: '2090-01-01' }, '/validUntil'],
    ['for an agency that there is not', { agencyCodes: ['mof', 'nobody'] }, '/agencyCodes/1'],
    ['for a letter type that there is not', { letterTypes: ['nothing'] }, '/letterTypes/0'],
    ['to oneself', { holder: mandateFor('nino').holder }, '/holder'],
    [
      'to somebody without a number',
      { holder: { kind: 'natural', givenName: 'ა', familyName: 'ბ' } },
      '/holder/personalNumber',
    ],
    ['with a right that there is not', { rights: 'admin' }, '/rights'],
    ['with something that nobody knows', { owner: 'giorgi' }, '/owner'],
  ])('%s is refused, with the place', async (_what, change, pointer) => {
    const answer = await grant(change);
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});

describe('a letter under a mandate', () => {
  test("is the owner's; who sent it stands in case, letter, envelope and log; notices go to the owner", async () => {
    const mandateId = await cast.mandate('nino', 'mariam', {
      letterTypes: ['letter'],
      validUntil: '2027-01-31',
      agencyCodes: ['mof'],
    });
    await worked();
    const filed = cast.must(await cast.submit({ ...MARIAM, mandateId }), 201).json;
    const { caseId } = filed;
    const told = await worked();
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([
      ['nino@example.ge', expect.stringContaining(`[${filed.trackingNumber}] წერილი წარდგენილია`)],
      ['nino@example.ge', `[${mandateNumber(mandateId)}] სხვა პირმა იმოქმედა თქვენი სახელით`],
    ]);
    for (const secret of ['მარიამ', PEOPLE.mariam.number, PEOPLE.nino.number])
      for (const { text } of told) expect(text).not.toContain(secret);

    expect(await portal.rows('select role, subject from parties where case_id = $1 order by role', caseId)).toEqual([
      { role: 'actor', subject: 'mariam' },
      { role: 'owner', subject: 'nino' },
    ]);
    const { initiator } = await opened();
    expect(initiator.person).toMatchObject({ kind: 'natural', personalNumber: PEOPLE.mariam.number });
    expect(initiator.represented).toMatchObject({
      party: { kind: 'natural', personalNumber: PEOPLE.nino.number },
      mandate: { reference: mandateId, kind: 'mandate', validUntil: '2027-01-31' },
    });
    expect(initiator.contacts.email).toBe('nino@example.ge');

    const shown = (await cast.ask(NINO, 'GET', `/v1/cases/${caseId}`)).json;
    expect(shown.letters[0].sentBy).toBe('მარიამი მაგალითაძე');
    const receipt = (await cast.ask(NINO, 'GET', `/v1/cases/${caseId}/filing-receipt`)).bytes.toString();
    expect(receipt).toContain('<Code>nino</Code><Name>ნინო მაგალითაძე</Name>');

    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
    expect(
      (await worked()).map(({ to }) => to),
      'told of the registration',
    ).toEqual(['nino@example.ge']);

    const inside = { ...MARIAM, mandateId };
    await cast.ask(inside, 'GET', `/v1/cases/${caseId}`);
    await cast.ask(inside, 'GET', `/v1/cases/${caseId}/filing-receipt`);
    await cast.ask(inside, 'GET', `/v1/cases/${randomUUID()}`);
    const body = { kind: 'followup', text: 'x' };
    const headers = { 'idempotency-key': randomUUID() };
    for (const _again of [1, 2]) await cast.ask(inside, 'POST', `/v1/cases/${caseId}/letters`, { body, headers });
    expect(await acts(mandateId), 'the newest first, what was not there and what was repeated not at all').toEqual([
      ['sent', caseId],
      ['downloaded', caseId],
      ['read', caseId],
      ['sent', caseId],
    ]);
    await worked();
    expect((await opened()).initiator.represented?.mandate?.reference).toBe(mandateId);
  });

  test('goes nowhere else than the mandate reaches', async () => {
    const mandateId = await cast.mandate('nino', 'mariam', { letterTypes: ['foi'] });
    const answer = await cast.submit({ ...MARIAM, mandateId });
    expect([answer.status, answer.json.code, answer.json.errors]).toEqual([
      403,
      'OutsideMandate',
      [{ pointer: '/letterType', detail: 'the mandate does not reach this letter type' }],
    ]);
  });

  test('cannot be sent by who only signed in with a password', async () => {
    const mandateId = await cast.mandate('nino', 'mariam');
    const authorization = `Bearer ${await portal.token({ ...cast.claimsOf('mariam'), acr: 'low' })}`;
    const answer = await portal.call('POST', '/v1/letters', {
      as: null,
      headers: { authorization, 'acting-for': mandateId, 'idempotency-key': randomUUID() },
      body: portal.aLetter(),
    });
    expect([answer.status, answer.json.code]).toEqual([403, 'Forbidden']);
  });
});

describe('a mandate that is revoked', () => {
  test("ends an upload that is under way; what was uploaded before stays the owner's", async () => {
    const mandateId = await cast.mandate('nino', 'mariam');
    const holder = { ...MARIAM, mandateId };
    const { uploadId } = cast.must(await cast.upload(holder), 201).json;
    const size = 1_000_000;
    const answered = new Promise<{ status: number; body: string }>((done, failed) => {
      void cast.tokenOf('mariam').then((token) => {
        const request = portal.byHand('POST', '/v1/uploads', {
          authorization: `Bearer ${token}`,
          'acting-for': mandateId,
          'content-type': 'application/pdf',
          'content-length': String(size),
          'content-disposition': "attachment; filename*=UTF-8''b.pdf",
        });
        request.once('error', failed).once('response', (response) => {
          let body = '';
          response
            .on('data', (piece: Buffer) => (body += piece.toString()))
            .on('end', () => done({ status: response.statusCode ?? 0, body }));
        });
        const bytes = aPdf(size);
        request.write(bytes.subarray(0, 600_000));
        const receiving = () => portal.rows(`select from files where owner_subject = 'nino' and state = 'receiving'`);
        void expect
          .poll(async () => (await receiving()).length, { timeout: 10_000 })
          .toBe(1)
          .then(() => cast.ask(NINO, 'DELETE', `/v1/me/mandates/${mandateId}`))
          .then(() => request.end(bytes.subarray(600_000)))
          .catch(failed);
      }, failed);
    });
    const { status, body } = await answered;
    expect([status, JSON.parse(body).code]).toEqual([403, 'MandateNotValid']);
    expect(await portal.rows(`select from files where owner_subject = 'nino' and state = 'complete'`)).toHaveLength(1);
    expect((await cast.ask(holder, 'GET', `/v1/uploads/${uploadId}`)).json.code).toBe('MandateNotValid');
    expect((await cast.ask(NINO, 'GET', `/v1/uploads/${uploadId}`)).status).toBe(200);
  });

  test('is not revived by its holder, even in SQL, nor given to oneself in the name of another', async () => {
    const mandateId = await cast.mandate('nino', 'mariam');
    await cast.ask(NINO, 'DELETE', `/v1/me/mandates/${mandateId}`);
    const inSql = (sql: string) =>
      portal.database.transactions.inTransaction({ kind: 'citizen', subject: 'mariam' }, (tx) =>
        connectionOf(tx).query(sql, [mandateId]),
      );
    const revival = await inSql('update mandates set ended_at = null, ended_because = null where mandate_id = $1');
    expect(revival.rowCount).toBe(0);
    await expect(
      inSql(`insert into mandates select (jsonb_populate_record(m, jsonb_build_object('mandate_id', gen_random_uuid(), 'ended_at', null, 'ended_because', null))).*
             from mandates m where mandate_id = $1`),
    ).rejects.toThrow('row-level security');
    await expect(inSql(`update mandates set rights = 'write' where mandate_id = $1`)).rejects.toThrow(
      'permission denied',
    );
  });

  test('is told to the owner, as giving it was; twice revoked is once told', async () => {
    await worked();
    const { mandateId } = cast.must(await grant(), 201).json;
    for (const _again of [1, 2]) await cast.ask(NINO, 'DELETE', `/v1/me/mandates/${mandateId}`);
    const number = mandateNumber(mandateId);
    expect((await worked()).map(({ subject }) => subject)).toEqual([
      `[${number}] მინდობილობა გაიცა`,
      `[${number}] მინდობილობა აღარ მოქმედებს`,
    ]);
  });
});

test('the owner is told once, two weeks before, that a mandate ends', async () => {
  await worked();
  await worker.remindOfMandates();
  await worked();
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const mandateId = await cast.mandate('nino', 'mariam', { validUntil: soon });
  await cast.mandate('nino', 'mariam', { validUntil: '2030-01-01' });
  await worked();
  for (const _again of [1, 2]) {
    await portal.rows(`update rounds set due_at = now() where name = 'mandates'`);
    await worker.remindOfMandates();
  }
  const told = await worked();
  expect(told.map(({ subject }) => subject)).toEqual([`[${mandateNumber(mandateId)}] მინდობილობის ვადა იწურება`]);
  expect(told[0]?.text).toContain(soon.split('-').reverse().join('.'));
});

describe('an organisation', () => {
  test('owns what its representative sends; they alone own nothing of it', async () => {
    const representative = { person: 'tamar', forOrganisation: true } as const;
    const { caseId } = cast.must(await cast.submit(representative), 201).json;
    await worked();
    const { initiator } = await opened();
    expect(initiator.person).toMatchObject({ kind: 'natural', personalNumber: PEOPLE.tamar.number });
    expect(initiator.represented).toEqual({
      party: { kind: 'legal', name: ORGANISATION.name, organisationNumber: ORGANISATION.code },
    });
    expect((await cast.ask({ person: 'tamar' }, 'GET', `/v1/cases/${caseId}`)).status).toBe(404);
    expect((await cast.ask(representative, 'GET', `/v1/cases/${caseId}`)).status).toBe(200);
  });

  test('can hold a mandate, which its representative uses; the envelope says so', async () => {
    const body = mandateFor('mariam', {
      holder: { kind: 'legal', name: ORGANISATION.name, organisationNumber: ORGANISATION.code },
    });
    const { mandateId } = cast.must(await cast.ask(NINO, 'POST', '/v1/me/mandates', { body }), 201).json;
    const representative = { person: 'tamar', forOrganisation: true } as const;
    expect((await cast.ask({ person: 'tamar' }, 'PUT', `/v1/me/principals/${mandateId}`)).status).toBe(404);
    cast.must(await cast.ask(representative, 'PUT', `/v1/me/principals/${mandateId}`), 200);
    expect((await cast.ask({ person: 'tamar', mandateId }, 'GET', '/v1/cases')).status).toBe(403);
    cast.must(await cast.submit({ ...representative, mandateId }), 201);
    await worked();
    const { initiator } = await opened();
    expect(initiator.person).toMatchObject({ personalNumber: PEOPLE.tamar.number });
    expect(initiator.represented).toMatchObject({
      party: { personalNumber: PEOPLE.nino.number },
      mandate: { reference: mandateId, kind: `mandate of the organisation ${ORGANISATION.code}` },
    });
  });

  test.each([
    ['of another kind', { kind: 'ship', identification_code: '204000001', name: 'x' }],
    ['without a code', { kind: 'legal', name: 'x' }],
    [
      'with a limit that nobody here knows',
      { kind: 'legal', identification_code: '204000001', name: 'x', only: ['foi'] },
    ],
    [
      'that is an organisation by its subject',
      { kind: 'natural', sub: 'org:204000001', given_name: 'x', family_name: 'y' },
    ],
    ['that is the person themselves', { kind: 'natural', sub: 'tamar', given_name: 'x', family_name: 'y' }],
    ['that is a list', [{ kind: 'legal', identification_code: '204000001', name: 'x' }]],
  ])('or a person %s is not taken from a token', async (_what, acting_for) => {
    const authorization = `Bearer ${await portal.token({ ...cast.claimsOf('tamar'), acting_for })}`;
    const answer = await portal.call('GET', '/v1/cases', { as: null, headers: { authorization } });
    expect([answer.status, answer.json.code]).toEqual([403, 'Forbidden']);
  });

  test('is never who signs in', async () => {
    const authorization = `Bearer ${await portal.token({ ...cast.claimsOf('tamar'), sub: ORGANISATION.subject })}`;
    const answer = await portal.call('GET', '/v1/cases', { as: null, headers: { authorization } });
    expect([answer.status, answer.json.code]).toEqual([401, 'Unauthenticated']);
  });
});
