import type { NoticeChannel, NoticeLanguage } from './notice-template.ts';
import { fill, type RenderedNotice, shownAddress } from './notices.ts';
import { UCS2_SEGMENT_UNITS } from './sms-segments.ts';

/** The event of the notification that brings a one-time code; it belongs to no case. */
export const OTP_EVENT = 'otp';

/** The words around a one-time code. The subject does not hold the code: it is read on locked screens. */
export const OTP_TEMPLATES = {
  ka: {
    sms: { version: 1, text: 'კოდი: {code}. არავის გაუზიაროთ. {portalAddress}' },
    email: {
      version: 1,
      subject: 'ერთჯერადი კოდი მისამართის დასადასტურებლად',
      paragraphs: [
        'ერთჯერადი კოდი: {code}',
        'ვიღაცამ, სავარაუდოდ თქვენ, პორტალზე მიუთითა, რომ შეტყობინებები ამ მისამართზე უნდა მოდიოდეს. დასადასტურებლად შეიყვანეთ კოდი პორტალზე 10 წუთის განმავლობაში.',
        'კოდი არავის გაუზიაროთ: ჩვენი თანამშრომლები მას არასოდეს გკითხავენ. თუ ეს თქვენ არ მოგითხოვიათ, არაფრის გაკეთება არ გჭირდებათ – კოდის გარეშე არაფერი შეიცვლება.',
        '{portalAddress}',
        'შეტყობინება ავტომატურია. გთხოვთ, მასზე ნუ უპასუხებთ.',
      ],
    },
  },
  en: {
    sms: { version: 1, text: 'Code: {code}. Do not share it. {portalAddress}' },
    email: {
      version: 1,
      subject: 'One-time code to confirm your address',
      paragraphs: [
        'One-time code: {code}',
        'Somebody, probably you, told the portal that notices should come to this address. To confirm it, enter the code in the portal within 10 minutes.',
        'Do not share the code: our staff will never ask you for it. If you did not ask for this, you need not do anything: without the code nothing changes.',
        '{portalAddress}',
        'This is an automatic message. Please do not reply to it.',
      ],
    },
  },
} as const;

/** Writes the message that brings a one-time code. An SMS is one segment: where the portal's address does not fit, it goes without. */
export const renderOtp = (
  channel: NoticeChannel,
  language: NoticeLanguage,
  fields: { readonly code: string; readonly portalAddress: string },
): RenderedNotice => {
  const template = OTP_TEMPLATES[language];
  const templateVersion = `otp-${channel}-${language}-${template[channel].version}`;
  const shown = { code: fields.code, portalAddress: shownAddress(fields.portalAddress, channel) };
  if (channel === 'email') {
    const { subject, paragraphs } = template.email;
    return {
      subject,
      text: paragraphs
        .map((paragraph) => fill(paragraph, shown))
        .join('\n\n')
        .concat('\n'),
      templateVersion,
    };
  }
  const text = fill(template.sms.text, shown);
  const fits = text.length <= UCS2_SEGMENT_UNITS;
  return { text: fits ? text : fill(template.sms.text, { code: fields.code }).trimEnd(), templateVersion };
};
