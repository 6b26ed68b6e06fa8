import { certificateFacts } from '../../domain/certificates.ts';
import type { SignerCertificate } from '../../domain/signed-file.ts';

const MAX_NAME_LENGTH = 300;

const cut = (name: string): string => (name === '' ? 'unknown' : [...name].slice(0, MAX_NAME_LENGTH).join(''));

/** What a certificate says of the signer, with itself (PEM). @returns undefined where the bytes are no certificate that can be read. */
export const signerCertificate = (
  der: Uint8Array,
): { readonly certificate: SignerCertificate; readonly certificatePem: string } | undefined => {
  const facts = certificateFacts(der);
  if (facts === undefined) return undefined;
  const { subjectName, issuerName, serialNumber, notBefore, notAfter, personNumber, certificatePem } = facts;
  return {
    certificatePem,
    certificate: {
      signer: cut(subjectName),
      issuer: cut(issuerName),
      serial: serialNumber,
      notBefore,
      notAfter,
      ...(personNumber !== undefined && { personNumber: cut(personNumber) }),
    },
  };
};
