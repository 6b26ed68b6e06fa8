import type { CaseEventKind } from '../case.ts';
import type { Bilingual } from '../plain-state-words.ts';

/** What happened, as the timeline on paper says it. */
export const EVENT_WORDS: { readonly [K in CaseEventKind]: Bilingual } = {
  filed: { ka: 'წერილი წარდგენილია', en: 'The letter was filed' },
  sealed: { ka: 'წერილი დაილუქა', en: 'The letter was sealed' },
  acknowledged: { ka: 'უწყების სისტემამ წერილი ჩაიბარა', en: 'The system of the agency took the letter' },
  delivered: { ka: 'წერილი უწყებას მიეწოდა', en: 'The letter reached the agency' },
  registered: { ka: 'უწყებამ წერილი დაარეგისტრირა', en: 'The agency registered the letter' },
  in_progress: { ka: 'უწყება წერილს განიხილავს', en: 'The agency considers the letter' },
  clarification_requested: { ka: 'უწყებამ დაზუსტება მოითხოვა', en: 'The agency asked for clarification' },
  clarification_closed: { ka: 'დაზუსტება დასრულდა', en: 'The clarification ended' },
  extended: { ka: 'უწყებამ პასუხის ვადა გააგრძელა', en: 'The agency extended the term for the reply' },
  forwarded: { ka: 'უწყებამ წერილი სხვა უწყებას გადაუგზავნა', en: 'The agency forwarded the letter to another one' },
  reply: { ka: 'მიღებულია უწყების პასუხი', en: 'A reply of the agency was received' },
  returned: { ka: 'უწყებამ წერილი განუხილველად დააბრუნა', en: 'The agency returned the letter without review' },
  lapsed: { ka: 'უწყებამ წერილი განუხილველად დატოვა', en: 'The agency left the letter without review' },
  withdrawn: { ka: 'უწყებამ წერილის გამოთხოვა დაადასტურა', en: 'The agency confirmed the withdrawal' },
  withdrawal_declined: { ka: 'უწყებამ წერილის გამოთხოვა არ დააკმაყოფილა', en: 'The agency declined the withdrawal' },
  refused_by_agency: { ka: 'უწყების სისტემამ წერილი არ მიიღო', en: 'The system of the agency refused the letter' },
  delivery_failed: { ka: 'წერილი უწყებას ვერ მიეწოდა', en: 'The letter could not be delivered' },
  reopened: { ka: 'უწყებამ წერილის განხილვა განაახლა', en: 'The agency took the letter up again' },
  closed: { ka: 'უწყებამ საქმე დახურა', en: 'The agency closed the case' },
  attachment_removed: { ka: 'დანართი ამოღებულია', en: 'An attachment was removed' },
  term_moved: { ka: 'პასუხის ბოლო დღე შეიცვალა', en: 'The last day for the reply was moved' },
  notified: { ka: 'გაიგზავნა შეტყობინება', en: 'A notice was sent' },
  opened: { ka: 'პასუხი პორტალზე გაიხსნა', en: 'The reply was opened in the portal' },
  clarification_replied: { ka: 'დაზუსტების მოთხოვნას გაეცა პასუხი', en: 'The request for clarification was answered' },
  followed_up: { ka: 'წარდგენილია დამატებითი წერილი', en: 'An additional letter was filed' },
  withdrawal_requested: { ka: 'მოთხოვნილია წერილის გამოთხოვა', en: 'Withdrawal of the letter was requested' },
  reminded: { ka: 'უწყებას შეხსენება გაეგზავნა', en: 'The agency was reminded' },
  disputed: { ka: 'პასუხი გასაჩივრდა', en: 'The answer was disputed' },
};
