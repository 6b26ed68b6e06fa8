import { createHash, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../src/domain/problems.ts';
import { sealKey } from './support/certificates.ts';
import {
  database,
  deliveryIds,
  filedAndDelivered,
  never,
  registration,
  rows,
  setting,
  shiftClock,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

const BY = { actor: 'example-security-officer', reason: 'the key was lost' };
let newKey: { keyPem: string; certificatePem: string };
let oldSpki: string;
beforeAll(async () => {
  newKey = await sealKey('gateway-seal-rsa');
  const { publicKey } = new X509Certificate((await sealKey('gateway-seal-ecdsa')).certificatePem);
  oldSpki = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
});

/** A letter whose first try brought no answer, and a worker that starts anew with another seal key. */
const waiting = async () => {
  const at = setting();
  unwrap(await at.api.submitLetter(aSubmission()));
  const id = deliveryIds(at.queue)[0]!;
  at.peer.answers(() => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'no answer') }));
  await at.worker().deliverEnvelope(id, never);
  await shiftClock('30 seconds');
  const renewed = setting([], undefined, newKey);
  const messageId = at.peer.sent[0]!.messageId;
  return { ...at, id, messageId, renewed, work: () => renewed.worker().deliverEnvelope(id, never) };
};
const standing = async () =>
  (await rows<{ state: string; message_id: string }>('select state, message_id from deliveries'))[0];

