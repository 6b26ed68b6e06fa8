import type { FastifyInstance, FastifyReply } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import type { Draft, DraftList } from '../../generated/schemas.ts';
import type { DraftLetter, DraftState, Drafts } from '../../ports/drafts.ts';
import type { FormChecks } from '../../ports/form-checks.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { RemoveDraft } from '../../use-cases/drafts/remove-draft.ts';
import { DRAFT_LIFE_MS, formBreaksOf, type SaveDraft } from '../../use-cases/drafts/save-draft.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOf } from './citizen.ts';
import { checkDraftLetter, shapeProblem } from './letter-shape.ts';
import { notFound } from './reply.ts';

interface DraftParams {
  readonly draftId: string;
}

const draftIdOf = ({ draftId }: DraftParams): Result<string> => (isUuid(draftId) ? ok(draftId) : notFound());

const MAX_WARNINGS = 100;

/** A version as If-Match names it: an entity tag (RFC 9110, 8.8.3), quoted. */
const versionOf = (header: string | undefined): Result<number | undefined> => {
  if (header === undefined) return ok(undefined);
  const version = /^"([1-9]\d{0,8})"$/.exec(header.trim())?.[1];
  return version === undefined
    ? fail('Validation', 'If-Match must be the version of the draft in quotation marks, such as "3".')
    : ok(Number(version));
};

const toState = ({ draftId, version, createdAt, savedAt }: DraftState) => ({
  draftId,
  version,
  createdAt: createdAt.toISOString(),
  savedAt: savedAt.toISOString(),
  keptUntil: new Date(savedAt.getTime() + DRAFT_LIFE_MS).toISOString(),
});

// The letter was checked by its schema when it was saved.
type DraftJson = Omit<Draft, 'letter'> & { readonly letter: DraftLetter };

const toDraft = (state: DraftState, letter: DraftLetter, formBreaks: NonNullable<Problem['errors']>): DraftJson => ({
  ...toState(state),
  letter,
  warnings: [...(shapeProblem(letter)?.errors ?? []), ...formBreaks]
    .slice(0, MAX_WARNINGS)
    .map((place) => ({ ...place })),
});

const sendDraft = (reply: FastifyReply, status: number, draft: DraftJson): FastifyReply =>
  reply.code(status).header('etag', `"${draft.version}"`).send(draft);

/** GET /v1/drafts; GET, PUT and DELETE /v1/drafts/{draftId}: letters that are being written. */
export const draftRoutes = (
  app: FastifyInstance,
  deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly drafts: Pick<Drafts, 'list' | 'read'>;
    readonly registry: Pick<Registry, 'letterType'>;
    readonly formChecks: FormChecks;
    readonly saveDraft: SaveDraft;
    readonly removeDraft: RemoveDraft;
  },
): void => {
  app.get('/v1/drafts', async (request): Promise<DraftList> => {
    const actor = actorOf(request);
    const drafts = await deps.transactions.inTransaction(actor, (tx) => deps.drafts.list(tx, actor.subject));
    return { items: drafts.map(({ summary, ...state }) => ({ ...toState(state), ...summary })) };
  });

  app.get<{ Params: DraftParams }>('/v1/drafts/:draftId', async (request, reply) => {
    const actor = actorOf(request);
    const draftId = draftIdOf(request.params);
    if (!draftId.ok) return sendProblem(reply, draftId.problem);
    const found = await deps.transactions.inTransaction(actor, async (tx) => {
      const draft = await deps.drafts.read(tx, actor.subject, draftId.value);
      return draft && { draft, formBreaks: await formBreaksOf(deps, tx, draft.letter) };
    });
    if (found === undefined) return sendProblem(reply, notFound().problem);
    return sendDraft(reply, 200, toDraft(found.draft, found.draft.letter, found.formBreaks));
  });

  app.put<{ Params: DraftParams }>('/v1/drafts/:draftId', async (request, reply) => {
    const draftId = draftIdOf(request.params);
    if (!draftId.ok) return sendProblem(reply, draftId.problem);
    const basedOn = versionOf(request.headers['if-match']);
    if (!basedOn.ok) return sendProblem(reply, basedOn.problem);
    const letter = checkDraftLetter(request.body);
    if (!letter.ok) return sendProblem(reply, letter.problem);
    const saved = await deps.saveDraft({
      actor: actorOf(request),
      draftId: draftId.value,
      letter: letter.value,
      basedOn: basedOn.value,
    });
    if (!saved.ok) return sendProblem(reply, saved.problem);
    const { created, formBreaks, ...state } = saved.value;
    if (created) reply.header('location', `/v1/drafts/${state.draftId}`);
    return sendDraft(reply, created ? 201 : 200, toDraft(state, letter.value, formBreaks));
  });

  app.delete<{ Params: DraftParams }>('/v1/drafts/:draftId', async (request, reply) => {
    const draftId = draftIdOf(request.params);
    if (!draftId.ok) return sendProblem(reply, draftId.problem);
    const removed = await deps.removeDraft(actorOf(request), draftId.value);
    return removed.ok ? reply.code(204).send() : sendProblem(reply, removed.problem);
  });
};
