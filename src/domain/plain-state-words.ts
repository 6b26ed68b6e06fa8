import type { CaseState } from './case.ts';

/** A text in both languages. */
export interface Bilingual {
  readonly ka: string;
  readonly en: string;
}

/** A state in words that need no explanation. */
export interface StateWords {
  readonly happened: Bilingual;
  readonly next: Bilingual;
}

const NOTHING_MORE: Bilingual = {
  ka: 'უწყება ამ წერილზე აღარ მუშაობს.',
  en: 'The agency works on this letter no more.',
};
const REVIEWS: Bilingual = {
  ka: 'უწყება წერილს განიხილავს და გიპასუხებთ.',
  en: 'The agency considers the letter and answers you.',
};

/** What each state means to the citizen, and what comes next. */
export const STATE_WORDS: { readonly [S in CaseState]: StateWords } = {
  sending: {
    happened: {
      ka: 'წერილი წარდგენილია და უწყებას ეგზავნება.',
      en: 'The letter is filed and on its way to the agency.',
    },
    next: { ka: 'უწყება წერილს დაარეგისტრირებს.', en: 'The agency registers the letter.' },
  },
  failed: {
    happened: {
      ka: 'წერილი უწყებას ვერ მიეწოდა. წარდგენის დღე ძალაში რჩება.',
      en: 'The letter could not be delivered to the agency. The day of filing stands.',
    },
    next: { ka: 'საქმეს ჩვენი თანამშრომლები განაგრძობენ.', en: 'Our staff take over.' },
  },
  delivered: {
    happened: { ka: 'წერილი უწყების სისტემამ მიიღო.', en: "The agency's system has taken the letter." },
    next: { ka: 'უწყება წერილს დაარეგისტრირებს.', en: 'The agency registers the letter.' },
  },
  registered: {
    happened: { ka: 'უწყებამ წერილი დაარეგისტრირა.', en: 'The agency has registered the letter.' },
    next: REVIEWS,
  },
  in_progress: {
    happened: { ka: 'უწყება წერილს განიხილავს.', en: 'The agency is considering the letter.' },
    next: {
      ka: 'უწყება გიპასუხებთ ან დაზუსტებას გთხოვთ.',
      en: 'The agency answers you, or asks you to clarify something.',
    },
  },
  clarification: {
    happened: { ka: 'უწყება თქვენგან დაზუსტებას ითხოვს.', en: 'The agency asks you to clarify something.' },
    next: {
      ka: 'სანამ არ უპასუხებთ, უწყების ვადა შეჩერებულია. თუ არ უპასუხებთ, წერილი შეიძლება განუხილველად დარჩეს.',
      en: "Until you answer, the agency's term rests. Without an answer the letter may be left without review.",
    },
  },
  forwarded: {
    happened: {
      ka: 'უწყებამ წერილი სხვა უწყებას გადაუგზავნა. წარდგენის დღე არ იცვლება.',
      en: 'The agency has forwarded the letter to another one. The day of filing stays the same.',
    },
    next: {
      ka: 'ახალი უწყება წერილს დაარეგისტრირებს და გიპასუხებთ.',
      en: 'The new agency registers the letter and answers you.',
    },
  },
  answered: {
    happened: { ka: 'უწყებამ წერილს უპასუხა.', en: 'The agency has answered the letter.' },
    next: { ka: 'წაიკითხეთ პასუხი.', en: 'Read the answer.' },
  },
  partially_answered: {
    happened: { ka: 'უწყებამ წერილს ნაწილობრივ უპასუხა.', en: 'The agency has answered a part of the letter.' },
    next: {
      ka: 'დანარჩენზე უწყებამ ჯერ კიდევ უნდა გიპასუხოთ.',
      en: 'The agency still owes you an answer about the rest.',
    },
  },
  refused: {
    happened: { ka: 'უწყებამ უარი გითხრათ.', en: 'The agency has refused.' },
    next: {
      ka: 'წაიკითხეთ, რა საფუძვლით თქვა უწყებამ უარი და სად შეიძლება გასაჩივრება.',
      en: 'Read on which ground the agency refused, and where one can appeal.',
    },
  },
  not_held: {
    happened: {
      ka: 'უწყება გატყობინებთ, რომ ეს ინფორმაცია მას არ აქვს.',
      en: 'The agency tells you that it does not hold this information.',
    },
    next: { ka: 'წაიკითხეთ პასუხი.', en: 'Read the answer.' },
  },
  returned: {
    happened: { ka: 'უწყებამ წერილი განუხილველად დააბრუნა.', en: 'The agency has returned the letter without review.' },
    next: { ka: 'გაეცანით მიზეზს.', en: 'See the reason.' },
  },
  lapsed: {
    happened: {
      ka: 'დაზუსტება დროულად არ მოვიდა და უწყებამ წერილის განხილვა შეწყვიტა.',
      en: 'The clarification did not come in time, and the agency has stopped considering the letter.',
    },
    next: NOTHING_MORE,
  },
  withdrawn: {
    happened: { ka: 'წერილი თქვენი თხოვნით გამოთხოვილია.', en: 'The letter is withdrawn at your request.' },
    next: NOTHING_MORE,
  },
  disputed: {
    happened: { ka: 'თქვენ პასუხი გაასაჩივრეთ.', en: 'You have disputed the answer.' },
    next: {
      ka: 'უწყება საქმეს დაუბრუნდება ან ახსნის, რატომ არ ცვლის პასუხს.',
      en: 'The agency takes the case up again, or explains why the answer stands.',
    },
  },
  closed: {
    happened: { ka: 'უწყებამ საქმე დახურა.', en: 'The agency has closed the case.' },
    next: NOTHING_MORE,
  },
};

/** Where every body has ended its part, and one answered what another did not. */
export const MIXED_WORDS: StateWords = {
  happened: {
    ka: 'უწყებების პასუხები განსხვავდება: ერთმა გიპასუხათ, სხვამ უარი გითხრათ ან წერილი დააბრუნა.',
    en: 'The agencies answered differently: one answered, another refused or returned the letter.',
  },
  next: { ka: 'წაიკითხეთ, რას წერს თითოეული უწყება.', en: 'Read what each agency says.' },
};

/** Where the rest of a partial answer is no longer owed. */
export const REST_CLOSED: Bilingual = {
  ka: 'წაიკითხეთ პასუხი. დანარჩენზე უწყებამ საქმე დახურა.',
  en: 'Read the answer. The agency has closed the case about the rest.',
};
