import { type KeyObject, verify } from 'node:crypto';

/** Signature algorithms of authorities and responders (RFC 5758, RFC 4055), with the kind of key each needs. No SHA-1. */
const ALGORITHMS: { readonly [oid: string]: { readonly hash: string; readonly key: 'rsa' | 'ec' } } = {
  '1.2.840.113549.1.1.11': { hash: 'sha256', key: 'rsa' },
  '1.2.840.113549.1.1.12': { hash: 'sha384', key: 'rsa' },
  '1.2.840.113549.1.1.13': { hash: 'sha512', key: 'rsa' },
  '1.2.840.10045.4.3.2': { hash: 'sha256', key: 'ec' },
  '1.2.840.10045.4.3.3': { hash: 'sha384', key: 'ec' },
  '1.2.840.10045.4.3.4': { hash: 'sha512', key: 'ec' },
};

/** Whether `key` signed these bytes, by an algorithm that is allowed and fits the key. */
export const isSignedBy = (
  key: KeyObject,
  signed: { readonly algorithmOid: string; readonly bytes: Uint8Array; readonly signature: Uint8Array },
): boolean => {
  const algorithm = ALGORITHMS[signed.algorithmOid];
  if (algorithm === undefined || key.asymmetricKeyType !== algorithm.key) return false;
  try {
    return verify(algorithm.hash, signed.bytes, key, signed.signature);
  } catch {
    return false;
  }
};
