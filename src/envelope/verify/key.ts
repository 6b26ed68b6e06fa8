import { type KeyObject, X509Certificate } from 'node:crypto';
import type { Header } from '../../domain/envelope.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { RegisteredKey, VerificationContext } from '../../ports/envelope.ts';
import { MIN_RSA_BITS, type SealAlgorithm } from '../names.ts';
import { refuse } from './refusal.ts';
import type { Seal } from './signed-info.ts';

/** A registered certificate as OpenSSL reads it. Nothing here says that it may be trusted: that is asked anew each time. */
export interface ReadCertificate {
  /** DER. */
  readonly raw: Buffer;
  readonly publicKey: KeyObject;
}

// More than a country's agencies have keys; at some ten KB each.
const MOST_KEPT = 1_000;
const kept = new Map<string, ReadCertificate>();

/**
 * Reads a registered certificate from PEM, once for each text: the same few keys seal thousands of envelopes. For certificates of the registry only; what a message brings is not kept. Throws where it is none.
 */
export const readRegisteredCertificate = (certificatePem: string): ReadCertificate => {
  const known = kept.get(certificatePem);
  if (known !== undefined) return known;
  const { raw, publicKey } = new X509Certificate(certificatePem);
  if (kept.size >= MOST_KEPT) kept.clear();
  const read = { raw, publicKey };
  kept.set(certificatePem, read);
  return read;
};

/** A registered key that fits the seal's algorithm. */
export interface CandidateKey {
  readonly registered: RegisteredKey;
  readonly publicKey: KeyObject;
}

/** The registered keys that may have made the seal, and those that may no longer make one. */
export interface CandidateKeys {
  /** In date when the envelope was created, and not revoked: only these can open the door. */
  readonly usable: readonly CandidateKey[];
  /** Out of date or revoked: tried only to tell the sender so. */
  readonly unusable: readonly CandidateKey[];
  /** False where KeyInfo names certificates and none of them is registered for the sender. */
  readonly namesRegistered: boolean;
}

/** Which algorithm a public key seals with; undefined for a key that may not seal: too short, another curve, RSA-PSS. */
export const sealAlgorithmOf = (key: KeyObject): SealAlgorithm | undefined => {
  const { asymmetricKeyType, asymmetricKeyDetails } = key;
  if (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ecdsa';
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS) return 'rsa';
  return undefined;
};

/** True where the key may have sealed at `createdAt` and is not revoked at `now`. */
export const isUsable = (key: RegisteredKey, createdAt: Date, now: Date): boolean =>
  key.notBefore <= createdAt && createdAt <= key.notAfter && (key.revokedAt === undefined || key.revokedAt > now);

/**
 * Step 3: the keys registered for the sender, as the registry knows them for the authenticated system. The header is
 * not proved yet: step 5 compares the sender, the case and the leg once more, in the signed bytes.
 */
export const findKeys = async (
  seal: Seal,
  unprovedHeader: Header,
  context: Pick<VerificationContext, 'keysOf' | 'now'>,
): Promise<Result<CandidateKeys>> => {
  const found = await context.keysOf(unprovedHeader.sender, unprovedHeader);
  if (!found.ok) return found;
  if (found.value.length === 0) {
    return refuse('CertificateUnknown', '/Envelope/Header/Sender', 'No seal key is registered for this sender.');
  }
  const known = found.value.map((registered) => ({
    registered,
    certificate: readRegisteredCertificate(registered.certificatePem),
  }));
  const isNamed = ({ certificate }: { certificate: ReadCertificate }): boolean =>
    seal.namedCertificates.some((der) => der.equals(certificate.raw));
  const fitting = [...known.filter(isNamed), ...known.filter((key) => !isNamed(key))]
    .map(({ registered, certificate }) => ({ registered, publicKey: certificate.publicKey }))
    .filter(({ publicKey }) => sealAlgorithmOf(publicKey) === seal.algorithm);
  if (fitting.length === 0) {
    return refuse(
      'SignatureInvalid',
      '/Envelope/Signature/SignedInfo/SignatureMethod',
      'No key that is registered for this sender fits this algorithm.',
    );
  }
  const createdAt = new Date(unprovedHeader.createdAt);
  const usable = fitting.filter(({ registered }) => isUsable(registered, createdAt, context.now));
  return ok({
    usable,
    unusable: fitting.filter((key) => !usable.includes(key)),
    namesRegistered: seal.namedCertificates.length === 0 || known.some(isNamed),
  });
};
