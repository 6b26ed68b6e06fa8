import type { ProblemEntry } from './problem-entry.ts';

/** Problems of the exchange with e-document systems; SOAP, REST and refusing receipts say the same codes. */
export const EXCHANGE_PROBLEMS = {
  // Shared by SOAP and REST, both directions (exchange.md, faults).
  UnsupportedVersion: {
    status: 400,
    title: 'This envelope version is not understood',
    remedy: 'Send a version that the contract lists.',
    retryable: false,
  },
  Validation: {
    status: 400,
    title: 'The message does not meet its contract',
    remedy: 'Correct the field that is named and send a new message.',
    retryable: false,
  },
  InvalidAddressee: {
    status: 400,
    title: 'The addressee is unknown or not served here',
    remedy: 'Look the addressee up in the directory.',
    retryable: false,
  },
  SizeLimitExceeded: {
    status: 413,
    title: 'The message or a file is larger than allowed',
    remedy: 'Stay below the limit that is named.',
    retryable: false,
  },
  TypeNotAccepted: {
    status: 422,
    title: 'This letter type or file type is not accepted',
    remedy: 'Use one of the types that are named.',
    retryable: false,
  },
  SignatureInvalid: {
    status: 400,
    title: 'The seal does not hold',
    remedy: 'Seal the envelope by the profile in the agency guide and send the bytes unchanged.',
    retryable: false,
  },
  CertificateUnknown: {
    status: 403,
    title: 'The certificate is not registered here',
    remedy: 'Ask the integration admins to register the certificate.',
    retryable: false,
  },
  CertificateRevoked: {
    status: 403,
    title: 'The certificate is revoked or out of date',
    remedy: 'Use a certificate that is in date and not revoked.',
    retryable: false,
  },
  Expired: { status: 410, title: 'The envelope is out of date', remedy: 'Send a new envelope.', retryable: false },
  NotAuthorizedForSender: {
    status: 403,
    title: 'This system may not speak for the sender',
    remedy: 'Send for your own agencies only, or ask the integration admins to record the agency.',
    retryable: false,
  },
  ConflictSameIdOtherContent: {
    status: 409,
    title: 'The same id was received with other content',
    remedy: 'Give the new message an id of its own.',
    retryable: false,
  },
  TemporarilyUnavailable: {
    status: 503,
    title: 'Not available right now',
    remedy: 'Send the same message again later, not before Retry-After.',
    retryable: true,
  },
  Busy: {
    status: 429,
    title: 'Too many requests',
    remedy: 'Send the same message again later, not before Retry-After.',
    retryable: true,
  },
  // Inbound exchange.
  UnknownConversation: {
    status: 404,
    title: 'No case has this ConversationId',
    remedy: 'Use the ConversationId and LegId of the envelope that is answered.',
    retryable: false,
  },
  ForwardLoop: {
    status: 409,
    title: 'The letter would go back to a body that had it already',
    remedy: 'Answer the letter, return it, or forward it to a body that has not had it.',
    retryable: false,
  },
  CaseEnded: {
    status: 409,
    title: 'The letter is not open any more',
    remedy: 'Send STATUS REOPENED first where work on the letter goes on.',
    retryable: false,
  },
  FileDigestMismatch: {
    status: 422,
    title: 'The bytes of a file are not those the envelope lists',
    remedy: 'Send the bytes whose size and SHA-256 the envelope names.',
    retryable: false,
  },
  FileMissing: {
    status: 409,
    title: 'Files that the envelope lists have not arrived',
    remedy: 'Send the files that are named, then submit again.',
    retryable: false,
  },
  OffsetMismatch: {
    status: 409,
    title: 'The upload does not continue where the last part ended',
    remedy: 'Ask for the offset and continue there.',
    retryable: false,
  },
  UnknownMessage: {
    status: 404,
    title: 'No message has this id',
    remedy: 'Check the id; send the envelope if it was never sent.',
    retryable: false,
  },
  DialectNotAgreed: {
    status: 403,
    title: 'This dialect is not agreed for the calling system',
    remedy: 'Call the interface that was agreed for the system, or ask the integration admins to change it.',
    retryable: false,
  },
  LeaseOver: {
    status: 409,
    title: 'The lease on this message is over',
    remedy: 'Peek again and go on under the new lease.',
    retryable: false,
  },
  // Malware scan, both directions (ADR 0023).
  FileInfected: {
    status: 422,
    title: 'Malware was found in a file',
    remedy: 'Clean the file that is named and send it in a new message.',
    retryable: false,
  },
  FileNotCheckable: {
    status: 422,
    title: 'A file cannot be looked into by the malware scan',
    remedy: 'Send the file without encryption, or in smaller parts, in a new message.',
    retryable: false,
  },
  FileBeingChecked: {
    status: 409,
    title: 'The file has not been checked for malware yet',
    remedy: 'Ask for the file again later; the case says how far the check is.',
    retryable: true,
  },
  FileRemoved: {
    status: 410,
    title: 'The file was removed',
    remedy: 'Read in the case why; ask the sender for another copy where it matters.',
    retryable: false,
  },
} as const satisfies { readonly [code: string]: ProblemEntry };
