import type { Outcome } from '../../domain/envelope.ts';
import type { Content } from '../../ports/content.ts';
import type { Transactions } from '../../ports/transaction.ts';
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

/** Lists replies that match no case, the oldest first. Changes nothing. */
export const makeListUnmatched =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly unmatchedReplies: Pick<UnmatchedReplies, 'list'>;
    readonly content: Pick<Content, 'getJson'>;
  }) =>
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
      for (const { unmatchedId, systemCode, messageId, receivedAt, decision, ...reply } of found) {
        const { verified } = await deps.content.getJson<KeptReply>(tx, reply.verifiedContentId);
        const { body, files } = verified.envelope;
        list.push({
          ...{ unmatchedId, systemCode, messageId, receivedAt },
          agencyCode: reply.agencyCode,
          ...(decision !== undefined && { decision }),
          ...(body.block === 'reply' && {
            outcome: body.reply.outcome,
            occurredAt: body.reply.occurredAt,
            ...(body.reply.replyNumber !== undefined && { replyNumber: body.reply.replyNumber }),
          }),
          fileCount: files.length,
        });
      }
      return list;
    });
