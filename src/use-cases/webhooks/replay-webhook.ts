import type { Changes } from '../../ports/changes.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Webhooks } from '../../ports/webhooks.ts';
import { checkPosition } from '../read-changes.ts';
import { type OwnWebhookDeps, reread, withOwnWebhook } from './own-webhook.ts';

/**
 * Delivers again from a position on, or goes on where it stopped where none is given; a paused webhook is set going. Idempotent but for
 * the repeats it asks for. Problems: NotFound, PositionGone, CursorInvalid.
 */
export const makeReplayWebhook =
  (
    deps: OwnWebhookDeps & {
      readonly webhooks: Pick<Webhooks, 'lock' | 'startAt'>;
      readonly changes: Pick<Changes, 'extent'>;
      readonly queue: Pick<Queue, 'publish'>;
    },
  ) =>
  async (owner: string | undefined, webhookId: string, after?: number) => {
    const replayed = await withOwnWebhook(deps, owner, webhookId, async (tx, webhook) => {
      const position = after ?? webhook.cursorPosition;
      const readable = checkPosition(position, await deps.changes.extent(tx));
      if (!readable.ok) return readable;
      await deps.webhooks.startAt(tx, webhookId, position);
      return reread(deps, tx, webhookId);
    });
    if (replayed.ok) await deps.queue.publish([{ topic: 'webhook', id: webhookId }]);
    return replayed;
  };

export type ReplayWebhook = ReturnType<typeof makeReplayWebhook>;
