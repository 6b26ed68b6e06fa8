import { type Address, ENVELOPE_VERSION, type Envelope, type Header } from '../../domain/envelope.ts';
import { brokenEnvelopeRule } from '../../domain/envelope-rules.ts';
import { ok, type Problem, type Result } from '../../domain/problems.ts';
import type { VerificationContext } from '../../ports/envelope.ts';
import { readEnvelope } from '../read.ts';
import { isNewerThan } from '../version.ts';
import { type CandidateKey, isUsable } from './key.ts';
import { refuse } from './refusal.ts';

// How far a sender's clock may be ahead of ours.
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;

type Refusal = { ok: false; problem: Problem };

const isSameParty = (one: Address, other: Address): boolean =>
  one.scheme === other.scheme && one.code === other.code && one.systemId === other.systemId;

const checkParties = (header: Header, unproved: Header, { receiver }: VerificationContext): Refusal | undefined => {
  // Keys were looked up for the header as it was parsed; the signed one must name the same sender, case and leg.
  if (!isSameParty(header.sender, unproved.sender)) {
    return refuse('SignatureInvalid', '/Envelope/Header/Sender', 'Is not the sender whose keys were looked up.');
  }
  if (header.legId !== unproved.legId || header.conversationId !== unproved.conversationId) {
    return refuse(
      'SignatureInvalid',
      '/Envelope/Header',
      'Names another case or leg than that for which keys were looked up.',
    );
  }
  if (header.receiver.scheme !== receiver.scheme || header.receiver.code !== receiver.code) {
    return refuse('InvalidAddressee', '/Envelope/Header/Receiver', 'The envelope is addressed to somebody else.');
  }
  return undefined;
};

const checkTimes = (
  header: Header,
  { registered }: CandidateKey,
  { now, receivedAt = now }: VerificationContext,
): Refusal | undefined => {
  const createdAt = new Date(header.createdAt);
  const expiresAt = new Date(header.expiresAt);
  // Also true where an instant cannot be read: a comparison with NaN is never true.
  if (!(createdAt.getTime() <= receivedAt.getTime() + CLOCK_TOLERANCE_MS)) {
    return refuse(
      'Validation',
      '/Envelope/Header/CreatedAt',
      'Lies in the future; set the clock of the sealing machine.',
    );
  }
  if (!isUsable(registered, createdAt, now)) {
    return refuse('CertificateRevoked', '/Envelope/Header/CreatedAt', 'The key that sealed this was not in date then.');
  }
  if (!(createdAt < expiresAt)) {
    return refuse('Validation', '/Envelope/Header/ExpiresAt', 'Must be later than CreatedAt.');
  }
  if (!(receivedAt < expiresAt)) return refuse('Expired', '/Envelope/Header/ExpiresAt', 'This instant has passed.');
  return undefined;
};

const checkContent = (envelope: Envelope, signedBytes: Buffer): Refusal | undefined => {
  if (isNewerThan(envelope.header.minReaderVersion, ENVELOPE_VERSION)) {
    const understood = `This reader understands envelope version ${ENVELOPE_VERSION}.`;
    return refuse('UnsupportedVersion', '/Envelope/Header/MinReaderVersion', understood);
  }
  // In canonical form a carriage return is always this character reference.
  if (signedBytes.includes('&#xD;')) {
    return refuse('Validation', '/Envelope', 'Text has a carriage return (U+000D); line ends are U+000A alone.');
  }
  const broken = brokenEnvelopeRule(envelope);
  if (broken === undefined) return undefined;
  const colon = broken.indexOf(': ');
  return refuse('Validation', broken.slice(0, colon), broken.slice(colon + 2));
};

/**
 * Step 5: only the canonical bytes that were digested are parsed for use; the envelope is for us, in time, of a version
 * we read, and keeps the rules that a schema cannot express.
 * @param unprovedHeader the header as it was before the seal was checked, for comparison only.
 */
export const readForUse = (
  signedBytes: Buffer,
  unprovedHeader: Header,
  sealedBy: CandidateKey,
  context: VerificationContext,
): Result<Envelope> => {
  const envelope = readEnvelope(signedBytes);
  const { header } = envelope;
  return (
    checkParties(header, unprovedHeader, context) ??
    checkTimes(header, sealedBy, context) ??
    checkContent(envelope, signedBytes) ??
    ok(envelope)
  );
};
