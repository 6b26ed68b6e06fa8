import type { Envelope, EnvelopeBody, MessageKind } from './envelope.ts';

/** Which blocks a kind may carry: the table in the head comment of envelope-1.0.xsd. */
export const BLOCKS_OF_KIND: { readonly [K in MessageKind]: readonly EnvelopeBody['block'][] } = {
  SUBMISSION: ['letter'],
  FOLLOW_UP: ['letter'],
  CLARIFICATION_REPLY: ['letter'],
  WITHDRAWAL: ['letter'],
  REMINDER: ['letter'],
  DISPUTE: ['letter'],
  RECEIPT: ['receipt'],
  REGISTRATION: ['registration'],
  STATUS: ['status'],
  REPLY: ['reply'],
  FORWARD: ['forward', 'letter'],
};

/** Clocks of two sides may differ by this much. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** The instants at which an envelope says that something happened; none can lie ahead of the envelope itself. */
const instantsOf = (body: EnvelopeBody): readonly (readonly [string, string])[] => {
  switch (body.block) {
    case 'registration':
      return [['/Registration/RegisteredAt', body.registration.registeredAt]];
    case 'status':
      return [['/Status/OccurredAt', body.status.occurredAt]];
    case 'reply':
      return [['/Reply/OccurredAt', body.reply.occurredAt]];
    case 'receipt':
      return [['/Receipt/ReceivedAt', body.receipt.receivedAt]];
    case 'forward':
      return [['/Forward/OccurredAt', body.forward.occurredAt]];
    case 'letter':
      return [['/Record/SubmittedAt', body.record.submittedAt]];
  }
};

/**
 * The rules of an envelope that XSD 1.0 cannot express.
 * @returns the first broken rule as a sentence with the place, or undefined when all hold. Never names a value.
 */
export const brokenEnvelopeRule = (envelope: Envelope): string | undefined => {
  const { header, body, files } = envelope;
  if (!BLOCKS_OF_KIND[header.messageKind].includes(body.block)) {
    return `/Envelope: MessageKind ${header.messageKind} does not carry the block "${body.block}".`;
  }
  // Compared as instants: as text, half a second after is before.
  if (Date.parse(header.expiresAt) <= Date.parse(header.createdAt))
    return '/Envelope/Header/ExpiresAt: must be later than CreatedAt.';
  const happened = instantsOf(body).find(
    ([, instant]) => Date.parse(instant) > Date.parse(header.createdAt) + CLOCK_TOLERANCE_MS,
  );
  if (happened !== undefined) return `/Envelope${happened[0]}: must not be later than CreatedAt.`;
  if (files.length > 0 && files.filter((file) => file.mainComponent).length !== 1) {
    return '/Envelope/Files: exactly one File has MainComponent true.';
  }
  if (body.block === 'letter' && (body.forward !== undefined) !== (header.messageKind === 'FORWARD')) {
    return '/Envelope/Forward: goes with MessageKind FORWARD, and only with it.';
  }
  if (body.block === 'reply') {
    const { outcome, ground, post } = body.reply;
    if (outcome === 'REFUSED' && ground === undefined) return '/Envelope/Reply/Ground: required with Outcome REFUSED.';
    if (outcome === 'ANSWERED_BY_POST' && post === undefined) {
      return '/Envelope/Reply/Post: required with Outcome ANSWERED_BY_POST.';
    }
  }
  if (body.block === 'receipt' && (body.receipt.verdict === 'REFUSED') !== (body.receipt.problem !== undefined)) {
    return '/Envelope/Receipt/Problem: goes with Verdict REFUSED, and only with it.';
  }
  if (body.block === 'registration' && files.length > 0) return '/Envelope/Files: a REGISTRATION carries no files.';
  const guids = new Set(files.map((file) => file.fileGuid));
  const named =
    body.block === 'letter' ? body.initiator.signatures : body.block === 'reply' ? body.reply.signatures : [];
  if (named.some((signature) => !guids.has(signature.fileGuid))) {
    return '/Envelope//SignatureMetadata/FileGuid: names no File of this envelope.';
  }
  const mandateFile = body.block === 'letter' ? body.initiator.represented?.mandate?.fileGuid : undefined;
  if (mandateFile !== undefined && !guids.has(mandateFile))
    return '/Envelope/Initiator/Mandate/FileGuid: names no File of this envelope.';
  return undefined;
};
