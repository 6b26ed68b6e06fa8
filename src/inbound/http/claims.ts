import { normaliseText } from '../../domain/text.ts';

export type Claims = { readonly [claim: string]: unknown };

// What the envelope can carry (envelope-1.0.xsd): AddressCodeType, IdentifierType, EmailType, PhoneType, DateType, CountryType.
export const SUBJECT = /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/;
export const IDENTIFIER = /^[A-Za-z0-9-]{1,32}$/;
export const EMAIL = /^(?=.{3,254}$)[^@\s]+@[^@\s]+$/;
export const PHONE = /^\+[1-9][0-9]{6,14}$/;
export const DAY = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
export const COUNTRY = /^[A-Z]{2}$/;
const MAX_NAME_LENGTH = 300;

/** A name of a claim as an envelope carries it; undefined where it cannot. */
export const nameOf = (value: unknown): string | undefined => {
  const name = typeof value === 'string' ? normaliseText(value)?.trim() : undefined;
  return name === undefined || name === '' || [...name].length > MAX_NAME_LENGTH ? undefined : name;
};

/** A text of a claim that has a form; undefined where it has not. */
export const matching = (value: unknown, pattern: RegExp): string | undefined => {
  const text = typeof value === 'string' ? normaliseText(value) : undefined;
  return text !== undefined && pattern.test(text) ? text : undefined;
};
