import type { Transactions } from '../../ports/transaction.ts';
import type { Webhook, Webhooks } from '../../ports/webhooks.ts';

/** The webhooks of a client, the oldest first; of all clients where `owner` is undefined (an operator). */
export const makeListWebhooks =
  (deps: { readonly transactions: Pick<Transactions, 'inTransaction'>; readonly webhooks: Pick<Webhooks, 'list'> }) =>
  (owner: string | undefined): Promise<readonly Webhook[]> =>
    deps.transactions.inTransaction({ kind: 'worker' }, (tx) => deps.webhooks.list(tx, owner));

export type ListWebhooks = ReturnType<typeof makeListWebhooks>;
