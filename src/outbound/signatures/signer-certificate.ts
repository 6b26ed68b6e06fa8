import { X509Certificate } from 'node:crypto';
import type { SignerCertificate } from '../../domain/signed-file.ts';

const MAX_NAME_LENGTH = 300;

// Node writes one attribute a line, `NAME=value`; several values of one attribute are joined by a plus.
const attribute = (subject: string, ...names: readonly string[]): string | undefined => {
  for (const name of names) {
    const line = subject.split('\n').find((one) => one.startsWith(`${name}=`));
    // RFC 2253 puts a backslash before a comma or a plus.
    const value = line
      ?.slice(name.length + 1)
      .replaceAll(/\\(.)/g, '$1')
      .trim();
    if (value !== undefined && value !== '') return [...value].slice(0, MAX_NAME_LENGTH).join('');
  }
  return undefined;
};

/** What a certificate says of the signer. @returns undefined where the bytes are no certificate. */
export const signerCertificate = (
  der: Uint8Array,
): { readonly certificate: SignerCertificate; readonly x509: X509Certificate } | undefined => {
  try {
    const x509 = new X509Certificate(der);
    const personNumber = attribute(x509.subject, 'serialNumber');
    return {
      x509,
      certificate: {
        signer: attribute(x509.subject, 'CN', 'O') ?? 'unknown',
        issuer: attribute(x509.issuer, 'CN', 'O') ?? 'unknown',
        serial: x509.serialNumber.toUpperCase().replace(/^0+(?=.)/, ''),
        notBefore: new Date(x509.validFrom),
        notAfter: new Date(x509.validTo),
        ...(personNumber !== undefined && { personNumber }),
      },
    };
  } catch {
    return undefined;
  }
};
