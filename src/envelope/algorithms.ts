import { constants, type KeyObject, sign } from 'node:crypto';
import type { SignatureAlgorithm } from 'xml-crypto';
import { SEAL_ALGORITHMS, type SealAlgorithm } from './names.ts';

type SealingOptions = { readonly dsaEncoding: 'ieee-p1363' } | { readonly padding: number };

const OPTIONS: { readonly [A in SealAlgorithm]: SealingOptions } = {
  // XML Signature 1.1, 6.4.3 wants r and s side by side, not DER.
  ecdsa: { dsaEncoding: 'ieee-p1363' },
  rsa: { padding: constants.RSA_PKCS1_PADDING },
};

/**
 * A signature algorithm for xml-crypto that signs with SHA-256 and the given key, and verifies nothing. A class, because
 * xml-crypto makes its algorithms with `new`.
 */
export const signingClass = (algorithm: SealAlgorithm, privateKey: KeyObject): (new () => SignatureAlgorithm) =>
  class {
    getAlgorithmName = (): string => SEAL_ALGORITHMS[algorithm];

    getSignature = (signedInfo: unknown): string => {
      if (typeof signedInfo !== 'string') throw new TypeError('SignedInfo is text');
      return sign('sha256', Buffer.from(signedInfo), { key: privateKey, ...OPTIONS[algorithm] }).toString('base64');
    };

    verifySignature = (): never => {
      throw new Error('seals are verified by verify.ts only');
    };
  };
