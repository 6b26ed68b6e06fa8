/**
 * The one catalogue of problems: REST problems (RFC 9457), SOAP faults, refusing receipts, the console and
 * docs/errors.md all come from it. A code is never renamed and never removed.
 */

interface Entry {
  /** HTTP status of the answer. */
  readonly status: number;
  /** What is wrong, in one line; the same for every occurrence (RFC 9457 title). */
  readonly title: string;
  /** What the caller should do about it. */
  readonly remedy: string;
  /** True when the same request may succeed later without being changed. */
  readonly retryable: boolean;
}

export const PROBLEMS = {
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
  // Portal API.
  Unauthenticated: {
    status: 401,
    title: 'No valid access token',
    remedy: 'Call with a Bearer token of the identity provider.',
    retryable: false,
  },
  Forbidden: {
    status: 403,
    title: 'This is not allowed with the given token',
    remedy: 'Use a token with the right that is named.',
    retryable: false,
  },
  NotFound: { status: 404, title: 'There is nothing here', remedy: 'Check the address and the id.', retryable: false },
  MethodNotAllowed: {
    status: 405,
    title: 'This method is not offered here',
    remedy: 'Use one of the methods that the contract lists.',
    retryable: false,
  },
  MediaTypeNotSupported: {
    status: 415,
    title: 'The body is of a type that is not read here',
    remedy: 'Send the media type that the contract lists.',
    retryable: false,
  },
  IdempotencyKeyMissing: {
    status: 400,
    title: 'The request needs an Idempotency-Key',
    remedy: 'Send a key of your own making, 8 to 100 characters, one per letter.',
    retryable: false,
  },
  IdempotencyKeyReused: {
    status: 409,
    title: 'The Idempotency-Key was used with another body',
    remedy: 'Use a new key for a new letter.',
    retryable: false,
  },
  FileTypeNotAllowed: {
    status: 415,
    title: 'Files of this type are not accepted',
    remedy: 'Send PDF, DOCX, JPEG, PNG or TXT whose content and extension agree.',
    retryable: false,
  },
  UploadNotUsable: {
    status: 422,
    title: 'An upload cannot be attached',
    remedy: 'Finish the upload first; attach each upload once.',
    retryable: false,
  },
  AgencyNotConnected: {
    status: 422,
    title: 'This agency does not receive letters here yet',
    remedy: 'Choose an agency whose acceptsLetters is true.',
    retryable: false,
  },
  LetterNotPossibleNow: {
    status: 409,
    title: 'The case does not take this letter now',
    remedy: 'Send one of the kinds that are named, or wait until the instant that is named.',
    retryable: false,
  },
  CursorInvalid: {
    status: 400,
    title: 'The page cursor is not valid',
    remedy: 'Start again from the first page.',
    retryable: false,
  },
  PositionGone: {
    status: 410,
    title: 'Changes from this position on are not kept any more',
    remedy: 'Read your cases anew, then go on from the position that is named.',
    retryable: false,
  },
  RangeNotSatisfiable: {
    status: 416,
    title: 'The requested range lies outside the file',
    remedy: 'Ask for a range within the size that is named.',
    retryable: false,
  },
  // Operators.
  AlreadyDecided: {
    status: 409,
    title: 'This was decided already',
    remedy: 'Read what was decided; nothing was changed.',
    retryable: false,
  },
  NotInThisState: {
    status: 409,
    title: 'This cannot be done in the present state',
    remedy: 'Look at the state that is named; it may have been done already, or the other side was quicker.',
    retryable: false,
  },
  InternalError: {
    status: 500,
    title: 'Something failed on our side',
    remedy: 'Send the same request again later; name the traceId when you ask for help.',
    retryable: true,
  },
} as const satisfies { readonly [code: string]: Entry };

export type ProblemCode = keyof typeof PROBLEMS;

/** One occurrence of a problem. `detail` and `errors` never carry letter text, names or numbers of persons. */
export interface Problem {
  readonly code: ProblemCode;
  /** What exactly is wrong here, for the caller. */
  readonly detail: string;
  /** The places, for example JSON pointers or XML paths. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  /** For TemporarilyUnavailable and Busy. */
  readonly retryAfterMs?: number;
}

/** Makes a problem value. */
export const problem = (code: ProblemCode, detail: string, more: Omit<Problem, 'code' | 'detail'> = {}): Problem => ({
  code,
  detail,
  ...more,
});

/** Reads a code that came from outside. @returns undefined where the catalogue does not hold it. */
export const asProblemCode = (text: string | undefined): ProblemCode | undefined =>
  text !== undefined && Object.hasOwn(PROBLEMS, text) ? (text as ProblemCode) : undefined;

/** True when the same message may be sent again after this problem. */
export const isRetryable = (code: ProblemCode): boolean => PROBLEMS[code].retryable;

/** Either a value or the problem that stood in the way: how expected failures are returned. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (
  code: ProblemCode,
  detail: string,
  more?: Omit<Problem, 'code' | 'detail'>,
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: problem(code, detail, more),
});
