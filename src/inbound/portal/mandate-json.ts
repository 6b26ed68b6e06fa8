import { dayInTbilisi } from '../../domain/days.ts';
import type { Person } from '../../domain/envelope.ts';
import { mandateNumber, mandateState } from '../../domain/mandate.ts';
import type { Mandate } from '../../generated/schemas.ts';
import type { FoundMandate } from '../../ports/mandates.ts';

/** The name of a person or an organisation, in one piece. */
export const nameOfPerson = (person: Person): string =>
  person.kind === 'natural' ? `${person.givenName} ${person.familyName}` : person.name;

const toParty = (person: Person): Mandate['owner'] => ({ kind: person.kind, name: nameOfPerson(person) });

/** A mandate as mandate.schema.json writes it; numbers of people stay where they are. */
export const toMandate = ({ entry, parties }: FoundMandate, now: Date): Mandate => {
  const state = mandateState(entry, now, dayInTbilisi(now));
  return {
    mandateId: entry.mandateId,
    number: mandateNumber(entry.mandateId),
    owner: toParty(parties.owner),
    holder: toParty(parties.holder),
    rights: entry.rights,
    ...(entry.agencyCodes !== undefined && { agencyCodes: [...entry.agencyCodes] as [string, ...string[]] }),
    ...(entry.letterTypes !== undefined && { letterTypes: [...entry.letterTypes] as [string, ...string[]] }),
    validFrom: entry.validFrom,
    validUntil: entry.validUntil,
    state,
    grantedAt: entry.grantedAt.toISOString(),
    ...(state === 'waiting' && { acceptUntil: entry.acceptUntil.toISOString() }),
    ...(entry.acceptedAt !== undefined && { acceptedAt: entry.acceptedAt.toISOString() }),
    ...(entry.endedAt !== undefined && { endedAt: entry.endedAt.toISOString() }),
    ...(entry.firstUsedAt !== undefined && { firstUsedAt: entry.firstUsedAt.toISOString() }),
  };
};
