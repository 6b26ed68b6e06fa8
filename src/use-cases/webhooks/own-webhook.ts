import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import type { Webhook, Webhooks } from '../../ports/webhooks.ts';

/** What every change of a webhook needs. */
export interface OwnWebhookDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly webhooks: Pick<Webhooks, 'lock'>;
}

/**
 * Runs `work` on a webhook under its row lock. `owner` is a client id, undefined an operator. Problem NotFound, also for a webhook of
 * another client.
 */
export const withOwnWebhook = <T>(
  deps: OwnWebhookDeps,
  owner: string | undefined,
  webhookId: string,
  work: (tx: Transaction, webhook: Webhook) => Promise<Result<T>>,
): Promise<Result<T>> =>
  deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
    const webhook = await deps.webhooks.lock(tx, owner, webhookId);
    return webhook === undefined ? fail('NotFound', 'There is nothing with this id.') : work(tx, webhook);
  });

/** The webhook as it is after a change. */
export const reread = async (deps: OwnWebhookDeps, tx: Transaction, webhookId: string): Promise<Result<Webhook>> => {
  const webhook = await deps.webhooks.lock(tx, undefined, webhookId);
  if (webhook === undefined) throw new Error('a locked webhook is gone');
  return ok(webhook);
};
