import type { Outcome } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import type { UnmatchedReplies, UnmatchedReply } from '../../ports/unmatched-replies.ts';
import type { KeptReply } from './kept-reply.ts';

/** An unmatched reply as an operator sees it: ids, codes and counts, and nothing that was written in it. */
export interface UnmatchedOverview
  extends Pick<UnmatchedReply, 'unmatchedId' | 'agencyCode' | 'systemCode' | 'messageId' | 'receivedAt' | 'decision'> {
  readonly outcome?: Outcome;
  readonly occurredAt?: string;
  /** The number under which the answer left the agency. */
  readonly replyNumber?: string;
  readonly fileCount: number;
}

interface ListUnmatchedDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly content: Pick<Content, 'getJson'>;
}

const overviewOf = async (
  deps: Pick<ListUnmatchedDeps, 'content'>,
  tx: Transaction,
  { unmatchedId, systemCode, messageId, receivedAt, decision, ...reply }: UnmatchedReply,
): Promise<UnmatchedOverview> => {
  const { verified } = await deps.content.getJson<KeptReply>(tx, reply.verifiedContentId);
  const { body, files } = verified.envelope;
  return {
    ...{ unmatchedId, systemCode, messageId, receivedAt },
    agencyCode: reply.agencyCode,
    ...(decision !== undefined && { decision }),
    ...(body.block === 'reply' && {
      outcome: body.reply.outcome,
      occurredAt: body.reply.occurredAt,
      ...(body.reply.replyNumber !== undefined && { replyNumber: body.reply.replyNumber }),
    }),
    fileCount: files.length,
  };
};

/** Lists replies that match no case, the oldest first. Changes nothing. */
export const makeListUnmatched =
  (deps: ListUnmatchedDeps & { readonly unmatchedReplies: Pick<UnmatchedReplies, 'list'> }) =>
  (query: {
    readonly operator: string;
    readonly state?: 'waiting' | 'matched' | 'discarded';
    readonly agencyCode?: string;
    readonly limit?: number;
  }): Promise<readonly UnmatchedOverview[]> =>
    deps.transactions.inTransaction({ kind: 'operator', name: query.operator }, async (tx) => {
      const { state = 'waiting', limit = 100, agencyCode } = query;
      const found = await deps.unmatchedReplies.list(tx, {
        state,
        limit,
        ...(agencyCode !== undefined && { agencyCode }),
      });
      const list: UnmatchedOverview[] = [];
      for (const reply of found) list.push(await overviewOf(deps, tx, reply));
      return list;
    });

/** One reply that matched no case, whatever became of it. Changes nothing. Problem NotFound. */
export const makeFindUnmatched =
  (deps: ListUnmatchedDeps & { readonly unmatchedReplies: Pick<UnmatchedReplies, 'find'> }) =>
  (query: { readonly unmatchedId: string; readonly operator: string }): Promise<Result<UnmatchedOverview>> =>
    deps.transactions.inTransaction({ kind: 'operator', name: query.operator }, async (tx) => {
      const reply = await deps.unmatchedReplies.find(tx, query.unmatchedId);
      return reply === undefined
        ? fail('NotFound', 'There is no unmatched reply with this id.')
        : ok(await overviewOf(deps, tx, reply));
    });

export type ListUnmatched = ReturnType<typeof makeListUnmatched>;
export type FindUnmatched = ReturnType<typeof makeFindUnmatched>;
