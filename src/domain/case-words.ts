import type { CaseState } from './case.ts';

interface Words {
  readonly ka: string;
  readonly en: string;
}

/** Where a case stands or how it ended, in a word or two for tables; plain-words.ts has the sentences. */
export const STATE_WORDS: { readonly [S in CaseState]: Words } = {
  sending: { ka: 'იგზავნება', en: 'Being sent' },
  failed: { ka: 'ვერ მიეწოდა', en: 'Not delivered' },
  delivered: { ka: 'მიწოდებულია', en: 'Delivered' },
  registered: { ka: 'რეგისტრირებულია', en: 'Registered' },
  in_progress: { ka: 'განიხილება', en: 'Being considered' },
  clarification: { ka: 'საჭიროებს დაზუსტებას', en: 'Clarification asked' },
  forwarded: { ka: 'გადაგზავნილია', en: 'Forwarded' },
  answered: { ka: 'პასუხი გაცემულია', en: 'Answered' },
  partially_answered: { ka: 'პასუხი ნაწილობრივ გაცემულია', en: 'Partly answered' },
  refused: { ka: 'უარი ითქვა', en: 'Refused' },
  not_held: { ka: 'უწყებას არ აქვს', en: 'Not held by the agency' },
  returned: { ka: 'დაბრუნებულია', en: 'Returned' },
  lapsed: { ka: 'განუხილველად დარჩა', en: 'Lapsed' },
  withdrawn: { ka: 'გამოთხოვილია', en: 'Withdrawn' },
  disputed: { ka: 'გასაჩივრებულია', en: 'Disputed' },
  closed: { ka: 'დახურულია', en: 'Closed' },
};
