import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { makeRotatingSealer } from './rotating-sealer.ts';
import type { SealKey } from './seal.ts';
import { SUBMISSION } from './test-support/example-envelopes.ts';
import { type ExampleKeys, exampleKeys } from './test-support/example-keys.ts';

let keys: ExampleKeys;
let expired: SealKey;
beforeAll(async () => {
  keys = await exampleKeys();
  expired = await readExampleKeyPair(keys.certificates, 'expired-seal');
}, 30_000);

const sealedAt = async (seals: readonly SealKey[], createdAt: Date): Promise<string> => {
  if (SUBMISSION.body.block !== 'letter') throw new Error('the example is no letter');
  const { record } = SUBMISSION.body;
  const envelope = {
    ...SUBMISSION,
    header: { ...SUBMISSION.header, createdAt: createdAt.toISOString() },
    body: { ...SUBMISSION.body, record: { ...record, submittedAt: createdAt.toISOString() } },
  };
  return (await makeRotatingSealer({ seals }).seal(envelope)).sealedBy;
};

describe('several seals of one gateway', () => {
  it('seal with the first that is in date, so that the order is the change of keys', async () => {
    const { ecdsa, rsa } = keys;
    expect(await sealedAt([ecdsa, rsa], new Date())).toBe(ecdsa.registered.spkiSha256);
    expect(await sealedAt([rsa, ecdsa], new Date())).toBe(rsa.registered.spkiSha256);
    expect(makeRotatingSealer({ seals: [rsa, ecdsa] }).keyAt(new Date()).spkiSha256).toBe(rsa.registered.spkiSha256);
  });

  it('hand over to the next when the first has ended or has not begun', async () => {
    expect(await sealedAt([expired, keys.rsa], new Date())).toBe(keys.rsa.registered.spkiSha256);
  });

  it('go by when the envelope is created, as those who open it do', async () => {
    const during = new Date(new X509Certificate(expired.certificatePem).validTo);
    during.setUTCDate(during.getUTCDate() - 1);
    expect(await sealedAt([keys.rsa, expired], during)).not.toBe(keys.rsa.registered.spkiSha256);
  });

  it('seal nothing where none is in date', async () => {
    await expect(sealedAt([expired], new Date())).rejects.toThrow('no seal certificate of the gateway is in date');
  });
});
