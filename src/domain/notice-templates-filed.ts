/** The words about a letter that was filed; see notice-templates.ts. */
import type { NoticeLanguage, NoticeTemplate } from './notice-template.ts';
import { template } from './notice-template-builder.ts';

export const FILED_TEMPLATES = {
  submitted: {
    ka: template('ka', {
      sms: { core: '{trackingNumber}: წერილი წარდგენილია' },
      subject: 'წერილი წარდგენილია',
      happened: ['თქვენი წერილი პორტალზე მიღებულია და წარდგენილად ითვლება.'],
      next: [
        'რა იქნება შემდეგ: წერილი უწყებას ეგზავნება. როცა უწყება მას დაარეგისტრირებს, შეგატყობინებთ. წარდგენის დალუქული დასტური პორტალზე ინახება.',
      ],
    }),
    en: template('en', {
      sms: { core: '{trackingNumber}: letter filed' },
      subject: 'Letter filed',
      happened: ['The portal has taken your letter, and it counts as filed.'],
      next: [
        'What comes next: the letter is on its way to the agency. We will tell you when the agency registers it. The sealed receipt of filing is kept in the portal.',
      ],
    }),
  },
} as const satisfies { readonly [event: string]: { readonly [L in NoticeLanguage]: NoticeTemplate } };
