import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { makeEnvelopeSealer, type SealKey } from '../envelope/seal.ts';
import { type ExampleKeys, exampleKeys } from '../envelope/test-support/example-keys.ts';
import type { Transaction } from '../ports/transaction.ts';
import { chooseSealer } from './choose-sealer.ts';

let keys: ExampleKeys;
let expired: SealKey;
beforeAll(async () => {
  keys = await exampleKeys();
  expired = await readExampleKeyPair(keys.certificates, 'expired-seal');
}, 30_000);

const NOW = new Date();
const TX = {} as Transaction;

const chosen = async (seals: readonly SealKey[], at = NOW, revoked: readonly string[] = []): Promise<string> => {
  const sealers = seals.map((seal) => makeEnvelopeSealer({ seal }));
  const use = async (_tx: Transaction, key: (typeof sealers)[number]['key']) =>
    revoked.includes(key.spkiSha256) ? { ...key, revokedAt: at } : key;
  return (await chooseSealer({ sealers: () => sealers, sealKeys: { use } }, TX, at)).key.spkiSha256;
};

describe('of several seals of one gateway', () => {
  it('the first that is in date seals, so that the order is the change of keys', async () => {
    const { ecdsa, rsa } = keys;
    expect(await chosen([ecdsa, rsa])).toBe(ecdsa.registered.spkiSha256);
    expect(await chosen([rsa, ecdsa])).toBe(rsa.registered.spkiSha256);
  });

  it('the next takes over when the first has ended, has not begun or is revoked', async () => {
    const { ecdsa, rsa } = keys;
    expect(await chosen([expired, rsa])).toBe(rsa.registered.spkiSha256);
    expect(await chosen([ecdsa, rsa], NOW, [ecdsa.registered.spkiSha256])).toBe(rsa.registered.spkiSha256);
    const during = new Date(new X509Certificate(expired.certificatePem).validTo);
    during.setUTCDate(during.getUTCDate() - 1);
    expect(await chosen([rsa, expired], during), 'as those who open it go by its CreatedAt').not.toBe(
      rsa.registered.spkiSha256,
    );
  });

  it('none seals where each is out of date or revoked', async () => {
    await expect(chosen([expired, keys.rsa], NOW, [keys.rsa.registered.spkiSha256])).rejects.toThrow(
      'no seal key of the gateway is valid now',
    );
  });
});
