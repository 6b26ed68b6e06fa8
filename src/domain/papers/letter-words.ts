import type { MessageKind, Outcome, StatusCode, TermUnit } from '../envelope.ts';
import type { Bilingual } from '../plain-state-words.ts';

/** What each kind of letter is called on paper; a SUBMISSION is called after its type. */
export const KIND_WORDS: { readonly [K in Exclude<MessageKind, 'SUBMISSION'>]: Bilingual } = {
  FOLLOW_UP: { ka: 'დამატებითი წერილი', en: 'Addition to the letter' },
  CLARIFICATION_REPLY: { ka: 'პასუხი დაზუსტების მოთხოვნაზე', en: 'Answer to a request for clarification' },
  WITHDRAWAL: { ka: 'წერილის გამოთხოვა', en: 'Withdrawal of the letter' },
  REMINDER: { ka: 'შეხსენება', en: 'Reminder' },
  DISPUTE: { ka: 'პასუხის გასაჩივრება', en: 'Dispute of the answer' },
  RECEIPT: { ka: 'უწყების სისტემამ წერილი არ მიიღო', en: 'The system of the agency refused the letter' },
  REGISTRATION: { ka: 'რეგისტრაციის დასტური', en: 'Confirmation of registration' },
  STATUS: { ka: 'უწყების შეტყობინება', en: 'Notice of the agency' },
  REPLY: { ka: 'უწყების პასუხი', en: 'Reply of the agency' },
  FORWARD: { ka: 'წერილის გადაგზავნა', en: 'Forwarding of the letter' },
};

/** How a letter was answered. */
export const OUTCOME_WORDS: { readonly [O in Outcome]: Bilingual } = {
  ANSWERED: { ka: 'გაეცა პასუხი', en: 'Answered' },
  PARTLY_ANSWERED: { ka: 'ნაწილობრივ გაეცა პასუხი', en: 'Answered in part' },
  REFUSED: { ka: 'უარი', en: 'Refused' },
  NOT_HELD: { ka: 'უწყებას ეს ინფორმაცია არ აქვს', en: 'The agency does not hold this information' },
  ANSWERED_BY_POST: { ka: 'პასუხი ფოსტით გაიგზავნა', en: 'Answered by post' },
};

/** What an agency said about a letter. */
export const STATUS_WORDS: { readonly [S in StatusCode]: Bilingual } = {
  IN_PROGRESS: { ka: 'წერილი განიხილება', en: 'The letter is being considered' },
  CLARIFICATION_REQUESTED: { ka: 'საჭიროა დაზუსტება', en: 'Clarification is needed' },
  CLARIFICATION_CLOSED: { ka: 'დაზუსტება დასრულდა', en: 'The clarification has ended' },
  EXTENDED: { ka: 'პასუხის ვადა გაგრძელდა', en: 'The term for the reply was extended' },
  RETURNED: { ka: 'წერილი განუხილველად დაბრუნდა', en: 'The letter was returned without review' },
  LAPSED: { ka: 'წერილი განუხილველად დარჩა', en: 'The letter was left without review' },
  WITHDRAWAL_CONFIRMED: { ka: 'წერილის გამოთხოვა დადასტურდა', en: 'The withdrawal was confirmed' },
  WITHDRAWAL_DECLINED: { ka: 'წერილის გამოთხოვა არ დაკმაყოფილდა', en: 'The withdrawal was declined' },
  REOPENED: { ka: 'წერილის განხილვა განახლდა', en: 'The letter was taken up again' },
  CLOSED: { ka: 'საქმე დაიხურა', en: 'The case was closed' },
};

const TERM_UNITS: { readonly [U in TermUnit]: Bilingual } = {
  calendar_day: { ka: 'კალენდარული დღე', en: 'calendar days' },
  working_day: { ka: 'სამუშაო დღე', en: 'working days' },
  month: { ka: 'თვე', en: 'months' },
};

/** A term in words: 10 working days. */
export const termWords = (amount: number, unit: TermUnit): Bilingual => ({
  ka: `${amount} ${TERM_UNITS[unit].ka}`,
  en: `${amount} ${amount === 1 ? TERM_UNITS[unit].en.replace(/s$/, '') : TERM_UNITS[unit].en}`,
});
