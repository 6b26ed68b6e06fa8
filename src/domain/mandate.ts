import type { Day } from './days.ts';
import type { Contacts, Mandate, Person } from './envelope.ts';
import { fail, ok, type Problem, type Result } from './problems.ts';

/** What a mandate lets its holder do: look, or also write, upload and send. */
export type MandateRights = 'read' | 'write';

/** To which of the owner's letters a mandate is limited; what is missing is not limited. */
export interface MandateScope {
  readonly agencyCodes?: readonly string[];
  readonly letterTypes?: readonly string[];
}

/** The mandate of this exchange under which somebody acts. */
export interface UsedMandate extends MandateScope {
  readonly mandateId: string;
  /** Subject of whom it was given to: a person, or an organisation that the person speaks for. */
  readonly holder: string;
  readonly rights: MandateRights;
}

/** Somebody acts for another: for whom, and by what right. */
export interface Acting {
  readonly party: Person;
  /** As the envelope states it. */
  readonly proof?: Mandate;
  /** Missing: the identity provider vouches for it. */
  readonly mandate?: UsedMandate;
}

/** The two sides of a mandate, as they were known when it was given. */
export interface MandateParties {
  readonly owner: Person;
  /** Where the owner is told about it. */
  readonly ownerContacts: Contacts;
  readonly holder: Person;
}

/** A mandate as it stands in the book. */
export interface MandateEntry extends MandateScope {
  readonly mandateId: string;
  readonly ownerSubject: string;
  readonly rights: MandateRights;
  readonly validFrom: Day;
  /** Inclusive. */
  readonly validUntil: Day;
  readonly grantedAt: Date;
  readonly acceptUntil: Date;
  readonly holderSubject?: string;
  readonly acceptedAt?: Date;
  readonly endedAt?: Date;
  readonly endedBecause?: 'revoked' | 'declined' | 'given_back';
  readonly firstUsedAt?: Date;
}

/** The number by which registers know a party: a personal number or an identification code. */
export const registerNumber = (party: Person): string | undefined =>
  party.kind === 'natural' ? party.personalNumber : party.organisationNumber;

/** Whom a mandate is offered to, where they have a number: a person and an organisation may have the same. */
export const holderKey = (party: Person): string | undefined => {
  const number = registerNumber(party);
  return number && `${party.kind}:${number}`;
};

/** The number by which its sides talk about a mandate: enough to tell their own apart, and names nobody. */
export const mandateNumber = (mandateId: string): string => `M-${mandateId.slice(-8).toUpperCase()}`;

export type MandateState =
  | 'waiting'
  | 'lapsed'
  | 'not_yet'
  | 'active'
  | 'expired'
  | 'revoked'
  | 'declined'
  | 'given_back';

/** Where a mandate stands at an instant, which is on a day in Georgia. Pure. */
export const mandateState = (
  { endedBecause, acceptedAt, acceptUntil, validFrom, validUntil }: MandateEntry,
  now: Date,
  today: Day,
): MandateState => {
  if (endedBecause !== undefined) return endedBecause;
  if (today > validUntil) return acceptedAt === undefined ? 'lapsed' : 'expired';
  if (acceptedAt === undefined) return acceptUntil <= now ? 'lapsed' : 'waiting';
  return today < validFrom ? 'not_yet' : 'active';
};

const WHY_NOT: { readonly [S in Exclude<MandateState, 'active'>]: string } = {
  waiting: 'The mandate was not accepted yet.',
  lapsed: 'The mandate was not accepted in time.',
  not_yet: 'The mandate is not valid yet.',
  expired: 'The mandate has expired.',
  revoked: 'The mandate was revoked.',
  declined: 'The mandate was declined.',
  given_back: 'The mandate was given back.',
};

/** Whether a mandate may be used now. Problem MandateNotValid, which says why. Pure. */
export const usable = (state: MandateState): Result<undefined> =>
  state === 'active' ? ok(undefined) : fail('MandateNotValid', WHY_NOT[state]);

/** Whether a letter of a type to an agency is within a scope. Problem OutsideMandate, with the places. Pure. */
export const covers = (
  { agencyCodes, letterTypes }: MandateScope,
  letter: { readonly agencyCode: string; readonly letterType: string },
): Result<undefined> => {
  const errors: NonNullable<Problem['errors']> = [
    ...(agencyCodes?.includes(letter.agencyCode) === false
      ? [{ pointer: '/agencyCode', detail: 'the mandate does not reach this agency' }]
      : []),
    ...(letterTypes?.includes(letter.letterType) === false
      ? [{ pointer: '/letterType', detail: 'the mandate does not reach this letter type' }]
      : []),
  ];
  return errors.length === 0
    ? ok(undefined)
    : fail('OutsideMandate', 'The mandate does not reach this letter.', { errors });
};

/** What holders are on record for. */
export type MandateAct = 'read' | 'listed' | 'opened' | 'downloaded' | 'uploaded' | 'removed' | 'sent' | 'changed';

/** One line of it. */
export interface NotedAct {
  readonly actId: string;
  readonly actedAt: Date;
  readonly act: MandateAct;
  readonly caseId?: string;
}
