import { createHash, X509Certificate } from 'node:crypto';
import type { RegisteredKey } from '../ports/envelope.ts';

/** A certificate as the gateway's registry knows it. */
export const registeredKey = (certificatePem: string): RegisteredKey => {
  const certificate = new X509Certificate(certificatePem);
  return {
    spkiSha256: createHash('sha256')
      .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    certificatePem,
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
  };
};
