import { createHash } from 'node:crypto';
import type { XmlDocument } from 'libxml2-wasm';
import { ok, type Result } from '../domain/problems.ts';
import { VERIFICATION_STEPS, type VerificationStep } from '../domain/verification-steps.ts';
import type { EnvelopeVerifier, VerificationContext, VerifiedEnvelope } from '../ports/envelope.ts';
import type { EnvelopeInspector, VerificationDigests } from '../ports/envelope-inspection.ts';
import { canonicalBytesIfAny } from './canonical.ts';
import { checkBytes } from './verify/bytes.ts';
import { checkDigest } from './verify/digest.ts';
import { readUnprovedHeader } from './verify/header.ts';
import { findKeys } from './verify/key.ts';
import { parseStrictly } from './verify/parse.ts';
import { checkSchema } from './verify/schema.ts';
import { checkSignatureValue } from './verify/signature-value.ts';
import { readSeal, type Seal } from './verify/signed-info.ts';
import { readForUse } from './verify/use.ts';

/** Who looks on while an envelope is verified. */
interface Observer {
  pass(step: VerificationStep): void;
  /** Digests are made for those only who ask for them. */
  note(digests: () => VerificationDigests): void;
}

const sha256Hex = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

// The signature is out of the document by now.
const digestsOf = (document: XmlDocument, { digestValue }: Seal): VerificationDigests => {
  const canonical = canonicalBytesIfAny(document);
  return {
    statedSha256: digestValue.toString('hex'),
    ...(canonical !== undefined && { canonicalSha256: sha256Hex(canonical) }),
  };
};

const verifyParsed = async (
  document: XmlDocument,
  envelopeXml: Buffer,
  context: VerificationContext,
  observer: Observer,
): Promise<Result<VerifiedEnvelope>> => {
  const schemaProblem = checkSchema(document);
  if (schemaProblem !== undefined) return schemaProblem;
  observer.pass('schema');
  const seal = readSeal(document);
  if (!seal.ok) return seal;
  observer.pass('signed-info');
  observer.note(() => ({ canonicalSignedInfoSha256: sha256Hex(seal.value.canonicalSignedInfo) }));
  const unproved = readUnprovedHeader(document);
  if (!unproved.ok) return unproved;
  const keys = await findKeys(seal.value, unproved.value, context);
  if (!keys.ok) return keys;
  observer.pass('key');
  const sealedBy = checkSignatureValue(seal.value, keys.value);
  if (!sealedBy.ok) return sealedBy;
  observer.pass('signature-value');
  const signedBytes = checkDigest(document, seal.value);
  observer.note(() => digestsOf(document, seal.value));
  if (!signedBytes.ok) return signedBytes;
  observer.pass('digest');
  const envelope = readForUse(signedBytes.value, unproved.value, sealedBy.value, context);
  if (!envelope.ok) return envelope;
  observer.pass('use');
  return ok({
    envelope: envelope.value,
    sha256: sha256Hex(envelopeXml),
    sizeBytes: envelopeXml.byteLength,
    sealedBy: sha256Hex(sealedBy.value.publicKey.export({ type: 'spki', format: 'der' })),
  });
};

const verifyBytes = async (
  envelopeXml: Buffer,
  context: VerificationContext,
  observer: Observer,
): Promise<Result<VerifiedEnvelope>> => {
  const bytesProblem = checkBytes(envelopeXml);
  if (bytesProblem !== undefined) return bytesProblem;
  observer.pass('bytes');
  const document = parseStrictly(envelopeXml);
  if (!document.ok) return document;
  observer.pass('parse');
  try {
    return await verifyParsed(document.value, envelopeXml, context, observer);
  } finally {
    document.value.dispose();
  }
};

const verifyOwnCopy = (
  envelopeXml: Buffer,
  context: VerificationContext,
  observer: Observer,
): Promise<Result<VerifiedEnvelope>> =>
  // The caller may go on with its buffer while keys are looked up; what is checked must be what was there at the start.
  verifyBytes(Buffer.from(envelopeXml), context, observer);

const NOBODY: Observer = { pass: () => undefined, note: () => undefined };

/**
 * The only door by which foreign XML enters: steps 1 to 5 of the verification profile, each failing closed. Problems are
 * those of the port; their details name places and rules, never a value of the envelope. Throws only for bugs, or where
 * `keysOf` throws.
 */
export const makeEnvelopeVerifier = (): EnvelopeVerifier => ({
  verify: (envelopeXml, context) => verifyOwnCopy(envelopeXml, context, NOBODY),
});

/** Verifies one envelope by the same steps and says which were passed; meets port EnvelopeInspector. */
export const makeEnvelopeInspector = (): EnvelopeInspector => ({
  async inspect(envelopeXml, context) {
    const passed: VerificationStep[] = [];
    let digests: VerificationDigests = {};
    const result = await verifyOwnCopy(envelopeXml, context, {
      pass: (step) => void passed.push(step),
      note: (noted) => void (digests = { ...digests, ...noted() }),
    });
    return { passed, refusedAt: result.ok ? undefined : VERIFICATION_STEPS[passed.length], digests, result };
  },
});
