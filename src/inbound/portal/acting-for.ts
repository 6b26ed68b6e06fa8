import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type CaseId, isUuid, parseId } from '../../domain/ids.ts';
import { holderKey, type MandateAct, registerNumber } from '../../domain/mandate.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { CaseReads } from '../../ports/case-reads.ts';
import type { FoundMandate } from '../../ports/mandates.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import type { NoteMandateAct } from '../../use-cases/mandates/note-mandate-act.ts';
import type { UseMandate } from '../../use-cases/mandates/use-mandate.ts';
import type { CitizenIdentity } from '../http/access-token.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { notFound } from './reply.ts';

/** What acting for another needs. */
export interface ActForDeps {
  readonly useMandate: UseMandate;
  readonly noteMandateAct: NoteMandateAct;
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly caseReads: Pick<CaseReads, 'findCase'>;
}

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
  { useMandate }: Pick<ActForDeps, 'useMandate'>,
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

const actOf = ({ method, routeOptions: { url = '' } }: FastifyRequest): MandateAct | undefined => {
  if (url === '/v1/cases' || url === '/v1/completed-tasks' || url.endsWith('.csv')) return 'listed';
  if (url === '/v1/drafts') return 'listed';
  if (url === '/v1/cases/:caseId' || (method === 'GET' && url === '/v1/drafts/:draftId')) return 'read';
  // These write it down themselves, together with the letter.
  if (method === 'POST' && /^\/v1\/(?:letters|cases\/:caseId\/letters)$/.test(url)) return undefined;
  if (url.endsWith('/opened')) return 'opened';
  if (method === 'POST' && url === '/v1/uploads') return 'uploaded';
  if (method === 'DELETE') return 'removed';
  if (method !== 'GET' && method !== 'HEAD') return 'changed';
  return url.startsWith('/v1/cases/') ? 'downloaded' : url.startsWith('/v1/uploads') ? 'read' : undefined;
};

/**
 * Holds requests under a mandate to it: cases outside its agencies and letter types are not there, and what was done is in its log before the
 * answer leaves. Where it has ended meanwhile, nothing is shown.
 */
export const keepToMandate = (scope: FastifyInstance, deps: ActForDeps): void => {
  scope.addHook('preHandler', async (request, reply) => {
    const mandate = request.citizen?.acting?.mandate;
    const { caseId } = request.params as { readonly caseId?: string };
    if (request.citizen === null || mandate === undefined || caseId === undefined) return undefined;
    const actor = actorOfIdentity(request.citizen);
    const id = parseId<CaseId>(caseId);
    const reached =
      id !== undefined &&
      (await deps.transactions.inTransaction(actor, (tx) => deps.caseReads.findCase(tx, actor.subject, id)));
    return reached ? undefined : sendProblem(reply, notFound().problem);
  });

  scope.addHook('onSend', async (request, reply, payload) => {
    const { citizen } = request;
    const act = reply.statusCode < 400 && citizen?.acting?.mandate !== undefined ? actOf(request) : undefined;
    if (citizen === null || act === undefined) return payload;
    const { caseId } = request.params as { readonly caseId?: string };
    try {
      await deps.noteMandateAct(actorOfIdentity(citizen), act, caseId);
      return payload;
    } catch (error) {
      if (payload instanceof Readable) payload.destroy();
      throw error;
    }
  });
};
