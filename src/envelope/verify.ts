import { createHash } from 'node:crypto';
import type { XmlDocument } from 'libxml2-wasm';
import { ok, type Result } from '../domain/problems.ts';
import type { EnvelopeVerifier, VerificationContext, VerifiedEnvelope } from '../ports/envelope.ts';
import { checkBytes } from './verify/bytes.ts';
import { checkDigest } from './verify/digest.ts';
import { readUnprovedHeader } from './verify/header.ts';
import { findKeys } from './verify/key.ts';
import { parseStrictly } from './verify/parse.ts';
import { checkSchema } from './verify/schema.ts';
import { checkSignatureValue } from './verify/signature-value.ts';
import { readSeal } from './verify/signed-info.ts';
import { readForUse } from './verify/use.ts';

/**
 * The steps of the verification profile (exchange.md), in the order in which they are taken. `bytes` is its step 1;
 * `parse`, `schema` and `signed-info` are 2; `key` is 3; `signature-value` and `digest` are 4; `use` is 5.
 */
export const VERIFICATION_STEPS = [
  'bytes',
  'parse',
  'schema',
  'signed-info',
  'key',
  'signature-value',
  'digest',
  'use',
] as const;
export type VerificationStep = (typeof VERIFICATION_STEPS)[number];

/** What a verification did, step by step. */
export interface VerificationTrace {
  /** The steps that were passed, in order. */
  readonly passed: readonly VerificationStep[];
  /** The step that refused the envelope; undefined where it was accepted. */
  readonly refusedAt: VerificationStep | undefined;
  readonly result: Result<VerifiedEnvelope>;
}

type Pass = (step: VerificationStep) => void;

const sha256Hex = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const verifyParsed = async (
  document: XmlDocument,
  envelopeXml: Buffer,
  context: VerificationContext,
  pass: Pass,
): Promise<Result<VerifiedEnvelope>> => {
  const schemaProblem = checkSchema(document);
  if (schemaProblem !== undefined) return schemaProblem;
  pass('schema');
  const seal = readSeal(document);
  if (!seal.ok) return seal;
  pass('signed-info');
  const unproved = readUnprovedHeader(document);
  if (!unproved.ok) return unproved;
  const keys = await findKeys(seal.value, unproved.value, context);
  if (!keys.ok) return keys;
  pass('key');
  const sealedBy = checkSignatureValue(seal.value, keys.value);
  if (!sealedBy.ok) return sealedBy;
  pass('signature-value');
  const signedBytes = checkDigest(document, seal.value);
  if (!signedBytes.ok) return signedBytes;
  pass('digest');
  const envelope = readForUse(signedBytes.value, unproved.value, sealedBy.value, context);
  if (!envelope.ok) return envelope;
  pass('use');
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
  pass: Pass,
): Promise<Result<VerifiedEnvelope>> => {
  const bytesProblem = checkBytes(envelopeXml);
  if (bytesProblem !== undefined) return bytesProblem;
  pass('bytes');
  const document = parseStrictly(envelopeXml);
  if (!document.ok) return document;
  pass('parse');
  try {
    return await verifyParsed(document.value, envelopeXml, context, pass);
  } finally {
    document.value.dispose();
  }
};

/**
 * Verifies one envelope and says which steps were passed. For people who look into a refusal; no other effect than
 * {@link EnvelopeVerifier.verify}, which is this without the steps.
 */
export const traceVerification = async (
  envelopeXml: Buffer,
  context: VerificationContext,
): Promise<VerificationTrace> => {
  const passed: VerificationStep[] = [];
  // The caller may go on with its buffer while keys are looked up; what is checked must be what was there at the start.
  const ownBytes = Buffer.from(envelopeXml);
  const result = await verifyBytes(ownBytes, context, (step) => passed.push(step));
  return { passed, refusedAt: result.ok ? undefined : VERIFICATION_STEPS[passed.length], result };
};

/**
 * The only door by which foreign XML enters: steps 1 to 5 of the verification profile, each failing closed. Problems are
 * those of the port; their details name places and rules, never a value of the envelope. Throws only for bugs, or where
 * `keysOf` throws.
 */
export const makeEnvelopeVerifier = (): EnvelopeVerifier => ({
  verify: async (envelopeXml, context) => (await traceVerification(envelopeXml, context)).result,
});
