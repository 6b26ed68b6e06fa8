/** The words about what an agency does with a letter on the way; see notice-templates.ts. `{dueOn}` is a day, DD.MM.YYYY. */
import type { NoticeLanguage, NoticeTemplate } from './notice-template.ts';
import { TASKS, template } from './notice-template-builder.ts';

export const PROGRESS_TEMPLATES = {
  clarification_requested: {
    ka: template('ka', {
      sms: { core: '{trackingNumber}: საჭიროა დაზუსტება', day: ', არა უგვიანეს {dueOn}' },
      subject: 'საჭიროა დაზუსტება',
      happened: ['უწყება თქვენს წერილთან დაკავშირებით დაზუსტებას ითხოვს.', 'უპასუხეთ არა უგვიანეს: {dueOn}'],
      next: [
        'რა იქნება შემდეგ: სანამ არ უპასუხებთ, უწყების ვადა შეჩერებულია. რა ითხოვა უწყებამ, პორტალზე წაიკითხავთ და იქვე უპასუხებთ.',
      ],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber}: clarification needed', day: ' by {dueOn}' },
      subject: 'Clarification needed',
      happened: ['The agency asks you to clarify something about your letter.', 'Answer no later than: {dueOn}'],
      next: [
        "What comes next: until you answer, the agency's term rests. Read in the portal what it asks for, and answer there.",
      ],
    }),
  },
  forwarded: {
    ka: template('ka', {
      sms: { core: '{trackingNumber} გადაეგზავნა სხვა უწყებას' },
      subject: 'წერილი გადაეგზავნა სხვა უწყებას',
      happened: ['უწყებამ თქვენი წერილი, მთლიანად ან ნაწილობრივ, სხვა უწყებას გადაუგზავნა.'],
      next: [
        'რა იქნება შემდეგ: წარდგენის დღე არ იცვლება. ახალი უწყება წერილს დაარეგისტრირებს და გიპასუხებთ. ვის და რატომ გადაეგზავნა, პორტალზე წერია.',
      ],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber} was forwarded to another agency' },
      subject: 'Letter forwarded to another agency',
      happened: ['The agency has forwarded your letter, in whole or in part, to another agency.'],
      next: [
        'What comes next: the day of filing stays the same. The new agency registers the letter and answers you. To whom and why it was forwarded is written in the portal.',
      ],
    }),
  },
  extended: {
    ka: template('ka', {
      sms: { core: '{trackingNumber}: ვადა გაგრძელდა', day: ', ახალი ვადა: {dueOn}' },
      subject: 'პასუხის ვადა გაგრძელდა',
      happened: ['უწყებამ პასუხის ვადა გააგრძელა.', 'პასუხის ახალი ვადა: {dueOn}'],
      next: ['რა იქნება შემდეგ: უწყება წერილს განიხილავს. გაგრძელების მიზეზი და საფუძველი პორტალზე წერია.'],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber}: deadline extended', day: ', new last day {dueOn}' },
      subject: 'Deadline extended',
      happened: ['The agency has extended its term for the reply.', 'New last day for the reply: {dueOn}'],
      next: [
        'What comes next: the agency goes on considering the letter. The reason and the ground are written in the portal.',
      ],
    }),
  },
  reply_partial: {
    ka: template(
      'ka',
      {
        sms: { core: '{trackingNumber}: მიღებულია ნაწილობრივი პასუხი' },
        subject: 'მიღებულია ნაწილობრივი პასუხი',
        happened: ['თქვენს წერილზე მიღებულია უწყების ნაწილობრივი პასუხი.'],
        next: ['რა იქნება შემდეგ: წაიკითხეთ პასუხი პორტალზე. დანარჩენზე უწყებამ ჯერ კიდევ უნდა გიპასუხოთ.'],
      },
      TASKS.ka,
    ),
    en: template(
      'en',
      {
        sms: { core: '{trackingNumber}: partial reply received' },
        subject: 'Partial reply received',
        happened: ['The agency has replied to a part of your letter.'],
        next: ['What comes next: read the reply in the portal. The agency still owes you an answer about the rest.'],
      },
      TASKS.en,
    ),
  },
  refused: {
    ka: template(
      'ka',
      {
        sms: { core: '{trackingNumber}: მიღებულია უარი' },
        subject: 'მიღებულია უარი',
        happened: ['უწყებამ თქვენს წერილზე უარი გითხრათ.'],
        next: [
          'რა იქნება შემდეგ: წაიკითხეთ პორტალზე, რა საფუძვლით თქვა უწყებამ უარი. გასაჩივრების ვადა შეზღუდულია; იქვე ნახავთ, სად და როდემდე შეგიძლიათ გასაჩივრება.',
        ],
      },
      TASKS.ka,
    ),
    en: template(
      'en',
      {
        sms: { core: '{trackingNumber}: refusal received' },
        subject: 'Refusal received',
        happened: ['The agency has refused what your letter asks for.'],
        next: [
          'What comes next: read in the portal on which ground the agency refused. The time to appeal is limited; it tells you where and until when you can.',
        ],
      },
      TASKS.en,
    ),
  },
  returned: {
    ka: template(
      'ka',
      {
        sms: { core: '{trackingNumber} დაბრუნდა განუხილველად' },
        subject: 'წერილი განუხილველად დაბრუნდა',
        happened: ['უწყებამ თქვენი წერილი განუხილველად დააბრუნა ან განუხილველად დატოვა.'],
        next: [
          'რა იქნება შემდეგ: მიზეზი პორტალზე წერია. შეგიძლიათ, შესწორებული წერილი თავიდან გაგზავნოთ ან გადაწყვეტილება გაასაჩივროთ.',
        ],
      },
      TASKS.ka,
    ),
    en: template(
      'en',
      {
        sms: { core: '{trackingNumber} was returned without review' },
        subject: 'Letter returned without review',
        happened: ['The agency has returned your letter, or left it, without review.'],
        next: [
          'What comes next: the reason is written in the portal. You can send a corrected letter, or appeal against the decision.',
        ],
      },
      TASKS.en,
    ),
  },
} as const satisfies { readonly [event: string]: { readonly [L in NoticeLanguage]: NoticeTemplate } };
