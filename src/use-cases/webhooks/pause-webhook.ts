import type { Webhooks } from '../../ports/webhooks.ts';
import { type OwnWebhookDeps, reread, withOwnWebhook } from './own-webhook.ts';

/** Stops delivering until it is replayed; its cursor stays. Idempotent. Problem NotFound. */
export const makePauseWebhook =
  (deps: OwnWebhookDeps & { readonly webhooks: Pick<Webhooks, 'lock' | 'pause'> }) =>
  (owner: string | undefined, webhookId: string) =>
    withOwnWebhook(deps, owner, webhookId, async (tx) => {
      await deps.webhooks.pause(tx, webhookId);
      return reread(deps, tx, webhookId);
    });

export type PauseWebhook = ReturnType<typeof makePauseWebhook>;
