import { readFileSync } from 'node:fs';
import { type Config, refuseExampleKeys } from './config.ts';
import { makeRotatingSealer } from './envelope/rotating-sealer.ts';
import type { EnvelopeSealer } from './ports/envelope.ts';

/**
 * The gateway's sealer for commands, few of which seal: the keys are read when one does. @throws then, where no key is configured, it
 * cannot be read, or it is an example key in production.
 */
export const makeSealerOnDemand = (config: Pick<Config, 'seals' | 'environment'>): EnvelopeSealer => {
  let made: EnvelopeSealer | undefined;
  const sealer = (): EnvelopeSealer => {
    if (made !== undefined) return made;
    if (config.seals === undefined)
      throw new Error(
        'This command has to seal an envelope: give it SHIKRIKI_SEAL_KEY_FILE and SHIKRIKI_SEAL_CERTIFICATE_FILE.',
      );
    const seals = config.seals.map(({ keyFile, certificateFile }) => ({
      keyPem: readFileSync(keyFile, 'utf8'),
      certificatePem: readFileSync(certificateFile, 'utf8'),
    }));
    for (const { certificatePem } of seals) {
      const refusal = refuseExampleKeys(certificatePem, config.environment);
      if (refusal !== undefined) throw new Error(refusal);
    }
    return (made = makeRotatingSealer({ seals }));
  };
  return { keyAt: (at) => sealer().keyAt(at), seal: async (envelope) => sealer().seal(envelope) };
};