describe('an envelope that waits while its seal key is revoked', () => {
  test('is sealed again under a new MessageId that names the old one, once the system says it never came', async () => {
    const at = await waiting();
    unwrap(await at.operator.revokeSealKey(oldSpki, BY));
    expect(unwrap(await at.operator.revokeSealKey(oldSpki, BY))).toEqual({ repeated: true });
    const asked: string[] = [];
    at.renewed.peer.connector.askStatus = async (messageId) => {
      asked.push(messageId);
      return { kind: 'not_received' };
    };
    await at.work();

    expect(asked).toEqual([at.messageId]);
    const [again] = at.renewed.peer.sent;
    expect(again?.messageId).not.toBe(at.messageId);
    expect(again?.envelopeXml.toString()).toContain(`<Replaces>${at.messageId}</Replaces>`);
    expect(await standing()).toEqual({ state: 'ACKNOWLEDGED', message_id: again?.messageId });
    expect(
      await rows(
        `select message_id from envelopes where direction = 'out' and message_kind = 'SUBMISSION' order by created_at`,
      ),
      'both stay as evidence',
    ).toEqual([{ message_id: at.messageId }, { message_id: again?.messageId }]);
  });

  test('is not sealed again when the system has it after all', async () => {
    const at = await waiting();
    unwrap(await at.operator.revokeSealKey(oldSpki, BY));
    at.renewed.peer.says({ kind: 'received' });
    await at.work();
    expect(at.renewed.peer.sent).toEqual([]);
    expect(await standing()).toEqual({ state: 'ACKNOWLEDGED', message_id: at.messageId });
  });

  test('waits while nobody can say whether it came', async () => {
    const at = await waiting();
    unwrap(await at.operator.revokeSealKey(oldSpki, BY));
    at.renewed.peer.says({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') });
    await at.work();
    expect(at.renewed.peer.sent).toEqual([]);
    expect(await standing()).toEqual({ state: 'UNKNOWN_OUTCOME', message_id: at.messageId });
  });

  test('waits while no newer key is configured, and so does a letter that is not sealed yet', async () => {
    const at = await waiting();
    unwrap(await at.api.submitLetter(aSubmission()));
    unwrap(await at.operator.revokeSealKey(oldSpki, BY));
    at.peer.says({ kind: 'not_received' });
    for (const id of deliveryIds(at.queue)) await at.worker().deliverEnvelope(id, never);
    expect(at.peer.sent).toHaveLength(1);
    await at.worker().watchDeliveries();
    expect(await rows('select kind, subject from alerts where cleared_at is null')).toEqual([
      { kind: 'seal_key_out_of_date', subject: 'gateway' },
    ]);
    await at.renewed.worker().watchDeliveries();
    expect(await rows('select 1 from alerts where cleared_at is null')).toEqual([]);
    expect(await rows('select state from deliveries order by created_at')).toEqual([
      { state: 'UNKNOWN_OUTCOME' },
      { state: 'WAITING_RETRY' },
    ]);
  });

  test('takes a registration about the envelope that it replaced', async () => {
    const known = await filedAndDelivered();
    const at = await waiting();
    unwrap(await at.operator.revokeSealKey(oldSpki, BY));
    await at.work();
    const [delivery] = await rows<{ leg_id: string; case_id: string }>(
      'select leg_id, case_id from deliveries where delivery_id = $1',
      at.id,
    );
    const { leg_id: legId, case_id: conversationId } = delivery!;
    const { messageId } = at;
    const letter = { ...known.letter, header: { ...known.letter.header, messageId, legId, conversationId } };
    unwrap(
      await at.renewed.api.receiveEnvelope.envelope(
        'mof',
        await word('mof', letter, 'REGISTRATION', registration('№ 5')),
      ),
    );
    expect(await rows('select state from deliveries where delivery_id = $1', at.id)).toEqual([{ state: 'REGISTERED' }]);
  });
});

describe('an envelope that waits while its seal key runs out of date', () => {
  test('is sealed again with the key that is configured now, and goes out as it is where there is none', async () => {
    const at = await waiting();
    await database
      .poolAs('shikriki_migrator')
      .query('update gateway_seal_keys set not_after = app_now() where spki_sha256 = $1', [oldSpki]);
    await at.worker().deliverEnvelope(at.id, never);
    expect(at.peer.sent.map(({ messageId }) => messageId)).toEqual([at.messageId, at.messageId]);
    await shiftClock('2 minutes');
    await at.work();
    expect(at.renewed.peer.sent).toHaveLength(1);
    expect((await standing())?.message_id).not.toBe(at.messageId);
  });
});

describe('of several seal keys of the gateway', () => {
  const sealedBy = () =>
    rows<{ kind: string; sealed_by: string }>(
      `select message_kind as kind, sealed_by from envelopes where direction = 'out' order by created_at, message_kind`,
    );

  test('one that is revoked seals nothing from then on, in processes that run already: not a letter, nor any receipt', async () => {
    const oldKey = await sealKey('gateway-seal-ecdsa');
    const at = setting([], undefined, oldKey, newKey);
    const work = at.worker();
    await work.watchDeliveries();
    unwrap(await at.operator.revokeSealKey(oldSpki, BY));

    const { letter } = await filedAndDelivered(at, newKey.certificatePem);
    unwrap(
      await at.api.receiveEnvelope.envelope('mof', await word('mof', letter, 'REGISTRATION', registration('№ 6'))),
    );
    const sealed = await sealedBy();
    expect(sealed.map(({ kind }) => kind)).toEqual(['RECEIPT', 'SUBMISSION', 'RECEIPT']);
    expect(new Set(sealed.map(({ sealed_by: by }) => by)).has(oldSpki), 'nothing under the lost key').toBe(false);
    await work.watchDeliveries();
    expect(await rows('select 1 from alerts where cleared_at is null'), 'the other key carries on').toEqual([]);
  });

  test('one that never sealed can be revoked before it would', async () => {
    const oldKey = await sealKey('gateway-seal-ecdsa');
    const at = setting([], undefined, newKey, oldKey);
    await at.worker().watchDeliveries();
    unwrap(await at.operator.revokeSealKey(oldSpki, BY));
    await database.poolAs('shikriki_migrator').query('update gateway_seal_keys set revoked_at = app_now()');
    await expect(at.api.submitLetter(aSubmission())).rejects.toThrow('no seal key of the gateway is valid now');
  });

  test('where all are revoked, no letter is filed under a receipt that nobody may believe', async () => {
    const at = setting();
    await at.worker().watchDeliveries();
    unwrap(await at.operator.revokeSealKey(oldSpki, BY));
    await expect(at.api.submitLetter(aSubmission())).rejects.toThrow('no seal key of the gateway is valid now');
    expect(await sealedBy()).toEqual([]);
    expect(await rows('select 1 from letters')).toEqual([]);
  });
});
