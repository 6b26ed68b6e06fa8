import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeOcspResponder } from '../src/outbound/revocation/responder.ts';
import type { RevocationResponder } from '../src/ports/revocation.ts';
import { sealKey } from './support/certificates.ts';
import { type FreshCertificates, type FreshPair, freshCertificates } from './support/fresh-certificates.ts';
import {
  delegatedResponder,
  type OpensslResponder,
  opensslMissing,
  startOpensslResponder,
} from './support/openssl-responder.ts';

const missing = opensslMissing();
if (missing !== undefined && process.env.CI === 'true') throw new Error(missing);
const HOUR_MS = 3_600_000;

/** The first answer again, whatever is asked. */
const keepFirst = (kept: Buffer[], der: Buffer): Buffer => {
  kept.push(der);
  return kept[0] ?? der;
};

describe.skipIf(missing !== undefined)(
  `a responder (openssl ocsp)${missing === undefined ? '' : `: ${missing}`}`,
  () => {
    let fresh: FreshCertificates;
    let seal: FreshPair;
    beforeAll(async () => {
      fresh = await freshCertificates();
      seal = await fresh.pair('seal');
    });
    afterAll(() => fresh.remove());

    let openssl: OpensslResponder;
    let aheadMs: number;
    const ask = async (urls = [openssl.url]) => {
      const clock = { now: () => new Date(Date.now() + aheadMs) };
      return makeOcspResponder({ urls, caPem: fresh.caPem, clock }).ask(seal.certificatePem);
    };
    const responder = async (standing: 'good' | 'revoked' | 'not known') => {
      aheadMs = 0;
      openssl = await startOpensslResponder(fresh);
      openssl.say(seal.certificatePem, standing);
    };
    afterEach(() => openssl.close());

    test.each([
      ['good', { kind: 'good' }],
      ['revoked', { kind: 'revoked', revokedAt: expect.any(Date) }],
      ['not known', { kind: 'unknown' }],
    ] as const)('is believed when it says that a certificate is %s', async (standing, verdict) => {
      await responder(standing);
      expect(await ask()).toEqual(verdict);
    });

    test('says when a certificate was revoked, not when it was asked', async () => {
      await responder('revoked');
      const verdict = await ask();
      const ageMs = verdict.kind === 'revoked' ? Date.now() - verdict.revokedAt.getTime() : Number.NaN;
      expect(ageMs).toBeGreaterThan(59_000);
      expect(ageMs).toBeLessThan(120_000);
    });

    test('is believed where the authority certified it for this, and not where it certified it for something else', async () => {
      await responder('good');
      await openssl.signBy(await delegatedResponder(fresh));
      expect(await ask()).toEqual({ kind: 'good' });
      await openssl.signBy(await fresh.pair('tls-server'));
      expect(await ask()).toEqual({ kind: 'no_answer', reason: 'not_trusted' });
    });

    test('is not believed where a foreign key signed, or a bit of the answer is another', async () => {
      await responder('good');
      await openssl.signBy(await sealKey('foreign-seal'));
      expect(await ask()).toEqual({ kind: 'no_answer', reason: 'not_trusted' });
      await openssl.signBy({
        keyPem: fresh.authorities.issuing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        certificatePem: fresh.authorities.issuing.certificatePem,
      });
      expect(await ask()).toEqual({ kind: 'good' });
      // The status of the certificate: [0] good becomes [2] unknown.
      openssl.change((der) => {
        const at = der.indexOf(Buffer.from([0x80, 0x00, 0x18]));
        expect(at).toBeGreaterThan(0);
        const forged = Buffer.from(der);
        forged[at] = 0x82;
        return forged;
      });
      expect(await ask()).toEqual({ kind: 'no_answer', reason: 'not_trusted' });
    });

    test('is not believed when it says again what it once said to somebody else', async () => {
      await responder('good');
      const first: Buffer[] = [];
      openssl.change((der) => keepFirst(first, der));
      expect(await ask()).toEqual({ kind: 'good' });
      openssl.say(seal.certificatePem, 'revoked');
      expect(await ask()).toEqual({ kind: 'no_answer', reason: 'not_trusted' });
    });

    test('is not believed about another certificate than was asked for', async () => {
      await responder('good');
      const other = await fresh.pair('seal');
      openssl.say(other.certificatePem, 'good');
      openssl.withoutNonce();
      const kept: Buffer[] = [];
      openssl.change((der) => keepFirst(kept, der));
      const clock = { now: () => new Date() };
      const asking = makeOcspResponder({ urls: [openssl.url], caPem: fresh.caPem, clock });
      expect(await asking.ask(other.certificatePem)).toEqual({ kind: 'good' });
      expect(await asking.ask(seal.certificatePem)).toEqual({ kind: 'no_answer', reason: 'not_trusted' });
    });

    test('without a nonce is believed for an hour; an answer past its own end is not', async () => {
      await responder('good');
      openssl.withoutNonce();
      openssl.goodForMinutes(600);
      expect(await ask()).toEqual({ kind: 'good' });
      aheadMs = HOUR_MS + 60_000;
      expect(await ask()).toEqual({ kind: 'no_answer', reason: 'stale' });
      aheadMs = 20 * 60_000;
      openssl.goodForMinutes(10);
      expect(await ask()).toEqual({ kind: 'no_answer', reason: 'stale' });
    });

    test('that is down or talks nonsense gives no answer, and the next one is asked', async () => {
      await responder('good');
      openssl.change(() => Buffer.from('<html>maintenance</html>'));
      expect(await ask()).toEqual({ kind: 'no_answer', reason: 'not_trusted' });
      const working = await startOpensslResponder(fresh);
      working.say(seal.certificatePem, 'revoked');
      const gone = await startOpensslResponder(fresh);
      await gone.close();
      expect(await ask([gone.url])).toEqual({ kind: 'no_answer', reason: 'not_reached' });
      expect(await ask([gone.url, openssl.url, working.url])).toMatchObject({ kind: 'revoked' });
      await working.close();
    });

    test('is not asked again while a good answer is fresh, nor about a certificate of none of our authorities', async () => {
      await responder('good');
      const clock = { now: () => new Date(Date.now() + aheadMs) };
      const asking: RevocationResponder = makeOcspResponder({ urls: [openssl.url], caPem: fresh.caPem, clock });
      expect(await asking.ask(seal.certificatePem)).toEqual({ kind: 'good' });
      expect(await asking.ask(seal.certificatePem)).toEqual({ kind: 'good' });
      expect(openssl.asked()).toBe(1);
      openssl.say(seal.certificatePem, 'revoked');
      aheadMs = HOUR_MS + 1_000;
      openssl.goodForMinutes(600);
      expect(await asking.ask(seal.certificatePem)).toMatchObject({ kind: 'revoked' });
      expect(await asking.ask((await sealKey('foreign-seal')).certificatePem)).toEqual({
        kind: 'no_answer',
        reason: 'no_issuer',
      });
      expect(openssl.asked()).toBe(2);
    });
  },
);
