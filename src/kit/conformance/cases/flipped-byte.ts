import { createHash } from 'node:crypto';
import type { ConformanceCase } from '../case.ts';
import { mustBeRefused } from '../refused.ts';

/** Changes one digit of the tracking number: still valid by the schema. */
const flip = (envelopeXml: Buffer): Buffer => {
  const at = envelopeXml.indexOf('</TrackingNumber>') - 1;
  const changed = Buffer.from(envelopeXml);
  changed[at] = changed[at] === 0x37 ? 0x38 : 0x37;
  return changed;
};

/** The letter was changed after sealing. */
export const flippedByte: ConformanceCase = {
  id: 'flipped-byte',
  asks: 'A letter of which one byte was changed after sealing is refused.',
  where: 'section 3, What to check, 3',
  run: (run) =>
    mustBeRefused(run, {
      name: 'flipped-byte',
      codes: ['SignatureInvalid'],
      plan: {
        seal: async (envelope, sealer) => {
          const sealed = await sealer.seal(envelope);
          const changed = flip(sealed.envelopeXml);
          return { ...sealed, envelopeXml: changed, sha256: createHash('sha256').update(changed).digest('hex') };
        },
      },
    }),
};
