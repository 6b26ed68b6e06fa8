/**
 * The words about mandates: somebody may act, acted, may soon act no more; see notice-templates.ts. `{trackingNumber}` is the number of the
 * mandate. Who the other person is, is read in the portal only. `{dueOn}` is a day, DD.MM.YYYY.
 */
import type { NoticeChannel, NoticeLanguage, NoticeTemplate } from './notice-template.ts';

/** Legal: who may speak for somebody is theirs to know. */
export const DELEGATION_EVENTS = {
  delegation_granted: { channels: ['email'], legal: true },
  delegation_used: { channels: ['email'], legal: true },
  delegation_expiring: { channels: ['email'], legal: true },
  delegation_revoked: { channels: ['email'], legal: true },
} as const satisfies {
  readonly [event: string]: { readonly channels: readonly NoticeChannel[]; readonly legal: boolean };
};

const FRAME = {
  ka: [
    ['სად ნახოთ: შედით პორტალზე და გახსენით „მინდობილობები“.', '{portalAddress}'],
    ['პორტალი მხოლოდ აკავშირებს თქვენ და უწყებებს: ვის ანდობთ თქვენი სახელით მოქმედებას, თქვენ წყვეტთ.'],
    [
      'რატომ მოგივიდათ ეს შეტყობინება: ამ მისამართზე იღებთ შეტყობინებებს მინდობილობების შესახებ.',
      'შეტყობინება ავტომატურია. გთხოვთ, მასზე ნუ უპასუხებთ.',
    ],
  ],
  en: [
    ['Where to look: sign in to the portal and open "Mandates".', '{portalAddress}'],
    ['The portal only connects you with agencies: whom you trust to act for you is your decision.'],
    [
      'Why you get this: this address is the one to be told about mandates.',
      'This is an automatic message. Please do not reply to it.',
    ],
  ],
} as const;

const NUMBER = { ka: ['მინდობილობის ნომერი: {trackingNumber}'], en: ['Mandate number: {trackingNumber}'] } as const;

const mail = (
  language: NoticeLanguage,
  words: { readonly subject: string; readonly happened: readonly string[]; readonly next: readonly string[] },
): NoticeTemplate => ({
  sms: { version: 1, core: `{trackingNumber}: ${words.subject}`, where: '. {portalAddress}' },
  email: {
    version: 1,
    subject: `[{trackingNumber}] ${words.subject}`,
    paragraphs: [words.happened, NUMBER[language], words.next, ...FRAME[language]],
  },
});

export const DELEGATION_TEMPLATES = {
  delegation_granted: {
    ka: mail('ka', {
      subject: 'მინდობილობა გაიცა',
      happened: ['თქვენი სახელით გაიცა მინდობილობა: სხვა პირი შეძლებს თქვენ ნაცვლად მოქმედებას.'],
      next: [
        'რა იქნება შემდეგ: მინდობილობა ამოქმედდება, როცა ეს პირი მას დაადასტურებს. თუ მინდობილობა თქვენ არ გაგიციათ, დაუყოვნებლივ გააუქმეთ.',
      ],
    }),
    en: mail('en', {
      subject: 'Mandate granted',
      happened: ['A mandate was granted in your name: somebody else will be able to act for you.'],
      next: [
        'What comes next: the mandate takes effect when that person accepts it. If it was not you who granted it, revoke it at once.',
      ],
    }),
  },
  delegation_used: {
    ka: mail('ka', {
      subject: 'სხვა პირმა იმოქმედა თქვენი სახელით',
      happened: ['სხვა პირმა მინდობილობით პირველად იმოქმედა თქვენი სახელით.'],
      next: [
        'რა იქნება შემდეგ: ყველაფერი, რასაც ეს პირი თქვენი სახელით აკეთებს, იწერება და პორტალზე ჩანს. მინდობილობის გაუქმება ნებისმიერ დროს შეგიძლიათ.',
      ],
    }),
    en: mail('en', {
      subject: 'Someone acted for you',
      happened: ['Somebody else has acted for you under a mandate for the first time.'],
      next: [
        'What comes next: everything that person does in your name is written down and shown in the portal. You can revoke the mandate at any time.',
      ],
    }),
  },
  delegation_expiring: {
    ka: mail('ka', {
      subject: 'მინდობილობის ვადა იწურება',
      happened: ['მინდობილობის ვადა მალე გავა.', 'ბოლო დღე: {dueOn}'],
      next: [
        'რა იქნება შემდეგ: ამ დღის შემდეგ ეს პირი თქვენი სახელით ვეღარ იმოქმედებს. თუ გსურთ, რომ კვლავ შეძლოს, გაეცით ახალი მინდობილობა.',
      ],
    }),
    en: mail('en', {
      subject: 'Mandate expires soon',
      happened: ['A mandate will expire soon.', 'Last day: {dueOn}'],
      next: [
        'What comes next: after that day the person can act for you no more. If they should go on, grant a new mandate.',
      ],
    }),
  },
  delegation_revoked: {
    ka: mail('ka', {
      subject: 'მინდობილობა აღარ მოქმედებს',
      happened: ['მინდობილობა გაუქმდა ან მასზე უარი ითქვა.'],
      next: [
        'რა იქნება შემდეგ: ეს პირი თქვენი სახელით ვეღარ მოქმედებს. რაც მან თქვენი სახელით უკვე გააკეთა, ძალაში რჩება და პორტალზე ჩანს.',
      ],
    }),
    en: mail('en', {
      subject: 'Mandate ended',
      happened: ['A mandate was revoked, declined or given back.'],
      next: [
        'What comes next: that person can act for you no more. What they have already done in your name stays as it is and is shown in the portal.',
      ],
    }),
  },
} as const satisfies { readonly [event: string]: { readonly [L in NoticeLanguage]: NoticeTemplate } };
