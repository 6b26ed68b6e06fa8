import type { TokenContact, TokenContacts } from '../../domain/contacts.ts';
import type { AssuranceLevel, Authentication, Contacts, NaturalPerson } from '../../domain/envelope.ts';
import type { Acting } from '../../domain/mandate.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { type Claims, COUNTRY, DAY, EMAIL, IDENTIFIER, matching, nameOf, PHONE, SUBJECT } from './claims.ts';
import { isOrganisationSubject, representedIn } from './represented-party.ts';

/** The citizen of a request, as the identity provider vouches for them. */
export interface CitizenIdentity {
  /** Owner of everything the request reads and writes: who signed in, or whom they act for. */
  readonly subject: string;
  /** Who signed in. */
  readonly person: NaturalPerson;
  readonly signedInAs: string;
  /** Where the owner is reached. */
  readonly contacts: Contacts;
  /** The addresses of who signed in, and whether the provider vouches for them. */
  readonly tokenContacts: TokenContacts;
  readonly authentication: Authentication;
  /** Missing: for themselves. */
  readonly acting?: Acting;
}

const MAX_METHOD_LENGTH = 200;

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
 * A token that acts for an organisation or a person (acting_for) makes them the owner. Problems: Unauthenticated (names the claim), Forbidden
 * (acting_for says something that is not understood).
 */
export const identityOf = (claims: Claims): Result<CitizenIdentity> => {
  // Of an organisation, never of a person who signs in.
  const subject = isOrganisationSubject(claims.sub) ? undefined : matching(claims.sub, SUBJECT);
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
  const identity: CitizenIdentity = {
    subject,
    signedInAs: subject,
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
  };
  if (claims.acting_for === undefined) return ok(identity);
  const represented = representedIn(claims.acting_for, identity);
  // Taking such a token as the person's own would file letters under the wrong name.
  return represented === undefined
    ? fail('Forbidden', 'For whom the token acts (acting_for) cannot be understood.')
    : ok({ ...identity, ...represented });
};
