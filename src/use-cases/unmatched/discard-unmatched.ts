import { fail, ok, type Result } from '../../domain/problems.ts';
import type { ExchangeRecords } from '../../ports/exchange-records.ts';
import type { Inbox } from '../../ports/inbox.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { DiscardReason, UnmatchedReplies } from '../../ports/unmatched-replies.ts';
import { type By, checkBy, type KeepAct } from '../operator/operator.ts';

/**
 * Lets go of a reply that matches no case, with the reason. Everything of it is kept, so that it can be matched later all the same.
 * Idempotent; the first reason stands. Problems: Validation, NotFound, AlreadyDecided (it is in a case).
 */
export const makeDiscardUnmatched =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly unmatchedReplies: Pick<UnmatchedReplies, 'lock' | 'decide'>;
    readonly inbox: Pick<Inbox, 'find'>;
    readonly keepAct: KeepAct;
    readonly records: Pick<ExchangeRecords, 'appendLog'>;
  }) =>
  async (command: {
    readonly unmatchedId: string;
    readonly reason: DiscardReason;
    readonly by: By;
  }): Promise<Result<undefined>> => {
    const { unmatchedId, reason } = command;
    const by = checkBy(command.by);
    if (!by.ok) return by;
    const operator = by.value.actor;
    return deps.transactions.inTransaction({ kind: 'operator', name: operator }, async (tx) => {
      const reply = await deps.unmatchedReplies.lock(tx, unmatchedId);
      if (reply === undefined) return fail('NotFound', 'There is no unmatched reply with this id.');
      if (reply.decision?.state === 'matched') return fail('AlreadyDecided', 'The reply is in a case.');
      if (reply.decision?.state === 'discarded') return ok(undefined);
      await deps.unmatchedReplies.decide(tx, unmatchedId, { state: 'discarded', reason, operator });
      await deps.keepAct(tx, by.value, 'unmatched.discard', unmatchedId);
      const { systemCode, messageId } = reply;
      const entry = await deps.inbox.find(tx, systemCode, messageId);
      if (entry === undefined) throw new Error('an unmatched reply without its message');
      const bytesSha256 = entry.sha256;
      await deps.records.appendLog(tx, { entry: 'discarded', direction: 'in', messageId, systemCode, bytesSha256 });
      return ok(undefined);
    });
  };

export type DiscardUnmatched = ReturnType<typeof makeDiscardUnmatched>;
