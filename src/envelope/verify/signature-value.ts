import { constants, verify as verifySignature } from 'node:crypto';
import { ok, type Result } from '../../domain/problems.ts';
import type { CandidateKey, CandidateKeys } from './key.ts';
import { refuse } from './refusal.ts';
import type { Seal } from './signed-info.ts';

const holds = (seal: Seal, { publicKey }: CandidateKey): boolean =>
  verifySignature(
    'sha256',
    seal.canonicalSignedInfo,
    seal.algorithm === 'ecdsa'
      ? { key: publicKey, dsaEncoding: 'ieee-p1363' }
      : { key: publicKey, padding: constants.RSA_PKCS1_PADDING },
    seal.signatureValue,
  );

const POINTER = '/Envelope/Signature/SignatureValue';

/**
 * Step 4, first part: SignatureValue over canonical SignedInfo. Comes before the digest, so that only somebody with a
 * registered key can make us digest anything.
 * @returns the key that made the seal.
 */
export const checkSignatureValue = (seal: Seal, keys: CandidateKeys): Result<CandidateKey> => {
  const sealedBy = keys.usable.find((key) => holds(seal, key));
  if (sealedBy !== undefined) return ok(sealedBy);
  if (keys.unusable.some((key) => holds(seal, key))) {
    return refuse(
      'CertificateRevoked',
      POINTER,
      'The key that sealed this is revoked, or was not in date at CreatedAt.',
    );
  }
  return keys.namesRegistered
    ? refuse('SignatureInvalid', POINTER, 'The signature was not made by a registered key over this SignedInfo.')
    : refuse('CertificateUnknown', POINTER, 'The certificate in KeyInfo is not registered for this sender.');
};
