import { makeEnvelopeSealer, type SealKey } from '../../envelope/seal.ts';
import type { EnvelopeSealer } from '../../ports/envelope.ts';

/** Makes the agencies' sealers; each is made when it is first needed. Throws where an agency has no key. */
export const makeSeals = (keys: Readonly<Record<string, SealKey>>) => {
  const sealers = new Map<string, EnvelopeSealer>();
  return (agencyCode: string): EnvelopeSealer => {
    const known = sealers.get(agencyCode);
    if (known !== undefined) return known;
    const key = keys[agencyCode];
    if (key === undefined) throw new Error(`no seal key for the agency ${agencyCode}`);
    const sealer = makeEnvelopeSealer({ seal: key });
    sealers.set(agencyCode, sealer);
    return sealer;
  };
};

export type Seals = ReturnType<typeof makeSeals>;
