/** What a template of a notice is made of. */

export type NoticeChannel = 'email' | 'sms';
export type NoticeLanguage = 'ka' | 'en';

/** An SMS: `core` is always sent; `number`, `day` (where the notice has one) and `where` are appended while they fit into one segment. */
export interface SmsTemplate {
  readonly version: number;
  readonly core: string;
  readonly number?: string;
  readonly day?: string;
  readonly where: string;
}

/** An e-mail: paragraphs are parted by an empty line; a line that needs a missing registration number or day is left out. */
export interface EmailTemplate {
  readonly version: number;
  readonly subject: string;
  readonly paragraphs: readonly (readonly string[])[];
}

export interface NoticeTemplate {
  readonly sms: SmsTemplate;
  readonly email: EmailTemplate;
}

/** What every e-mail ends with. */
export const FRAME = {
  ka: [
    [
      'პორტალი მხოლოდ აკავშირებს თქვენ და უწყებას: წერილის განხილვაზე, პასუხის შინაარსსა და ვადაზე პასუხს აგებს უწყება.',
    ],
    [
      'რატომ მოგივიდათ ეს შეტყობინება: ეს მისამართი მითითებულია ამ წერილის შესახებ შეტყობინებების მისაღებად.',
      'შეტყობინება ავტომატურია. გთხოვთ, მასზე ნუ უპასუხებთ.',
    ],
  ],
  en: [
    [
      'The portal only connects you with the agency: the agency answers for handling the letter, for the content of the reply and for the term.',
    ],
    [
      'Why you get this: this address is the one to be told about this letter.',
      'This is an automatic message. Please do not reply to it.',
    ],
  ],
} as const;

/** Which letter it is about. */
export const CASE_LINES = {
  ka: [
    'წერილის ნომერი: {trackingNumber}',
    'უწყება: {agencyName}',
    'სარეგისტრაციო ნომერი უწყებაში: {registrationNumber}',
  ],
  en: ['Letter number: {trackingNumber}', 'Agency: {agencyName}', "Agency's registration number: {registrationNumber}"],
} as const;
