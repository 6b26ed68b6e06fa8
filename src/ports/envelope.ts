import type { Address, Envelope, Header } from '../domain/envelope.ts';
import type { Result } from '../domain/problems.ts';

/** The bytes of an envelope as they were sealed; stored once, sent unchanged however often. */
export interface SealedEnvelope {
  readonly messageId: string;
  readonly envelopeXml: Buffer;
  /** Lower-case hex SHA-256 of `envelopeXml`. */
  readonly sha256: string;
  /** SHA-256 of the public key that sealed it. */
  readonly sealedBy: string;
}

/** A key of the gateway that seals. */
export interface SealingKey {
  /** SHA-256 of the public key. */
  readonly spkiSha256: string;
  /** Between which its certificate is valid. */
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Builds the XML of an envelope and seals it with one key. */
export interface EnvelopeSealer {
  readonly key: SealingKey;
  /**
   * Seals one envelope. Pure apart from the key: the caller stores the bytes before anything is sent.
   * Throws where the envelope breaks its own schema or rules (a bug: the intake checks them first).
   */
  seal(envelope: Envelope): Promise<SealedEnvelope>;
}

/** A seal key as the registry knows it. */
export interface RegisteredKey {
  /** Lower-case hex SHA-256 of the SubjectPublicKeyInfo. */
  readonly spkiSha256: string;
  readonly certificatePem: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly revokedAt?: Date;
}

/** The leg that an envelope speaks about, as it names it. */
export type AboutLeg = Pick<Header, 'conversationId' | 'legId'>;

/** What the receiving side knows about a call before it opens the envelope. */
export interface VerificationContext {
  /** Who we are: the envelope's Receiver must be this. */
  readonly receiver: Pick<Address, 'scheme' | 'code'>;
  readonly now: Date;
  /** When the envelope arrived, where that was earlier: it must have been in date then. Revoked keys are refused by `now`. */
  readonly receivedAt?: Date;
  /**
   * The keys registered for the sender that the envelope names, looked up for the authenticated system and what it speaks about.
   * Fails with NotAuthorizedForSender where the system may not speak for it, CertificateUnknown where no key is known.
   */
  keysOf(sender: Address, about: AboutLeg): Promise<Result<readonly RegisteredKey[]>>;
}

/** An envelope whose seal holds. Everything in `envelope` was read from the bytes that were digested. */
export interface VerifiedEnvelope {
  readonly envelope: Envelope;
  /** Lower-case hex SHA-256 and size of the bytes as they arrived. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** SHA-256 of the public key that sealed it. */
  readonly sealedBy: string;
}

/** The only door by which foreign XML enters: the verification profile of exchange.md, steps 1 to 5. */
export interface EnvelopeVerifier {
  /**
   * Checks one envelope. Nothing of a refused envelope may be used.
   * Problems: SizeLimitExceeded, Validation, UnsupportedVersion, SignatureInvalid, CertificateUnknown, CertificateRevoked,
   * NotAuthorizedForSender, InvalidAddressee, Expired.
   */
  verify(envelopeXml: Buffer, context: VerificationContext): Promise<Result<VerifiedEnvelope>>;
}
