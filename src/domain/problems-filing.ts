import type { ProblemEntry } from './problem-entry.ts';

/** Problems of writing and filing a letter. */
export const FILING_PROBLEMS = {
  SignatureRequired: {
    status: 422,
    title: 'Letters of this type must be signed',
    remedy:
      'Attach the letter with your own qualified electronic signature as the main file, and describe it in attachments[].signature.',
    retryable: false,
  },
  SignatureNotUsable: {
    status: 422,
    title: 'The signature of an attachment cannot be used',
    remedy: 'Sign the file again, upload it, and describe the signature as it is.',
    retryable: false,
  },
  LooksLikeDuplicate: {
    status: 409,
    title: 'A letter like this was filed before',
    remedy: 'Look at the letter that is named; to file this one all the same, send it with confirmDuplicate: true.',
    retryable: false,
  },
  DailyLimitReached: {
    status: 429,
    title: 'No more letters can be filed today',
    remedy: 'File it from the day that is named on; it can be kept as a draft until then.',
    retryable: true,
  },
  DraftChanged: {
    status: 412,
    title: 'The draft is not as it was read',
    remedy: 'Read the draft, bring both together, and save with its version in If-Match.',
    retryable: false,
  },
  DraftLimitReached: {
    status: 409,
    title: 'No more drafts can be kept',
    remedy: 'Delete a draft, or an upload that one names.',
    retryable: false,
  },
} as const satisfies { readonly [code: string]: ProblemEntry };
