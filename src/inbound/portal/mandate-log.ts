import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MandateAct } from '../../domain/mandate.ts';
import type { NoteMandateAct } from '../../use-cases/mandates/note-mandate-act.ts';
import { actorOfIdentity } from './acting-for.ts';

/** `with_the_letter`: the use case writes it down in the transaction that files the letter. `not_noted`: shows nothing of the owner's. */
type Noted = MandateAct | 'with_the_letter' | 'not_noted';

/** What a holder does by each route that they can call, as mandate-act-page.schema.json tells it to the owner. */
export const NOTED: { readonly [route: string]: Noted } = {
  'GET /v1/agencies': 'not_noted',
  'GET /v1/agencies/:agencyCode': 'not_noted',
  'GET /v1/letter-types': 'not_noted',
  'GET /v1/deadline': 'not_noted',
  'POST /v1/uploads': 'uploaded',
  'GET /v1/uploads/:uploadId': 'read',
  'DELETE /v1/uploads/:uploadId': 'removed',
  'POST /v1/letters': 'with_the_letter',
  'POST /v1/letters/check': 'read',
  'GET /v1/drafts': 'listed',
  'GET /v1/drafts/:draftId': 'read',
  'PUT /v1/drafts/:draftId': 'changed',
  'DELETE /v1/drafts/:draftId': 'removed',
  'GET /v1/cases': 'listed',
  'GET /v1/cases.csv': 'listed',
  'GET /v1/completed-tasks': 'listed',
  'GET /v1/completed-tasks.csv': 'listed',
  'GET /v1/cases/:caseId': 'read',
  'GET /v1/cases/:caseId/complaint-draft': 'read',
  'GET /v1/cases/:caseId/envelopes': 'read',
  'PUT /v1/cases/:caseId/opened': 'opened',
  'POST /v1/cases/:caseId/letters': 'with_the_letter',
  'GET /v1/cases/:caseId/letters/:letterId.pdf': 'downloaded',
  'GET /v1/cases/:caseId/receipts/:messageId.pdf': 'downloaded',
  'GET /v1/cases/:caseId/overview.pdf': 'downloaded',
  'GET /v1/cases/:caseId/zip': 'downloaded',
  'GET /v1/cases/:caseId/deadlines.ics': 'downloaded',
  'GET /v1/cases/:caseId/filing-receipt': 'downloaded',
  'GET /v1/cases/:caseId/envelopes/:messageId': 'downloaded',
  'GET /v1/cases/:caseId/files/:fileId': 'downloaded',
};

const actOf = ({ method, routeOptions: { url = '' } }: FastifyRequest): MandateAct | undefined => {
  const route = `${method === 'HEAD' ? 'GET' : method} ${url}`;
  const noted = NOTED[route];
  if (noted === undefined) throw new Error(`${route} has no line in the log of mandates`);
  return noted === 'with_the_letter' || noted === 'not_noted' ? undefined : noted;
};

/**
 * Writes what was done under a mandate into its log before the answer leaves; refused requests are not in it. Where the mandate has ended
 * meanwhile, nothing is shown.
 */
export const keepMandateLog = (
  scope: FastifyInstance,
  { noteMandateAct }: { readonly noteMandateAct: NoteMandateAct },
): void => {
  scope.addHook('onSend', async (request, reply, payload) => {
    const { citizen } = request;
    if (reply.statusCode >= 400 || citizen?.acting?.mandate === undefined) return payload;
    const { caseId } = request.params as { readonly caseId?: string };
    try {
      const act = actOf(request);
      if (act !== undefined) await noteMandateAct(actorOfIdentity(citizen), act, caseId);
      return payload;
    } catch (error) {
      if (payload instanceof Readable) payload.destroy();
      throw error;
    }
  });
};
