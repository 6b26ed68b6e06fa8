import { createHash, timingSafeEqual } from 'node:crypto';
import type { XmlDocument } from 'libxml2-wasm';
import { ok, type Result } from '../../domain/problems.ts';
import { canonicalBytesIfAny } from '../canonical.ts';
import { refuse } from './refusal.ts';
import type { Seal } from './signed-info.ts';

/**
 * The bytes that the Reference digests: the document without its signature (XML Signature 6.6.4), in exclusive canonical
 * form; undefined where there is none. Side effect: takes the signature out of the document.
 */
export const referencedBytes = (document: XmlDocument, { signature }: Pick<Seal, 'signature'>): Buffer | undefined => {
  signature.remove();
  return canonicalBytesIfAny(document);
};

/**
 * Step 4, second part: the digest. Side effect: takes the signature out of the document.
 * @returns the canonical bytes whose digest is signed: the only bytes that may be used from here on.
 */
export const checkDigest = (document: XmlDocument, seal: Seal): Result<Buffer> => {
  const bytes = referencedBytes(document, seal);
  if (bytes === undefined) return refuse('SignatureInvalid', '/Envelope', 'Has no canonical form.');
  const digest = createHash('sha256').update(bytes).digest();
  if (digest.byteLength !== seal.digestValue.byteLength || !timingSafeEqual(digest, seal.digestValue)) {
    return refuse(
      'SignatureInvalid',
      '/Envelope/Signature/SignedInfo/Reference/DigestValue',
      'The envelope is not what was sealed; send the sealed bytes unchanged.',
    );
  }
  return ok(bytes);
};
