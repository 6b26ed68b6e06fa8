import type { Result } from '../domain/problems.ts';
import type { VerificationStep } from '../domain/verification-steps.ts';
import type { VerificationContext, VerifiedEnvelope } from './envelope.ts';

/** Digests that help to find out where two programs part; lower-case hex SHA-256, each there once its step was reached. */
export interface VerificationDigests {
  /** Of the canonical SignedInfo: what SignatureValue has to sign. */
  readonly canonicalSignedInfoSha256?: string;
  /** Of the canonical Envelope without its Signature: what DigestValue has to be. */
  readonly canonicalSha256?: string;
  /** What DigestValue says. */
  readonly statedSha256?: string;
}

/** What a verification did, step by step. */
export interface VerificationTrace {
  /** The steps that were passed, in order. */
  readonly passed: readonly VerificationStep[];
  /** The step that refused the envelope; undefined where it was accepted. */
  readonly refusedAt: VerificationStep | undefined;
  readonly digests: VerificationDigests;
  readonly result: Result<VerifiedEnvelope>;
}

/** Looks into envelopes for people: verifies as EnvelopeVerifier does, and says how far it came. No other effect. */
export interface EnvelopeInspector {
  inspect(envelopeXml: Buffer, context: VerificationContext): Promise<VerificationTrace>;
}
