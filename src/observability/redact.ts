/** What stands in a log where something was that must not be there. */
export const REDACTED = '[redacted]';

const LONGEST_VALUE = 200;

/** Ids and digests: their digits may look like a number of a person, and they are what a log is for. */
const ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{64})$/i;

const PRIVATE = [
  /\S@\S/, // e-mail addresses, and user:password@host in a URL
  /\+?995(?:[ ().-]*\d){9}(?!\d)/, // Georgian phone numbers with the country's code
  /(?<!\d)0?5\d{2}(?:[ -]?\d{2}){3}(?!\d)/, // Georgian mobile numbers without it
  /(?<!\d)\d{11}(?!\d)/, // personal numbers
  /(?<!\d)\d{2}[ -]\d{3}[ -]\d{6}(?!\d)/, // personal numbers in groups
  /eyJ[\w-]+\.[\w-]+/, // JSON Web Tokens
  /\bBearer\s+\S/i,
  /-----BEGIN /,
  /[\u10A0-\u10FF\u1C90-\u1CBF\u2D00-\u2D2F]/, // Georgian script: names and words, never codes
];

/** A text as a log may carry it: `[redacted]` where it looks like something of a person's or a secret, at most 200 characters. */
export const redactText = (text: string): string => {
  if (ID.test(text)) return text;
  if (PRIVATE.some((pattern) => pattern.test(text))) return REDACTED;
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};

/** A number as a log may carry it: one of eleven digits may be a person's. */
export const redactNumber = (number: number): number | string =>
  /^\d{11}$/.test(String(Math.abs(number))) ? REDACTED : number;
