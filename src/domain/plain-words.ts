import type { CaseState } from './case.ts';

/** A text in both languages. */
export interface Bilingual {
  readonly ka: string;
  readonly en: string;
}

/** A case in words that need no explanation: what happened, what comes next, and what one can do. */
export interface PlainWords {
  readonly happened: Bilingual;
  readonly next: Bilingual;
  readonly youCan: Bilingual;
}

const WAIT: Bilingual = {
  ka: 'ახლა არაფრის გაკეთება არ გჭირდებათ.',
  en: 'There is nothing you have to do now.',
};
const REMIND: Bilingual = {
  ka: 'შეგიძლიათ დაამატოთ წერილი, შეახსენოთ უწყებას ან უარი თქვათ წერილზე.',
  en: 'You can add to the letter, remind the agency, or withdraw the letter.',
};
const DISPUTE: Bilingual = {
  ka: 'თუ პასუხს არ ეთანხმებით, შეგიძლიათ გაასაჩივროთ; გასაჩივრების ვადა შეზღუდულია.',
  en: 'If you disagree with the answer you can dispute it; the time to appeal is limited.',
};
const WRITE_AGAIN: Bilingual = {
  ka: 'იმავე საკითხზე ახალი წერილის გაგზავნა ნებისმიერ დროს შეგიძლიათ.',
  en: 'You can send a new letter about the same matter at any time.',
};
const NOTHING_MORE: Bilingual = {
  ka: 'უწყება ამ წერილზე აღარ მუშაობს.',
  en: 'The agency works on this letter no more.',
};
const REVIEWS: Bilingual = {
  ka: 'უწყება წერილს განიხილავს და გიპასუხებთ.',
  en: 'The agency considers the letter and answers you.',
};

/**
 * What each state means to the citizen. The day by which something is due is no part of it: it stands in the clock of the leg, or in what
 * the agency asked (`clarificationDueOn`).
 */
export const PLAIN_WORDS: { readonly [S in CaseState]: PlainWords } = {
  sending: {
    happened: {
      ka: 'წერილი წარდგენილია და უწყებას ეგზავნება.',
      en: 'The letter is filed and on its way to the agency.',
    },
    next: { ka: 'უწყება წერილს დაარეგისტრირებს.', en: 'The agency registers the letter.' },
    youCan: WAIT,
  },
  failed: {
    happened: {
      ka: 'წერილი უწყებას ვერ მიეწოდა. წარდგენის დღე ძალაში რჩება.',
      en: 'The letter could not be delivered to the agency. The day of filing stands.',
    },
    next: { ka: 'საქმეს ჩვენი თანამშრომლები განაგრძობენ.', en: 'Our staff take over.' },
    youCan: WAIT,
  },
  delivered: {
    happened: { ka: 'წერილი უწყების სისტემამ მიიღო.', en: "The agency's system has taken the letter." },
    next: { ka: 'უწყება წერილს დაარეგისტრირებს.', en: 'The agency registers the letter.' },
    youCan: REMIND,
  },
  registered: {
    happened: { ka: 'უწყებამ წერილი დაარეგისტრირა.', en: 'The agency has registered the letter.' },
    next: REVIEWS,
    youCan: REMIND,
  },
  in_progress: {
    happened: { ka: 'უწყება წერილს განიხილავს.', en: 'The agency is considering the letter.' },
    next: {
      ka: 'უწყება გიპასუხებთ ან დაზუსტებას გთხოვთ.',
      en: 'The agency answers you, or asks you to clarify something.',
    },
    youCan: REMIND,
  },
  clarification: {
    happened: { ka: 'უწყება თქვენგან დაზუსტებას ითხოვს.', en: 'The agency asks you to clarify something.' },
    next: {
      ka: 'სანამ არ უპასუხებთ, უწყების ვადა შეჩერებულია. თუ არ უპასუხებთ, წერილი შეიძლება განუხილველად დარჩეს.',
      en: "Until you answer, the agency's term rests. Without an answer the letter may be left without review.",
    },
    youCan: { ka: 'უპასუხეთ უწყების შეკითხვას.', en: "Answer the agency's question." },
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
    youCan: REMIND,
  },
  answered: {
    happened: { ka: 'უწყებამ წერილს უპასუხა.', en: 'The agency has answered the letter.' },
    next: { ka: 'წაიკითხეთ პასუხი.', en: 'Read the answer.' },
    youCan: DISPUTE,
  },
  partially_answered: {
    happened: { ka: 'უწყებამ წერილს ნაწილობრივ უპასუხა.', en: 'The agency has answered a part of the letter.' },
    next: {
      ka: 'დანარჩენზე უწყებამ ჯერ კიდევ უნდა გიპასუხოთ.',
      en: 'The agency still owes you an answer about the rest.',
    },
    youCan: DISPUTE,
  },
  refused: {
    happened: { ka: 'უწყებამ უარი გითხრათ.', en: 'The agency has refused.' },
    next: {
      ka: 'წაიკითხეთ, რა საფუძვლით თქვა უწყებამ უარი და სად შეიძლება გასაჩივრება.',
      en: 'Read on which ground the agency refused, and where one can appeal.',
    },
    youCan: DISPUTE,
  },
  not_held: {
    happened: {
      ka: 'უწყება გატყობინებთ, რომ ეს ინფორმაცია მას არ აქვს.',
      en: 'The agency tells you that it does not hold this information.',
    },
    next: { ka: 'წაიკითხეთ პასუხი.', en: 'Read the answer.' },
    youCan: DISPUTE,
  },
  returned: {
    happened: { ka: 'უწყებამ წერილი განუხილველად დააბრუნა.', en: 'The agency has returned the letter without review.' },
    next: NOTHING_MORE,
    youCan: {
      ka: 'გაეცანით მიზეზს; შეგიძლიათ, შესწორებული წერილი თავიდან გაგზავნოთ ან გადაწყვეტილება გაასაჩივროთ.',
      en: 'See the reason; you can send a corrected letter, or dispute the decision.',
    },
  },
  lapsed: {
    happened: {
      ka: 'დაზუსტება დროულად არ მოვიდა და უწყებამ წერილის განხილვა შეწყვიტა.',
      en: 'The clarification did not come in time, and the agency has stopped considering the letter.',
    },
    next: NOTHING_MORE,
    youCan: WRITE_AGAIN,
  },
  withdrawn: {
    happened: { ka: 'წერილი თქვენი თხოვნით გატანილია.', en: 'The letter is withdrawn at your request.' },
    next: NOTHING_MORE,
    youCan: WRITE_AGAIN,
  },
  disputed: {
    happened: { ka: 'თქვენ პასუხი გაასაჩივრეთ.', en: 'You have disputed the answer.' },
    next: {
      ka: 'უწყება საქმეს დაუბრუნდება ან ახსნის, რატომ არ ცვლის პასუხს.',
      en: 'The agency takes the case up again, or explains why the answer stands.',
    },
    youCan: WAIT,
  },
  closed: {
    happened: { ka: 'უწყებამ საქმე დახურა.', en: 'The agency has closed the case.' },
    next: NOTHING_MORE,
    youCan: WRITE_AGAIN,
  },
};

/** Stands on every case: S3 of the services that are carried demands it. */
export const WHO_ANSWERS: Bilingual = {
  ka: 'პორტალი მხოლოდ აკავშირებს: პასუხის შინაარსსა და ვადაზე პასუხს უწყება აგებს.',
  en: 'The portal only connects: the agency answers for the content and the term of the reply.',
};
