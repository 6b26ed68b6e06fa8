import type { ProblemEntry } from './problem-entry.ts';

/** Problems of the portal API and of operators' commands. */
export const PORTAL_PROBLEMS = {
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
  MandateNotValid: {
    status: 403,
    title: 'The mandate gives no right now',
    remedy: 'Choose another mandate of GET /v1/me/principals, or ask whom you act for.',
    retryable: false,
  },
  OutsideMandate: {
    status: 403,
    title: 'The mandate does not reach this far',
    remedy: 'Act within its rights, agencies and letter types, or ask whom you act for.',
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
  NothingToContest: {
    status: 409,
    title: 'There is nothing to complain about yet',
    remedy: 'Wait until the agency has answered or its term is over; the case says by when.',
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
  TrackingNumberMistyped: {
    status: 400,
    title: 'The tracking number has a typing error',
    remedy: 'Compare it with the number on the paper, character by character; the last one is a check character.',
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
} as const satisfies { readonly [code: string]: ProblemEntry };
