import { ok, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { WebhookAnswer, WebhookCalls } from '../../ports/webhook-calls.ts';
import { type OwnWebhookDeps, withOwnWebhook } from './own-webhook.ts';
import { batchBody, secretsOf } from './webhook-batch.ts';

/** Posts a signed body without changes, once, and says what the receiver answered. Changes nothing. Problem NotFound. */
export const makePingWebhook =
  (
    deps: OwnWebhookDeps & {
      readonly content: Pick<Content, 'get'>;
      readonly webhookCalls: Pick<WebhookCalls, 'post'>;
    },
  ) =>
  async (owner: string | undefined, webhookId: string, signal: AbortSignal): Promise<Result<WebhookAnswer>> => {
    const found = await withOwnWebhook(deps, owner, webhookId, async (tx, webhook) =>
      ok({ webhook, secrets: await secretsOf(deps.content, tx, webhook) }),
    );
    if (!found.ok) return found;
    const { webhook, secrets } = found.value;
    const position = webhook.cursorPosition;
    const body = batchBody(webhookId, [], position);
    return ok(await deps.webhookCalls.post({ address: webhook.address, webhookId, position, body, secrets }, signal));
  };

export type PingWebhook = ReturnType<typeof makePingWebhook>;
