import type { Contacts, Mandate, Person } from '../../domain/envelope.ts';
import type { CitizenIdentity } from './citizen-identity.ts';
import { type Claims, DAY, EMAIL, IDENTIFIER, matching, nameOf, PHONE, SUBJECT } from './claims.ts';

const ORGANISATION = 'org:';

/** Whether a subject is that of an organisation: `org:` and its identification code. */
export const isOrganisationSubject = (subject: unknown): boolean =>
  typeof subject === 'string' && subject.toLowerCase().startsWith(ORGANISATION);

/** The owner of what an organisation sends and gets, whoever speaks for it. */
const organisationSubject = (identificationCode: string): string => `${ORGANISATION}${identificationCode}`;

const KNOWN = {
  legal: new Set(['kind', 'identification_code', 'name', 'legal_form', 'email', 'phone_number', 'mandate']),
  natural: new Set(['kind', 'sub', 'given_name', 'family_name', 'personal_number', 'email', 'phone_number', 'mandate']),
  mandate: new Set(['reference', 'kind', 'valid_from', 'valid_until']),
} as const;

type SignedIn = Pick<CitizenIdentity, 'signedInAs' | 'contacts' | 'tokenContacts'>;

const isRecord = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// A claim that is not known may limit what the token is good for: nothing is read past it.
const onlyKnown = (claims: Claims, known: ReadonlySet<string>): boolean =>
  Object.keys(claims).every((key) => known.has(key));

const partyOf = (claims: Claims): { readonly subject: string; readonly party: Person } | undefined => {
  if (claims.kind === 'legal' && onlyKnown(claims, KNOWN.legal)) {
    const name = nameOf(claims.name);
    const number = matching(claims.identification_code, IDENTIFIER);
    const legalForm = nameOf(claims.legal_form);
    if (name === undefined || number === undefined) return undefined;
    const party = {
      kind: 'legal' as const,
      name,
      organisationNumber: number,
      ...(legalForm !== undefined && { legalForm }),
    };
    return { subject: organisationSubject(number), party };
  }
  if (claims.kind === 'natural' && onlyKnown(claims, KNOWN.natural)) {
    const subject = isOrganisationSubject(claims.sub) ? undefined : matching(claims.sub, SUBJECT);
    const givenName = nameOf(claims.given_name);
    const familyName = nameOf(claims.family_name);
    const number = matching(claims.personal_number, IDENTIFIER);
    if (subject === undefined || givenName === undefined || familyName === undefined) return undefined;
    if (claims.personal_number !== undefined && number === undefined) return undefined;
    const personalNumber = number === undefined ? {} : { personalNumber: number };
    return {
      subject,
      party: { kind: 'natural', givenName, familyName, ...personalNumber },
    };
  }
  return undefined;
};

const mandateOf = (claim: unknown): Mandate | undefined => {
  if (!isRecord(claim) || !onlyKnown(claim, KNOWN.mandate)) return undefined;
  const reference = nameOf(claim.reference)?.slice(0, 200);
  const kind = nameOf(claim.kind)?.slice(0, 200);
  const validFrom = matching(claim.valid_from, DAY);
  const validUntil = matching(claim.valid_until, DAY);
  if (reference === undefined || kind === undefined) return undefined;
  if ((claim.valid_from ?? validFrom) !== validFrom || (claim.valid_until ?? validUntil) !== validUntil)
    return undefined;
  return {
    reference,
    kind,
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
  };
};

// An organisation has no mailbox but its people's, as far as the provider vouches for it; what a person is told is told to nobody else.
const contactsOf = (claims: Claims, { contacts: own, tokenContacts }: SignedIn, party: Person): Contacts => {
  const email = matching(claims.email, EMAIL);
  const phone = matching(claims.phone_number, PHONE);
  const said = { ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) };
  return party.kind === 'legal' && email === undefined && phone === undefined
    ? {
        language: own.language,
        ...(tokenContacts.email?.vouched === true && { email: tokenContacts.email.address }),
        ...(tokenContacts.phone?.vouched === true && { phone: tokenContacts.phone.address }),
      }
    : { language: own.language, ...said };
};

/**
 * Whom a token acts for, as its claim acting_for says: `{kind: legal, identification_code, name, legal_form?}` or `{kind: natural, sub,
 * given_name, family_name, personal_number?}`, both with `email?`, `phone_number?`, `mandate? {reference, kind, valid_from?, valid_until?}`. The identity provider vouches
 * for it. @returns undefined where anything of it is not understood.
 */
export const representedIn = (
  claim: unknown,
  signedIn: SignedIn,
): Pick<CitizenIdentity, 'subject' | 'contacts' | 'acting'> | undefined => {
  if (!isRecord(claim)) return undefined;
  const found = partyOf(claim);
  const proof = mandateOf(claim.mandate);
  if (found === undefined || found.subject === signedIn.signedInAs) return undefined;
  if (claim.mandate !== undefined && proof === undefined) return undefined;
  const { subject, party } = found;
  return {
    subject,
    contacts: contactsOf(claim, signedIn, party),
    acting: { party, ...(proof !== undefined && { proof }) },
  };
};
