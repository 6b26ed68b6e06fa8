import type { FastifyInstance } from 'fastify';
import { limitsOfFiling } from '../../domain/capabilities.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { Agency, AgencyPage } from '../../generated/schemas.ts';
import type { AgencyEntry, LetterType, Registry } from '../../ports/registry.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { citizenOf } from './citizen.ts';
import { cursorsOf } from './cursor.ts';
import { notFound, orNotFound, sendResult } from './reply.ts';
import { common, DEFAULT_LIMIT, PAGE_PARAMETERS, queryCheck } from './schemas.ts';

interface AgencyQuery {
  readonly search?: string;
  readonly category?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

const CATEGORY = { type: 'string', pattern: '^[a-z][a-z0-9_.\\-]{0,63}$' };

const checkQuery = queryCheck<AgencyQuery>({ ...PAGE_PARAMETERS, category: CATEGORY });
const checkCode = queryCheck<{ readonly agencyCode: string }>({ agencyCode: common('Code') });
const cursors = cursorsOf<{ readonly code: string }>('agencies', ['code']);

const toAgency = ({ code, nameKa, nameEn, category, acceptsLetters }: AgencyEntry): Agency => ({
  agencyCode: code,
  nameKa,
  nameEn,
  category,
  acceptsLetters,
});

// Only in the answer about one agency: a portal asks it before a letter is written.
const toAgencyDetail = (entry: AgencyEntry, knownTypes: readonly LetterType[]): Agency => {
  const { capabilities } = entry;
  if (!entry.acceptsLetters || capabilities === undefined) return toAgency(entry);
  const limits = limitsOfFiling(capabilities);
  const codes = knownTypes
    .filter(({ agencyCodes }) => agencyCodes?.includes(entry.code) ?? true)
    .map(({ code }) => code);
  return {
    ...toAgency(entry),
    acceptedLetterTypes: codes.filter((code) => capabilities.letterTypes?.includes(code) ?? true),
    limits: { ...limits, mediaTypes: [...limits.mediaTypes] },
  };
};

/** GET /v1/agencies and /v1/agencies/{agencyCode}: whom one can write to. */
export const agencyRoutes = (
  app: FastifyInstance,
  {
    transactions,
    registry,
  }: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly registry: Pick<Registry, 'findAgencies' | 'findAgency' | 'letterTypes'>;
  },
): void => {
  const list = async (
    subject: string,
    { cursor, limit = DEFAULT_LIMIT, ...filters }: AgencyQuery,
  ): Promise<Result<AgencyPage>> => {
    const after = cursors.read(cursor, filters);
    if (!after.ok) return after;
    const wanted = { ...filters, limit: limit + 1, ...(after.value !== undefined && { after: after.value.code }) };
    const found = await transactions.inTransaction({ kind: 'citizen', subject }, (tx) =>
      registry.findAgencies(tx, wanted),
    );
    const items = found.slice(0, limit).map(toAgency);
    const last = found.length > limit ? items.at(-1) : undefined;
    return ok({ items, ...(last !== undefined && { nextCursor: cursors.write({ code: last.agencyCode }, filters) }) });
  };

  app.get('/v1/agencies', async (request, reply) => {
    const query = checkQuery(request.query);
    return sendResult(reply, query.ok ? await list(citizenOf(request).subject, query.value) : query);
  });

  app.get('/v1/agencies/:agencyCode', async (request, reply) => {
    const path = checkCode(request.params);
    if (!path.ok) return sendResult(reply, notFound());
    const { subject } = citizenOf(request);
    const found = await transactions.inTransaction({ kind: 'citizen', subject }, async (tx) => {
      const entry = await registry.findAgency(tx, path.value.agencyCode);
      return entry && toAgencyDetail(entry, await registry.letterTypes(tx));
    });
    return sendResult(reply, orNotFound(found));
  });
};
