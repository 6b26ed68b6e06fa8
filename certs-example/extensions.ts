import { createHash } from 'node:crypto';
import { type Asn1, bits, hostName, implicit, octets, oid, positiveInteger, sequence, toDer, yes } from './der.ts';

/** What a certificate is for; decides keyUsage, extendedKeyUsage and basicConstraints. */
export type Purpose =
  | { readonly kind: 'root-ca' }
  | { readonly kind: 'issuing-ca' }
  | { readonly kind: 'seal' }
  | { readonly kind: 'wss' }
  | { readonly kind: 'tls-client' }
  | { readonly kind: 'tls-server'; readonly hosts: readonly string[] };

const extension = (dottedOid: string, critical: boolean, value: Asn1): Asn1 =>
  sequence(oid(dottedOid), ...(critical ? [yes()] : []), octets(toDer(value)));

// KeyUsage bits (RFC 5280 section 4.2.1.3), first bit leftmost, with the count of unused trailing bits DER asks for.
const KEY_USAGE = {
  ca: bits(Uint8Array.of(0b0000_0110), 1), // keyCertSign, cRLSign
  seal: bits(Uint8Array.of(0b1100_0000), 6), // digitalSignature, nonRepudiation
  wss: bits(Uint8Array.of(0b1000_0000), 7), // digitalSignature
  tls: bits(Uint8Array.of(0b1000_0000), 7), // digitalSignature
};
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

const basicConstraints = (...parts: Asn1[]): Asn1 => extension('2.5.29.19', true, sequence(...parts));
const keyUsage = (usage: Asn1): Asn1 => extension('2.5.29.15', true, usage);
const extendedKeyUsage = (dottedOid: string): Asn1 => extension('2.5.29.37', false, sequence(oid(dottedOid)));

/** Extensions that follow from the purpose. */
export const extensionsFor = (purpose: Purpose): Asn1[] => {
  switch (purpose.kind) {
    case 'root-ca':
      return [basicConstraints(yes()), keyUsage(KEY_USAGE.ca)];
    case 'issuing-ca':
      return [basicConstraints(yes(), positiveInteger(Uint8Array.of(0))), keyUsage(KEY_USAGE.ca)];
    case 'seal':
      return [basicConstraints(), keyUsage(KEY_USAGE.seal)];
    case 'wss':
      return [basicConstraints(), keyUsage(KEY_USAGE.wss)];
    case 'tls-client':
      return [basicConstraints(), keyUsage(KEY_USAGE.tls), extendedKeyUsage(CLIENT_AUTH)];
    case 'tls-server':
      return [
        basicConstraints(),
        keyUsage(KEY_USAGE.tls),
        extendedKeyUsage(SERVER_AUTH),
        extension('2.5.29.17', false, sequence(...purpose.hosts.map(hostName))),
      ];
  }
};

/** Key identifier: the leftmost 160 bits of the SHA-256 of the key's bits (RFC 7093 section 2, method 1). */
const keyIdentifier = (keyBits: Uint8Array): Buffer => createHash('sha256').update(keyBits).digest().subarray(0, 20);

/** subjectKeyIdentifier, from the bits of the certificate's own public key. */
export const subjectKeyIdentifier = (keyBits: Uint8Array): Asn1 =>
  extension('2.5.29.14', false, octets(keyIdentifier(keyBits)));

/** authorityKeyIdentifier, from the bits of the issuer's public key; in certificates and CRLs. */
export const authorityKeyIdentifier = (issuerKeyBits: Uint8Array): Asn1 =>
  extension('2.5.29.35', false, sequence(implicit(0, keyIdentifier(issuerKeyBits))));

/** cRLNumber: grows with each list. */
export const crlNumber = (bigEndian: Uint8Array): Asn1 => extension('2.5.29.20', false, positiveInteger(bigEndian));

/** reasonCode of one revoked certificate, the enumerated value ready made. */
export const reasonCode = (reason: Asn1): Asn1 => extension('2.5.29.21', false, reason);
