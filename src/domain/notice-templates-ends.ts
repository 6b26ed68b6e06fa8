/** The words about how a letter ended, or began again; see notice-templates.ts. */
import type { NoticeLanguage, NoticeTemplate } from './notice-template.ts';
import { TASKS, template } from './notice-template-builder.ts';

export const END_TEMPLATES = {
  withdrawn: {
    ka: template(
      'ka',
      {
        sms: { core: '{trackingNumber}: წერილი გამოთხოვილია' },
        subject: 'წერილი გამოთხოვილია',
        happened: ['უწყებამ დაადასტურა, რომ თქვენი წერილი გამოთხოვილია.'],
        next: [
          'რა იქნება შემდეგ: უწყება წერილს აღარ განიხილავს. იმავე საკითხზე ახალი წერილის გაგზავნა ნებისმიერ დროს შეგიძლიათ.',
        ],
      },
      TASKS.ka,
    ),
    en: template(
      'en',
      {
        sms: { core: '{trackingNumber}: withdrawal confirmed' },
        subject: 'Withdrawal confirmed',
        happened: ['The agency has confirmed that your letter is withdrawn.'],
        next: [
          'What comes next: the agency considers the letter no more. You can send a new letter about the same matter at any time.',
        ],
      },
      TASKS.en,
    ),
  },
  withdrawal_declined: {
    ka: template('ka', {
      sms: { core: '{trackingNumber}: გამოთხოვა არ დაკმაყოფილდა' },
      subject: 'წერილის გამოთხოვა არ დაკმაყოფილდა',
      happened: ['უწყებამ თქვენი წერილის გამოთხოვა არ დააკმაყოფილა.'],
      next: ['რა იქნება შემდეგ: უწყება წერილის განხილვას განაგრძობს. მიზეზი პორტალზე წერია.'],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber}: withdrawal declined' },
      subject: 'Withdrawal declined',
      happened: ['The agency has declined to let your letter be withdrawn.'],
      next: ['What comes next: the agency goes on considering the letter. The reason is written in the portal.'],
    }),
  },
  lapsed: {
    ka: template(
      'ka',
      {
        sms: { core: '{trackingNumber}: განხილვა შეწყდა' },
        subject: 'წერილის განხილვა შეწყდა',
        happened: ['დაზუსტება დროულად არ მოვიდა და უწყებამ თქვენი წერილის განხილვა შეწყვიტა.'],
        next: [
          'რა იქნება შემდეგ: მიზეზი პორტალზე წერია. შეგიძლიათ, იმავე საკითხზე ახალი წერილი გაგზავნოთ ან გადაწყვეტილება გაასაჩივროთ.',
        ],
      },
      TASKS.ka,
    ),
    en: template(
      'en',
      {
        sms: { core: '{trackingNumber}: consideration ended' },
        subject: 'Consideration of the letter ended',
        happened: ['The clarification did not come in time, and the agency has stopped considering your letter.'],
        next: [
          'What comes next: the reason is written in the portal. You can send a new letter about the same matter, or appeal against the decision.',
        ],
      },
      TASKS.en,
    ),
  },
  closed: {
    ka: template(
      'ka',
      {
        sms: { core: '{trackingNumber}: უწყებამ საქმე დახურა' },
        subject: 'უწყებამ საქმე დახურა',
        happened: ['უწყებამ თქვენს წერილზე მუშაობა დაასრულა და საქმე დახურა.'],
        next: ['რა იქნება შემდეგ: პორტალზე ნახავთ, რა გიპასუხათ უწყებამ და რა შეგიძლიათ, თუ მას არ ეთანხმებით.'],
      },
      TASKS.ka,
    ),
    en: template(
      'en',
      {
        sms: { core: '{trackingNumber}: the agency closed the case' },
        subject: 'The agency closed the case',
        happened: ['The agency has finished its work on your letter and closed the case.'],
        next: ['What comes next: the portal shows what the agency answered, and what you can do if you disagree.'],
      },
      TASKS.en,
    ),
  },
  reopened: {
    ka: template('ka', {
      sms: { core: '{trackingNumber}: განხილვა განახლდა' },
      subject: 'წერილის განხილვა განახლდა',
      happened: ['უწყება თქვენი წერილის განხილვას დაუბრუნდა.'],
      next: ['რა იქნება შემდეგ: პასუხის ვადა თავიდან იწყება; ბოლო დღეს პორტალზე ნახავთ.'],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber}: taken up again' },
      subject: 'Letter taken up again',
      happened: ['The agency has taken your letter up again.'],
      next: ['What comes next: the term for the answer begins anew; the portal shows its last day.'],
    }),
  },
} as const satisfies { readonly [event: string]: { readonly [L in NoticeLanguage]: NoticeTemplate } };
