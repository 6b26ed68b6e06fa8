/**
 * The words of notices to citizens, as versioned rows: a changed text gets the next version, so that a stored
 * notification tells which words were sent. `{trackingNumber}`, `{registrationNumber}`, `{dueOn}`, `{agencyName}` and
 * `{portalAddress}` are filled in by domain/notices.ts. No template holds letter text, a title, a personal number or a person's name.
 */

import { CASE_LINES, FRAME, type NoticeChannel, type NoticeLanguage, type NoticeTemplate } from './notice-template.ts';
import { DELEGATION_EVENTS, DELEGATION_TEMPLATES } from './notice-templates-delegation.ts';
import { END_TEMPLATES } from './notice-templates-ends.ts';
import { FILED_TEMPLATES } from './notice-templates-filed.ts';
import { PROGRESS_TEMPLATES } from './notice-templates-progress.ts';
import { REMINDER_TEMPLATES } from './notice-templates-reminders.ts';

/** Events a citizen is told about. `legal`: cannot be switched off, because a term or a right hangs on it. */
export const NOTICE_EVENTS = {
  submitted: { channels: ['email'], legal: false },
  registered: { channels: ['email', 'sms'], legal: true },
  clarification_requested: { channels: ['email', 'sms'], legal: true },
  forwarded: { channels: ['email', 'sms'], legal: true },
  extended: { channels: ['email'], legal: true },
  reply: { channels: ['email', 'sms'], legal: true },
  reply_partial: { channels: ['email', 'sms'], legal: true },
  refused: { channels: ['email', 'sms'], legal: true },
  returned: { channels: ['email', 'sms'], legal: true },
  withdrawn: { channels: ['email'], legal: false },
  withdrawal_declined: { channels: ['email'], legal: true },
  lapsed: { channels: ['email', 'sms'], legal: true },
  closed: { channels: ['email'], legal: false },
  reopened: { channels: ['email'], legal: true },
  clarification_reminder: { channels: ['email', 'sms'], legal: true },
  overdue: { channels: ['email'], legal: false },
  very_overdue: { channels: ['email'], legal: false },
  appeal_window: { channels: ['email'], legal: false },
  unread_reminder: { channels: ['email', 'sms'], legal: false },
  attachment_removed: { channels: ['email', 'sms'], legal: true },
  delivery_failed: { channels: ['email', 'sms'], legal: true },
  ...DELEGATION_EVENTS,
} as const satisfies {
  readonly [event: string]: { readonly channels: readonly NoticeChannel[]; readonly legal: boolean };
};
export type NoticeEvent = keyof typeof NOTICE_EVENTS;

