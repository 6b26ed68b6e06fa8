import { readFileSync } from 'node:fs';
import { type Config, refuseExampleKeys } from './config.ts';
import { makeEnvelopeSealer } from './envelope/seal.ts';
import type { EnvelopeSealer } from './ports/envelope.ts';

/**
 * The gateway's sealers for commands, few of which seal: the keys are read when one does. @throws then, where no key is configured, it
 * cannot be read, or it is an example key in production.
 */
export const makeSealersOnDemand = (
  config: Pick<Config, 'seals' | 'environment'>,
): (() => readonly EnvelopeSealer[]) => {
  let made: readonly EnvelopeSealer[] | undefined;
  return () => {
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
    return (made = seals.map((seal) => makeEnvelopeSealer({ seal })));
  };
};
