import { generateKeyPairSync } from 'node:crypto';
import { issueCertificate } from '../../../certs-example/certificate.ts';
import { makeEnvelopeSealer } from '../../envelope/seal.ts';
import type { EnvelopeSealer } from '../../ports/envelope.ts';

const DAY_MS = 24 * 3_600_000;

/** A sealer with a key and a certificate of this moment, which nobody can have registered. */
export const strangersSealer = (): EnvelopeSealer => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const commonName = 'stranger';
  const now = Date.now();
  const certificatePem = issueCertificate({
    commonName,
    publicKey,
    purpose: { kind: 'seal' },
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + DAY_MS),
    issuer: { commonName, publicKey, privateKey },
  });
  return makeEnvelopeSealer({
    seal: { keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificatePem },
  });
};