export const NOTICE_TEMPLATES: { readonly [E in NoticeEvent]: { readonly [L in NoticeLanguage]: NoticeTemplate } } = {
  ...FILED_TEMPLATES,
  ...PROGRESS_TEMPLATES,
  ...END_TEMPLATES,
  ...REMINDER_TEMPLATES,
  ...DELEGATION_TEMPLATES,
  registered: {
    ka: {
      sms: {
        version: 1,
        core: '{trackingNumber} დარეგისტრირდა',
        number: ': {registrationNumber}',
        where: '. {portalAddress}',
      },
      email: {
        version: 1,
        subject: '[{trackingNumber}] წერილი დარეგისტრირდა – {agencyName}',
        paragraphs: [
          ['უწყებამ თქვენი წერილი დაარეგისტრირა.'],
          CASE_LINES.ka,
          ['რა იქნება შემდეგ: უწყება წერილს განიხილავს. როცა პასუხი მოვა, შეგატყობინებთ.'],
          ['სად ნახოთ: შედით პორტალზე და გახსენით „ჩემი წერილები“.', '{portalAddress}'],
          ...FRAME.ka,
        ],
      },
    },
    en: {
      sms: {
        version: 1,
        core: '{trackingNumber} is registered',
        number: ': {registrationNumber}',
        where: '. {portalAddress}',
      },
      email: {
        version: 1,
        subject: '[{trackingNumber}] Letter registered – {agencyName}',
        paragraphs: [
          ['The agency has registered your letter.'],
          CASE_LINES.en,
          ['What comes next: the agency considers the letter. We will tell you when the reply arrives.'],
          ['Where to look: sign in to the portal and open "My letters".', '{portalAddress}'],
          ...FRAME.en,
        ],
      },
    },
  },
  reply: {
    ka: {
      sms: { version: 1, core: '{trackingNumber}: მიღებულია პასუხი', where: '. იხილეთ {portalAddress}' },
      email: {
        version: 1,
        subject: '[{trackingNumber}] მიღებულია პასუხი – {agencyName}',
        paragraphs: [
          ['თქვენს წერილზე მიღებულია უწყების პასუხი.'],
          CASE_LINES.ka,
          ['რა იქნება შემდეგ: წაიკითხეთ პასუხი პორტალზე. იქვე ნახავთ, რა შეგიძლიათ, თუ მას არ ეთანხმებით.'],
          ['სად ნახოთ: შედით პორტალზე და გახსენით „შესრულებული დავალებები“.', '{portalAddress}'],
          ...FRAME.ka,
        ],
      },
    },
    en: {
      sms: { version: 1, core: '{trackingNumber}: reply received', where: '. See {portalAddress}' },
      email: {
        version: 1,
        subject: '[{trackingNumber}] Reply received – {agencyName}',
        paragraphs: [
          ['The agency has replied to your letter.'],
          CASE_LINES.en,
          ['What comes next: read the reply in the portal. It also tells you what you can do if you disagree with it.'],
          ['Where to look: sign in to the portal and open "Completed tasks".', '{portalAddress}'],
          ...FRAME.en,
        ],
      },
    },
  },
  attachment_removed: {
    ka: {
      sms: { version: 1, core: '{trackingNumber}: ფაილი წაიშალა', where: '. იხილეთ {portalAddress}' },
      email: {
        version: 1,
        subject: '[{trackingNumber}] მიმოწერიდან ფაილი წაიშალა – {agencyName}',
        paragraphs: [
          ['მიმოწერიდან ერთი ფაილი წაიშალა: უსაფრთხოების შემოწმებამ ის არ გაუშვა. ფაილი არავის გადასცემია.'],
          CASE_LINES.ka,
          ['რა იქნება შემდეგ: მიმოწერა ამ ფაილის გარეშე გრძელდება. უწყებასაც ეცნობა.'],
          ['რა შეგიძლიათ: თუ ფაილი თქვენი იყო და საჭიროა, გაგზავნეთ მისი უვნებელი ასლი.'],
          ['სად ნახოთ: შედით პორტალზე და გახსენით „ჩემი წერილები“.', '{portalAddress}'],
          ...FRAME.ka,
        ],
      },
    },
    en: {
      sms: { version: 1, core: '{trackingNumber}: a file was removed', where: '. See {portalAddress}' },
      email: {
        version: 1,
        subject: '[{trackingNumber}] A file was removed – {agencyName}',
        paragraphs: [
          ['A file of this correspondence was removed: the malware scan did not let it pass. Nobody has received it.'],
          CASE_LINES.en,
          ['What comes next: the correspondence goes on without this file. The agency is told as well.'],
          ['What you can do: where the file was yours and matters, send a clean copy of it.'],
          ['Where to look: sign in to the portal and open "My letters".', '{portalAddress}'],
          ...FRAME.en,
        ],
      },
    },
  },
  delivery_failed: {
    ka: {
      sms: { version: 1, core: '{trackingNumber}: წერილი უწყებას ვერ მიეწოდა', where: '. {portalAddress}' },
      email: {
        version: 1,
        subject: '[{trackingNumber}] წერილი უწყებას ვერ მიეწოდა – {agencyName}',
        paragraphs: [
          ['თქვენი წერილი უწყებას ვერ მივაწოდეთ. წერილი შენახულია და წარდგენილად ითვლება იმ დღიდან, როცა გამოგზავნეთ.'],
          CASE_LINES.ka,
          [
            'რა იქნება შემდეგ: საქმეს ჩვენი თანამშრომლები განაგრძობენ. თქვენ არაფრის გაკეთება არ გჭირდებათ; როცა უწყება წერილს დაარეგისტრირებს, შეგატყობინებთ.',
          ],
          ['სად ნახოთ: შედით პორტალზე და გახსენით „ჩემი წერილები“.', '{portalAddress}'],
          ...FRAME.ka,
        ],
      },
    },
    en: {
      sms: { version: 1, core: '{trackingNumber}: not delivered to the agency', where: '. {portalAddress}' },
      email: {
        version: 1,
        subject: '[{trackingNumber}] Letter not delivered – {agencyName}',
        paragraphs: [
          [
            'We could not deliver your letter to the agency. The letter is kept and counts as filed from the day you sent it.',
          ],
          CASE_LINES.en,
          [
            'What comes next: our staff take over. You need not do anything; we will tell you when the agency registers the letter.',
          ],
          ['Where to look: sign in to the portal and open "My letters".', '{portalAddress}'],
          ...FRAME.en,
        ],
      },
    },
  },
};
