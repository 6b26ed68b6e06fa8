import { X509Certificate } from 'node:crypto';
import type { Environment } from './config.ts';

// What certs-example writes into every certificate it makes.
const EXAMPLE_ORGANISATION = 'O=Shikriki EXAMPLE - not for production';

/**
 * Refuses certificates of certs-example in production, as subject or issuer, anywhere in a PEM chain.
 * @returns what is wrong, or undefined. A PEM without a readable certificate is wrong in every environment.
 */
export const refuseExampleKeys = (certificatesPem: string, environment: Environment): string | undefined => {
  const certificates = certificatesPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) return 'there is no certificate in the file';
  try {
    const names = certificates
      .map((pem) => new X509Certificate(pem))
      .flatMap(({ subject, issuer }) => [subject, issuer]);
    const example = names.some((name) => name.split('\n').includes(EXAMPLE_ORGANISATION));
    return example && environment === 'production' ? 'an example certificate is not for production' : undefined;
  } catch {
    return 'the certificate cannot be read';
  }
};
