import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../domain/envelope.ts';
import { newHeader } from '../../domain/envelope-header.ts';
import { type ProblemCode, problem } from '../../domain/problems.ts';
import { makeEnvelopeSealer, type SealKey } from '../../envelope/seal.ts';
import { type Correspondence, makeCorrespondence } from './correspondence.ts';
import { makeFaults } from './faults.ts';
import type { OutgoingAnswer, SendOutcome } from './gateway-client.ts';
import { type KeptBytes, openKeptBytes } from './kept-bytes.ts';
import { type Ledger, openLedger } from './ledger.ts';
import type { Arrival } from './records.ts';
import { makeSeals } from './seals.ts';
import { makeSettings } from './settings.ts';
import { type SimulatorTestKeys, simulatorTestKeys } from './test-support/example-keys.ts';
import { GATEWAY } from './test-support/fake-gateway.ts';
import { makeVerifyArrival } from './verify-arrival.ts';

const clock = { now: () => new Date() };
const agency = { code: 'napr', nameKa: 'საჯარო რეესტრი (მაგალითი)', nameEn: 'Public Registry' };
const letterId = v7();
const registeredLetter = (): Arrival => ({
  kind: 'arrival',
  arrivedAt: clock.now().toISOString(),
  messageId: letterId,
  messageKind: 'SUBMISSION',
  agencyCode: 'napr',
  envelopeSha256: 'a'.repeat(64),
  files: [],
  duplicate: false,
  sends: 1,
  first: {
    letter: {
      conversationId: v7(),
      legId: v7(),
      letterType: 'foi',
      lane: 'interactive',
      traceId: '0af7651916cd43dd8448eb211c80319c',
      gateway: GATEWAY,
    },
    registration: { registrationNumber: '№ 02/12345', registeredAt: clock.now().toISOString() },
    answers: [{ step: 'REGISTRATION', dueAt: clock.now().toISOString() }],
  },
});

let keys: SimulatorTestKeys;
let ledger: Ledger;
let kept: KeptBytes;
let correspondence: Correspondence;
/** What the gateway does at the next tries; after that it confirms. */
let script: ((answer: OutgoingAnswer) => Promise<SendOutcome>)[];
let calls: string[];

const receiptFor = async (
  answer: OutgoingAnswer,
  sealKey: SealKey,
  more: Partial<Receipt> = {},
): Promise<SendOutcome> => {
  const now = clock.now();
  const { envelopeXml } = await makeEnvelopeSealer({ seal: sealKey }).seal({
    header: newHeader({
      messageId: v7(),
      conversationId: v7(),
      legId: v7(),
      sequenceInConversation: 1,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
      messageKind: 'RECEIPT',
      letterType: 'foi',
      traceId: answer.traceId,
      sender: GATEWAY,
      receiver: { scheme: 'agency', code: 'napr', name: agency.nameKa, systemId: 'napr' },
      refToMessageId: answer.messageId,
    }),
    body: {
      block: 'receipt',
      receipt: {
        verdict: 'ACCEPTED',
        receivedSha256: createHash('sha256').update(answer.envelopeXml).digest('hex'),
        receivedSizeBytes: answer.envelopeXml.length,
        receivedAt: now.toISOString(),
        ...more,
      },
    },
    files: [],
  });
  return { kind: 'answered', receiptXml: envelopeXml };
};
const refusal = (code: ProblemCode) => async (): Promise<SendOutcome> => ({
  kind: 'refused',
  problem: problem(code, 'no'),
});
const stateOf = () => ledger.answer(letterId, 'REGISTRATION');

beforeAll(async () => {
  keys = await simulatorTestKeys();
});
beforeEach(async () => {
  ledger = await openLedger();
  kept = openKeptBytes();
  script = [];
  calls = [];
  correspondence = makeCorrespondence({
    systemCode: 'napr',
    agencies: [agency],
    seals: makeSeals(keys.certificates.seals),
    ledger,
    kept,
    client: {
      submit: async (answer) => {
        calls.push('submit');
        return (script.shift() ?? ((sent) => receiptFor(sent, keys.gatewaySeal)))(answer);
      },
      askStatus: async () => {
        calls.push('askStatus');
        return undefined;
      },
    },
    faults: makeFaults(),
    settings: makeSettings(),
    verifyArrival: makeVerifyArrival({
      gateway: { code: GATEWAY.code, sealCertificatesPem: [keys.gatewaySeal.certificatePem] },
      agencyCodes: ['napr'],
      clock,
    }),
    clock,
    ids: { uuid: () => v7() },
    log: { warn: () => undefined, error: () => undefined },
  });
});
afterEach(() => correspondence.close());

describe('an answer to the gateway', () => {
  it('is confirmed only by a receipt that the gateway sealed for these bytes, which is kept', async () => {
    script = [
      (answer) => receiptFor(answer, keys.certificates.seals.napr as SealKey),
      (answer) => receiptFor(answer, keys.gatewaySeal, { receivedSha256: 'b'.repeat(64) }),
      async () => ({ kind: 'answered', receiptXml: Buffer.from('OK') }),
    ];
    correspondence.follow(registeredLetter());
    await ledger.waitUntil(() => stateOf()?.confirmed !== undefined, 10_000);
    expect(calls).toEqual(['submit', 'submit', 'submit', 'submit']);
    const { messageId } = stateOf()?.sealed ?? { messageId: '' };
    const receiptXml = await kept.require(`answer-receipts/${messageId}.xml`);
    expect(stateOf()?.confirmed?.receiptSha256).toBe(createHash('sha256').update(receiptXml).digest('hex'));
  });

  it('is asked for before it is sent again, when nobody knows whether it arrived', async () => {
    script = [async () => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'cut') })];
    correspondence.follow(registeredLetter());
    await ledger.waitUntil(() => stateOf()?.confirmed !== undefined, 10_000);
    expect(calls).toEqual(['submit', 'askStatus', 'submit']);
  });

  it('is not sent again when the gateway refuses it for good', async () => {
    script = [refusal('Validation')];
    correspondence.follow(registeredLetter());
    await ledger.waitUntil(() => stateOf()?.rejected !== undefined, 10_000);
    expect([stateOf()?.rejected?.problemCode, calls]).toEqual(['Validation', ['submit']]);
  });

  it('is refused for good by a sealed refusal too', async () => {
    script = [
      (answer) => receiptFor(answer, keys.gatewaySeal, { verdict: 'REFUSED', problem: { code: 'TypeNotAccepted' } }),
    ];
    correspondence.follow(registeredLetter());
    await ledger.waitUntil(() => stateOf()?.rejected !== undefined, 10_000);
    expect(stateOf()?.rejected?.problemCode).toBe('TypeNotAccepted');
  });

  it('is sent again where an administrator of the gateway can end the refusal', async () => {
    script = [refusal('CertificateUnknown')];
    correspondence.follow(registeredLetter());
    await ledger.waitUntil(() => stateOf()?.confirmed !== undefined, 10_000);
    expect(calls).toEqual(['submit', 'submit']);
  });
});
