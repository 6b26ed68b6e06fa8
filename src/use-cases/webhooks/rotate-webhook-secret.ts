import { ok } from '../../domain/problems.ts';
import { SECRET_OVERLAP_MS } from '../../domain/webhook.ts';
import type { Content } from '../../ports/content.ts';
import type { Webhooks } from '../../ports/webhooks.ts';
import { type OwnWebhookDeps, reread, withOwnWebhook } from './own-webhook.ts';

/**
 * Gives a webhook a new secret, told this once. For a day bodies are signed with both, so that a receiver can change over in between. Not
 * idempotent: a second rotation within the day ends the first secret. Problem NotFound.
 */
export const makeRotateWebhookSecret =
  (
    deps: OwnWebhookDeps & {
      readonly webhooks: Pick<Webhooks, 'lock' | 'setSecret'>;
      readonly content: Pick<Content, 'put'>;
      readonly newSecret: () => string;
    },
  ) =>
  (owner: string | undefined, webhookId: string) =>
    withOwnWebhook(deps, owner, webhookId, async (tx) => {
      const secret = deps.newSecret();
      const contentId = await deps.content.put(tx, Buffer.from(secret));
      await deps.webhooks.setSecret(tx, webhookId, contentId, SECRET_OVERLAP_MS);
      const webhook = await reread(deps, tx, webhookId);
      return webhook.ok ? ok({ webhook: webhook.value, secret }) : webhook;
    });

export type RotateWebhookSecret = ReturnType<typeof makeRotateWebhookSecret>;
