import { X509Certificate } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { EnvelopeSealer } from '../ports/envelope.ts';
import { makeEnvelopeSealer, type SealKey } from './seal.ts';

/**
 * A sealer with several keys: each envelope is sealed by the first whose certificate is in date when the envelope is created, so that
 * putting the new pair first is the change of keys, and a pair that ends hands over to the next by itself (ADR 0024).
 * `seal` throws where none is in date; a seal that nobody may accept is worse than none.
 */
export const makeRotatingSealer = (options: {
  readonly seals: readonly SealKey[];
  readonly clock: Clock;
}): EnvelopeSealer => {
  const keys = options.seals.map((seal) => {
    const { validFrom, validTo } = new X509Certificate(seal.certificatePem);
    return { sealer: makeEnvelopeSealer({ seal }), notBefore: new Date(validFrom), notAfter: new Date(validTo) };
  });
  const keyAt = (at: Date): EnvelopeSealer => {
    const key = keys.find(({ notBefore, notAfter }) => notBefore <= at && at <= notAfter);
    if (key === undefined) throw new Error('no seal certificate of the gateway is in date');
    return key.sealer;
  };
  return {
    get sealedBy() {
      return keyAt(options.clock.now()).sealedBy;
    },
    seal: async (envelope) => keyAt(new Date(envelope.header.createdAt)).seal(envelope),
  };
};
