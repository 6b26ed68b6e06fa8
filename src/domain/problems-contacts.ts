import type { ProblemEntry } from './problem-entry.ts';

/** Problems of a citizen's contacts and notice settings. */
export const CONTACT_PROBLEMS = {
  PhoneNotMobile: {
    status: 422,
    title: 'This phone number cannot receive SMS',
    remedy: 'Give the number of a mobile phone.',
    retryable: false,
  },
  TooManyCodes: {
    status: 429,
    title: 'Too many codes were asked for',
    remedy: 'Use the last code, or wait as long as Retry-After says.',
    retryable: true,
  },
  NoCodeWaiting: {
    status: 409,
    title: 'No address waits for a code here',
    remedy: 'Give the new address first; the code is sent to it.',
    retryable: false,
  },
  CodeWrong: {
    status: 422,
    title: 'The code is wrong',
    remedy: 'Read the newest message again and type its code; detail says how many tries are left.',
    retryable: false,
  },
  CodeExpired: {
    status: 410,
    title: 'The code is out of date',
    remedy: 'Give the new address again; another code is sent.',
    retryable: false,
  },
  CodeTriesUsedUp: {
    status: 409,
    title: 'The code was tried too often',
    remedy: 'Give the new address again; another code is sent.',
    retryable: false,
  },
  LegalNotice: {
    status: 422,
    title: 'This notice cannot be switched off',
    remedy: 'Leave one channel on for every notice that is named: a term or a right hangs on it.',
    retryable: false,
  },
} as const satisfies { readonly [code: string]: ProblemEntry };
