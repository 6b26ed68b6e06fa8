import type { ConformanceCase } from '../case.ts';
import { mustBeRefused } from '../refused.ts';
import { strangersSealer } from '../strangers-seal.ts';

/** A seal that holds, of a key that nobody registered. */
export const wrongSeal: ConformanceCase = {
  id: 'wrong-seal',
  asks: 'A letter sealed by a key that is not ours is refused.',
  where: 'section 3, What to check, 3',
  run: (run) =>
    mustBeRefused(run, {
      name: 'wrong-seal',
      codes: ['SignatureInvalid', 'CertificateUnknown'],
      plan: { seal: (envelope) => strangersSealer().seal(envelope) },
    }),
};
