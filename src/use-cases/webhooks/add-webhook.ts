import { CASE_EVENTS } from '../../domain/case.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Changes } from '../../ports/changes.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Content } from '../../ports/content.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { WebhookCalls } from '../../ports/webhook-calls.ts';
import type { Webhook, Webhooks } from '../../ports/webhooks.ts';
import { checkPosition } from '../read-changes.ts';

// A portal needs one or two; a program that adds in a loop shall notice.
const MOST_WEBHOOKS_OF_A_CLIENT = 20;

const KNOWN_KINDS: ReadonlySet<string> = new Set(CASE_EVENTS);

/** A new webhook with the secret its bodies are signed with; the secret is told this once. */
export interface AddedWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

/**
 * Adds a webhook that begins after position `after`, or at the newest position. Not idempotent: each call adds one.
 * Problems: Validation (the address may not be called), PositionGone, CursorInvalid, Forbidden (too many already).
 */
export const makeAddWebhook =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly changes: Pick<Changes, 'extent'>;
    readonly webhooks: Pick<Webhooks, 'insert' | 'lock' | 'list'>;
    readonly content: Pick<Content, 'put'>;
    readonly webhookCalls: Pick<WebhookCalls, 'checkAddress'>;
    readonly queue: Pick<Queue, 'publish'>;
    readonly ids: Pick<Ids, 'uuid'>;
    readonly newSecret: () => string;
  }) =>
  async (command: {
    readonly clientId: string;
    readonly address: string;
    readonly kinds?: readonly string[] | undefined;
    readonly after?: number | undefined;
  }): Promise<Result<AddedWebhook>> => {
    const allowed = deps.webhookCalls.checkAddress(command.address);
    if (!allowed.ok)
      return fail('Validation', allowed.problem.detail, {
        errors: [{ pointer: '/address', detail: allowed.problem.detail }],
      });
    const unknown = command.kinds?.findIndex((kind) => !KNOWN_KINDS.has(kind)) ?? -1;
    // A word that is mistyped would never come.
    if (unknown >= 0)
      return fail('Validation', 'An event is not known.', {
        errors: [{ pointer: `/events/${unknown}`, detail: `is none of ${CASE_EVENTS.join(', ')}` }],
      });
    const webhookId = deps.ids.uuid();
    const secret = deps.newSecret();
    const added = await deps.transactions.inTransaction(
      { kind: 'worker' },
      async (tx): Promise<Result<AddedWebhook>> => {
        const extent = await deps.changes.extent(tx);
        const after = command.after ?? extent.lastPosition;
        const readable = checkPosition(after, extent);
        if (!readable.ok) return readable;
        const { clientId, address, kinds } = command;
        if ((await deps.webhooks.list(tx, clientId)).length >= MOST_WEBHOOKS_OF_A_CLIENT)
          return fail('Forbidden', `A client may have ${MOST_WEBHOOKS_OF_A_CLIENT} webhooks.`);
        const secretContentId = await deps.content.put(tx, Buffer.from(secret));
        await deps.webhooks.insert(tx, { webhookId, clientId, address, kinds, secretContentId, cursorPosition: after });
        const webhook = await deps.webhooks.lock(tx, clientId, webhookId);
        if (webhook === undefined) throw new Error('the new webhook is not there');
        return ok({ webhook, secret });
      },
    );
    if (added.ok) await deps.queue.publish([{ topic: 'webhook', id: webhookId }]);
    return added;
  };

export type AddWebhook = ReturnType<typeof makeAddWebhook>;
