import type { EnvelopeSealer } from '../ports/envelope.ts';
import { makeEnvelopeSealer, type SealKey } from './seal.ts';

/**
 * A sealer with several keys: each envelope is sealed by the first whose certificate is in date when the envelope is created, so that
 * putting the new pair first is the change of keys, and a pair that ends hands over to the next by itself (ADR 0024).
 * `seal` throws where none is in date; a seal that nobody may accept is worse than none. @throws where there is no key at all.
 */
export const makeRotatingSealer = ({ seals }: { readonly seals: readonly SealKey[] }): EnvelopeSealer => {
  const sealers = seals.map((seal) => makeEnvelopeSealer({ seal }));
  const [newest] = sealers;
  if (newest === undefined) throw new Error('the gateway has no seal key');
  const inDateAt = (at: Date): EnvelopeSealer | undefined =>
    sealers.find((sealer) => {
      const { notBefore, notAfter } = sealer.keyAt(at);
      return notBefore <= at && at <= notAfter;
    });
  return {
    keyAt: (at) => (inDateAt(at) ?? newest).keyAt(at),
    seal: async (envelope) => {
      const sealer = inDateAt(new Date(envelope.header.createdAt));
      if (sealer === undefined) throw new Error('no seal certificate of the gateway is in date');
      return sealer.seal(envelope);
    },
  };
};
