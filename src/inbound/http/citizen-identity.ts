import type { TokenContact, TokenContacts } from '../../domain/contacts.ts';
import type { AssuranceLevel, Authentication, Contacts, NaturalPerson } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { normaliseText } from '../../domain/text.ts';

/** The citizen of a request, as the identity provider vouches for them. */
export interface CitizenIdentity {
  /** Owner of everything the request reads and writes. */
  readonly subject: string;
  readonly person: NaturalPerson;
  readonly contacts: Contacts;
  /** The same addresses, and whether the provider vouches for them. */
  readonly tokenContacts: TokenContacts;
  readonly authentication: Authentication;
}

type Claims = { readonly [claim: string]: unknown };

// What the envelope can carry (envelope-1.0.xsd): AddressCodeType, IdentifierType, EmailType, PhoneType, DateType, CountryType.
const SUBJECT = /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/;
const IDENTIFIER = /^[A-Za-z0-9-]{1,32}$/;
const EMAIL = /^(?=.{3,254}$)[^@\s]+@[^@\s]+$/;
const PHONE = /^\+[1-9][0-9]{6,14}$/;
const DAY = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
const COUNTRY = /^[A-Z]{2}$/;
const MAX_NAME_LENGTH = 300;
const MAX_METHOD_LENGTH = 200;

const nameOf = (value: unknown): string | undefined => {
  const name = typeof value === 'string' ? normaliseText(value)?.trim() : undefined;
  return name === undefined || name === '' || [...name].length > MAX_NAME_LENGTH ? undefined : name;
};

const matching = (value: unknown, pattern: RegExp): string | undefined => {
  const text = typeof value === 'string' ? normaliseText(value) : undefined;
  return text !== undefined && pattern.test(text) ? text : undefined;
};

// The plain words, or the URIs of eIDAS (http://eidas.europa.eu/LoA/high).
const levelOf = (acr: unknown): AssuranceLevel | undefined =>
  typeof acr === 'string'
    ? (/(?:^|\/)(low|substantial|high)$/.exec(acr)?.[1] as AssuranceLevel | undefined)
    : undefined;

const instantOf = (seconds: unknown): string | undefined =>
  typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 && seconds < 1e11
    ? new Date(seconds * 1000).toISOString()
    : undefined;

const methodOf = (amr: unknown): string => {
  const methods = Array.isArray(amr)
    ? amr.filter((method): method is string => typeof method === 'string' && /^[\x21-\x7e]+$/.test(method))
    : [];
  return methods.join(' ').slice(0, MAX_METHOD_LENGTH) || 'oidc';
};

const languageOf = (locale: unknown): string =>
  typeof locale === 'string' && /^en(?:$|[-_])/i.test(locale) ? 'en' : 'ka';

// Providers that do not check addresses say so; those of the register of eIDs, which do, leave the claim out (ADR 0030).
const contactOf = (address: string, verified: unknown): TokenContact => ({
  address,
  vouched: verified === undefined || verified === true || verified === 'true',
});

/**
 * Who a verified token speaks for. E-mail and phone that are missing or malformed are left out; the rest must be there and fit the envelope.
 * Problems: Unauthenticated (names the claim), Forbidden (the token acts for somebody else, which is not offered).
 */
export const identityOf = (claims: Claims): Result<CitizenIdentity> => {
  // Taking such a token as the person's own would file letters under the wrong name.
  if (claims.acting_for !== undefined)
    return fail('Forbidden', 'Acting for somebody else (acting_for) is not offered yet.');

  const subject = matching(claims.sub, SUBJECT);
  const givenName = nameOf(claims.given_name);
  const familyName = nameOf(claims.family_name);
  const personalNumber = matching(claims.personal_number, IDENTIFIER);
  const level = levelOf(claims.acr);
  const authenticatedAt = instantOf(claims.auth_time);
  const unusable = [
    ...(subject === undefined ? ['sub'] : []),
    ...(givenName === undefined ? ['given_name'] : []),
    ...(familyName === undefined ? ['family_name'] : []),
    ...(claims.personal_number !== undefined && personalNumber === undefined ? ['personal_number'] : []),
    ...(level === undefined ? ['acr'] : []),
    ...(authenticatedAt === undefined ? ['auth_time'] : []),
  ];
  if (
    subject === undefined ||
    givenName === undefined ||
    familyName === undefined ||
    level === undefined ||
    authenticatedAt === undefined ||
    unusable.length > 0
  ) {
    return fail('Unauthenticated', `The token lacks a usable ${unusable.join(', ')}.`);
  }

  const birthDate = matching(claims.birthdate, DAY);
  const citizenship = matching(claims.citizenship, COUNTRY);
  const email = matching(claims.email, EMAIL);
  const phone = matching(claims.phone_number, PHONE);
  return ok({
    subject,
    person: {
      kind: 'natural',
      givenName,
      familyName,
      ...(personalNumber !== undefined && { personalNumber }),
      ...(birthDate !== undefined && { birthDate }),
      ...(citizenship !== undefined && { citizenship }),
    },
    contacts: {
      language: languageOf(claims.locale),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
    },
    tokenContacts: {
      subject,
      ...(email !== undefined && { email: contactOf(email, claims.email_verified) }),
      ...(phone !== undefined && { phone: contactOf(phone, claims.phone_number_verified) }),
    },
    authentication: { method: methodOf(claims.amr), level, authenticatedAt },
  });
};
