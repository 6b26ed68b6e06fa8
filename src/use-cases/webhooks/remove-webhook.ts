import { ok } from '../../domain/problems.ts';
import type { Webhooks } from '../../ports/webhooks.ts';
import { type OwnWebhookDeps, withOwnWebhook } from './own-webhook.ts';

/** Removes a webhook with its secrets. What is under way may still arrive once. Problem NotFound. */
export const makeRemoveWebhook =
  (deps: OwnWebhookDeps & { readonly webhooks: Pick<Webhooks, 'lock' | 'remove'> }) =>
  (owner: string | undefined, webhookId: string) =>
    withOwnWebhook(deps, owner, webhookId, async (tx) => {
      await deps.webhooks.remove(tx, webhookId);
      return ok(undefined);
    });

export type RemoveWebhook = ReturnType<typeof makeRemoveWebhook>;
