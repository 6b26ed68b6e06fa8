import { CASE_LINES, FRAME, type NoticeLanguage, type NoticeTemplate } from './notice-template.ts';

/** Where letters under way are found. */
const LETTERS = {
  ka: ['სად ნახოთ: შედით პორტალზე და გახსენით „ჩემი წერილები“.', '{portalAddress}'],
  en: ['Where to look: sign in to the portal and open "My letters".', '{portalAddress}'],
} as const;
/** Where answered letters are found. */
export const TASKS = {
  ka: ['სად ნახოთ: შედით პორტალზე და გახსენით „შესრულებული დავალებები“.', '{portalAddress}'],
  en: ['Where to look: sign in to the portal and open "Completed tasks".', '{portalAddress}'],
} as const;

interface Words {
  readonly sms: { readonly core: string; readonly day?: string };
  readonly subject: string;
  readonly happened: readonly string[];
  readonly next: readonly string[];
}

const SEE = { ka: '. იხილეთ {portalAddress}', en: '. See {portalAddress}' } as const;

/** A template of the usual build: what happened, which letter, what comes next, where to look; version 1. */
export const template = (
  language: NoticeLanguage,
  { sms, subject, happened, next }: Words,
  where: readonly string[] = LETTERS[language],
): NoticeTemplate => ({
  sms: { version: 1, ...sms, where: SEE[language] },
  email: {
    version: 1,
    subject: `[{trackingNumber}] ${subject} – {agencyName}`,
    paragraphs: [happened, CASE_LINES[language], next, where, ...FRAME[language]],
  },
});
