import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { ContactKind } from '../../domain/contacts.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';

// RFC 5321, 4.5.3.1; of what RFC 5322 allows, the part that mail systems in use deliver to.
const MAX_EMAIL_LENGTH = 254;
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

const notValid = (detail: string) =>
  fail('Validation', 'The address is not valid.', { errors: [{ pointer: '/address', detail }] });

const readEmail = (text: string): Result<string> => {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const address = trimmed.slice(0, at) + trimmed.slice(at).toLowerCase();
  const isEmail = address.length <= MAX_EMAIL_LENGTH && EMAIL.test(address) && !/^\.|\.@|\.\./.test(address);
  return isEmail ? ok(address) : notValid('must be an e-mail address in Latin letters, for example name@example.ge');
};

// Numbers that some plans do not tell apart may be mobile; a message that no phone takes comes back as undeliverable.
const TAKES_SMS = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE']);

// Until 2011 one dialled 8 before a mobile number, and many still write it.
const OLD_PREFIX = /^\s*8[\s~()-]*(?=5(?:[\s()-]*\d){8}\s*$)/;

const readPhone = (text: string): Result<string> => {
  const number = parsePhoneNumberFromString(text.replace(OLD_PREFIX, ''), { defaultCountry: 'GE', extract: false });
  if (number === undefined || number.ext !== undefined || !number.isValid())
    return notValid('must be a phone number: a Georgian one in any notation, a foreign one with + and country code');
  if (!TAKES_SMS.has(number.getType() ?? ''))
    return fail('PhoneNotMobile', 'This number is not one of a mobile phone.', {
      errors: [{ pointer: '/address', detail: 'must be the number of a mobile phone' }],
    });
  return ok(number.number);
};

/**
 * Reads an address as a citizen types it.
 * @returns an e-mail address with its domain in lower case, or a mobile number as E.164. Problems: Validation, PhoneNotMobile.
 */
export const readContact = (kind: ContactKind, text: string): Result<string> =>
  kind === 'email' ? readEmail(text) : readPhone(text);
