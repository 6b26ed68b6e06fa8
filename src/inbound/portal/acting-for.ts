import type { FastifyRequest } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { holderKey, registerNumber } from '../../domain/mandate.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { FoundMandate } from '../../ports/mandates.ts';
import type { CitizenActor } from '../../ports/transaction.ts';
import type { UseMandate } from '../../use-cases/mandates/use-mandate.ts';
import type { CitizenIdentity } from '../http/access-token.ts';

// The mandates, contacts and settings of a person are theirs: who could change them could hide what else they do.
const OF_THE_PERSON = '/v1/me/';

/** Routes without a case that keep to the agencies and letter types of a mandate by themselves. Any other is closed to mandates with such limits. */
const KEEP_TO_SCOPE: ReadonlySet<string> = new Set([
  '/v1/agencies',
  '/v1/agencies/:agencyCode',
  '/v1/letter-types',
  '/v1/deadline',
  '/v1/uploads',
  '/v1/uploads/:uploadId',
  '/v1/letters',
  '/v1/cases',
  '/v1/completed-tasks',
  '/v1/cases.csv',
  '/v1/completed-tasks.csv',
]);

const outside = (detail: string) => fail('OutsideMandate', detail);

/** In whose name the transactions of such a caller run. */
export const actorOfIdentity = ({ subject, signedInAs, person, acting }: CitizenIdentity): CitizenActor => {
  const key = holderKey(acting?.party ?? person);
  return {
    kind: 'citizen',
    subject,
    ...(acting !== undefined && { by: signedInAs }),
    ...(acting?.mandate === undefined
      ? key !== undefined && { holderKey: key }
      : { mandate: { mandateId: acting.mandate.mandateId, holder: acting.mandate.holder } }),
  };
};

const underMandate = (caller: CitizenIdentity, { entry, parties }: FoundMandate): CitizenIdentity => {
  const { person, signedInAs, authentication, tokenContacts } = caller;
  const { mandateId, rights, agencyCodes, letterTypes, validFrom, validUntil } = entry;
  return {
    person,
    signedInAs,
    authentication,
    tokenContacts,
    subject: entry.ownerSubject,
    contacts: parties.ownerContacts,
    acting: {
      party: parties.owner,
      proof: {
        reference: mandateId,
        kind:
          caller.acting === undefined
            ? 'mandate'
            : `mandate of the organisation ${registerNumber(caller.acting.party) ?? caller.subject}`,
        validFrom,
        validUntil,
      },
      mandate: {
        mandateId,
        holder: caller.subject,
        rights,
        ...(agencyCodes !== undefined && { agencyCodes }),
        ...(letterTypes !== undefined && { letterTypes }),
      },
    },
  };
};

/**
 * Whoever the caller acts for by the header Acting-For, the id of a mandate that they hold; themselves without it. Problems: MandateNotValid,
 * OutsideMandate (it only lets look, or the route is the person's own).
 */
export const actFor = async (
  { useMandate }: { readonly useMandate: UseMandate },
  caller: CitizenIdentity,
  request: FastifyRequest,
): Promise<Result<CitizenIdentity>> => {
  const named = request.headers['acting-for'];
  if (named === undefined) return ok(caller);
  if (typeof named !== 'string' || !isUuid(named))
    return fail('MandateNotValid', 'Acting-For must be the id of a mandate.');
  const found = await useMandate(actorOfIdentity(caller), named);
  if (!found.ok) return found;
  const { rights, agencyCodes, letterTypes } = found.value.entry;
  const url = request.routeOptions.url ?? '';
  if (url.startsWith(OF_THE_PERSON)) return outside('Only the person themselves can do this.');
  if (rights === 'read' && request.method !== 'GET' && request.method !== 'HEAD')
    return outside('The mandate lets look, and not act.');
  const limited = agencyCodes !== undefined || letterTypes !== undefined;
  if (limited && !url.includes(':caseId') && !KEEP_TO_SCOPE.has(url))
    return outside('This is not offered under a mandate for some agencies or letter types only.');
  return ok(underMandate(caller, found.value));
};
