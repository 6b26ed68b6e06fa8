/** The words about what time has made of a letter; see notice-templates.ts. `{dueOn}` is a day, DD.MM.YYYY. */
import type { NoticeLanguage, NoticeTemplate } from './notice-template.ts';
import { TASKS, template } from './notice-template-builder.ts';

export const REMINDER_TEMPLATES = {
  clarification_reminder: {
    ka: template('ka', {
      sms: { core: '{trackingNumber}: დაზუსტების ვადა იწურება', day: ' {dueOn}' },
      subject: 'დაზუსტების ვადა იწურება',
      happened: ['უწყება თქვენგან დაზუსტებას ელოდება, ვადა კი იწურება.', 'უპასუხეთ არა უგვიანეს: {dueOn}'],
      next: ['რა იქნება შემდეგ: თუ არ უპასუხებთ, უწყებამ შეიძლება წერილი განუხილველად დატოვოს. უპასუხეთ პორტალზე.'],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber}: clarification is due', day: ' {dueOn}' },
      subject: 'Clarification is due',
      happened: [
        'The agency waits for your clarification, and the time is running out.',
        'Answer no later than: {dueOn}',
      ],
      next: [
        'What comes next: without your answer the agency may leave the letter without review. Answer in the portal.',
      ],
    }),
  },
  overdue: {
    ka: template('ka', {
      sms: { core: '{trackingNumber}: პასუხის ვადა გავიდა' },
      subject: 'პასუხის ვადა გავიდა',
      happened: ['დღე, რომლამდეც უწყების პასუხი იყო მოსალოდნელი, გავიდა: {dueOn}'],
      next: [
        'რა იქნება შემდეგ: შეგიძლიათ უწყებას შეხსენება გაუგზავნოთ ან ზემდგომ ორგანოში იჩივლოთ. როგორ დავთვალეთ ვადა, პორტალზე წერია.',
      ],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber}: reply overdue' },
      subject: 'Reply overdue',
      happened: ['The day by which the reply of the agency was expected has passed: {dueOn}'],
      next: [
        'What comes next: you can remind the agency, or complain to the superior body. How the day was counted is written in the portal.',
      ],
    }),
  },
  very_overdue: {
    ka: template('ka', {
      sms: { core: '{trackingNumber}: პასუხი დიდი ხანია იგვიანებს' },
      subject: 'პასუხი დიდი ხანია იგვიანებს',
      happened: ['დღე, რომლამდეც უწყების პასუხი იყო მოსალოდნელი, დიდი ხნის წინ გავიდა: {dueOn}'],
      next: [
        'რა იქნება შემდეგ: შეგიძლიათ ზემდგომ ორგანოში იჩივლოთ. გასაჩივრების ვადა შეზღუდულია; პორტალზე ნახავთ, სად და როდემდე.',
      ],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber}: reply long overdue' },
      subject: 'Reply long overdue',
      happened: ['The day by which the reply of the agency was expected passed long ago: {dueOn}'],
      next: [
        'What comes next: you can complain to the superior body. The time to complain is limited; the portal tells you where and until when.',
      ],
    }),
  },
  appeal_window: {
    ka: template(
      'ka',
      {
        sms: { core: '{trackingNumber}: გასაჩივრების ვადა იწურება', day: ' {dueOn}' },
        subject: 'გასაჩივრების ვადა იწურება',
        happened: [
          'დრო, რომელშიც უწყების გადაწყვეტილების გასაჩივრება შეგიძლიათ, იწურება.',
          'ბოლო დღე, როგორც წესი: {dueOn}',
        ],
        next: [
          'რა იქნება შემდეგ: თუ გადაწყვეტილებას არ ეთანხმებით, პორტალზე მზად არის საჩივრის მონახაზი ზემდგომი ორგანოსთვის. თუ ეთანხმებით, არაფრის გაკეთება არ გჭირდებათ.',
        ],
      },
      TASKS.ka,
    ),
    en: template(
      'en',
      {
        sms: { core: '{trackingNumber}: time to appeal ends', day: ' {dueOn}' },
        subject: 'The time to appeal ends soon',
        happened: [
          'The time in which you can appeal against the decision of the agency runs out.',
          'Last day, as a rule: {dueOn}',
        ],
        next: [
          'What comes next: if you disagree, the portal has a complaint to the superior body drafted for you. If you agree, you need not do anything.',
        ],
      },
      TASKS.en,
    ),
  },
  unread_reminder: {
    ka: template(
      'ka',
      {
        sms: { core: '{trackingNumber}: გაქვთ წაუკითხავი პასუხი' },
        subject: 'გაქვთ წაუკითხავი პასუხი',
        happened: ['უწყებამ თქვენს წერილს უპასუხა. პასუხი ჯერ არ გაგიხსნიათ.'],
        next: ['რა იქნება შემდეგ: წაიკითხეთ პასუხი პორტალზე. თუ მას არ ეთანხმებით, გასაჩივრების ვადა შეზღუდულია.'],
      },
      TASKS.ka,
    ),
    en: template(
      'en',
      {
        sms: { core: '{trackingNumber}: you have an unread reply' },
        subject: 'You have an unread reply',
        happened: ['The agency has replied to your letter. You have not opened the reply yet.'],
        next: [
          'What comes next: read the reply in the portal. If you disagree with it, the time to appeal is limited.',
        ],
      },
      TASKS.en,
    ),
  },
} as const satisfies { readonly [event: string]: { readonly [L in NoticeLanguage]: NoticeTemplate } };
