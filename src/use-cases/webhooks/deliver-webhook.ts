import { WEBHOOK_PAUSED_AFTER_MS, webhookRetryDelayMs } from '../../domain/webhook.ts';
import type { Change, Changes } from '../../ports/changes.ts';
import type { Content } from '../../ports/content.ts';
import type { Log } from '../../ports/log.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { WebhookAnswer, WebhookCalls } from '../../ports/webhook-calls.ts';
import type { WebhookClaim, Webhooks } from '../../ports/webhooks.ts';
import { batchBody, secretsOf } from './webhook-batch.ts';

// Three times the longest call: a slow receiver is not taken for a dead worker.
const LEASE_MS = 30_000;
const CHANGES_A_POST = 100;
// How far one look reaches where the filter lets little through.
const POSITIONS_A_LOOK = 10_000;
// After this many batches in a row the place is left to another webhook.
const BATCHES_A_TURN = 20;

const WORKER = { kind: 'worker' } as const;

interface DeliverWebhookDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly changes: Pick<Changes, 'extent' | 'read'>;
  readonly webhooks: Pick<Webhooks, 'claim' | 'saveDelivered' | 'saveFailed'>;
  readonly content: Pick<Content, 'get'>;
  readonly webhookCalls: Pick<WebhookCalls, 'post'>;
  readonly queue: Pick<Queue, 'publish'>;
  readonly random: () => number;
  readonly log: Pick<Log, 'note' | 'warn'>;
}

interface Batch {
  readonly claim: WebhookClaim;
  readonly changes: readonly Change[];
  /** What the receiver confirms by taking it: the filter may have left changes out before. */
  readonly through: number;
  readonly secrets: readonly string[];
}

/**
 * Delivers what one webhook has not confirmed yet, in order, batch by batch. The cursor moves only after a 2xx: a worker that dies in
 * between sends the batch again, so a receiver gets every change at least once. Does nothing where another worker has it, it is paused
 * or not due. Retried from PostgreSQL; paused with a warning after three days of failures. Source: ADR 0025.
 */
export const makeDeliverWebhook =
  (deps: DeliverWebhookDeps) =>
  async (webhookId: string, signal: AbortSignal): Promise<void> => {
    for (let batches = 0; batches < BATCHES_A_TURN; batches++) {
      if (signal.aborted) return;
      const batch = await deps.transactions.inTransaction(WORKER, (tx) => nextBatch(deps, tx, webhookId));
      if (batch === undefined || !(await deliver(deps, batch, signal))) return;
    }
    await deps.queue.publish([{ topic: 'webhook', id: webhookId }]);
  };

export type DeliverWebhook = ReturnType<typeof makeDeliverWebhook>;

const nextBatch = async (
  deps: DeliverWebhookDeps,
  tx: Parameters<Webhooks['claim']>[0],
  webhookId: string,
): Promise<Batch | undefined> => {
  const claim = await deps.webhooks.claim(tx, webhookId, LEASE_MS);
  if (claim === undefined) return undefined;
  const { lastPosition } = await deps.changes.extent(tx);
  const reach = Math.min(lastPosition, claim.cursorPosition + POSITIONS_A_LOOK);
  const { cursorPosition: after, kinds } = claim;
  const changes = await deps.changes.read(tx, { after, through: reach, kinds, limit: CHANGES_A_POST });
  const through = changes.length === CHANGES_A_POST ? (changes.at(-1)?.position ?? reach) : reach;
  return { claim, changes, through, secrets: await secretsOf(deps.content, tx, claim) };
};

/** @returns whether to go on with the next batch. */
const deliver = async (deps: DeliverWebhookDeps, batch: Batch, signal: AbortSignal): Promise<boolean> => {
  const { claim, changes, through, secrets } = batch;
  const { webhookId, address } = claim;
  if (changes.length > 0) {
    const body = batchBody(webhookId, changes, through);
    const answer = await deps.webhookCalls.post({ address, webhookId, position: through, body, secrets }, signal);
    if (answer.kind === 'failed') {
      await saveFailure(deps, claim, answer);
      return false;
    }
    deps.log.note('webhook.delivered', { webhookId, count: changes.length, position: through });
  }
  return deps.transactions.inTransaction(WORKER, (tx) => deps.webhooks.saveDelivered(tx, claim, through));
};

const saveFailure = async (
  deps: DeliverWebhookDeps,
  claim: WebhookClaim,
  answer: Extract<WebhookAnswer, { kind: 'failed' }>,
): Promise<void> => {
  const attempt = claim.failureCount + 1;
  const dueInMs = webhookRetryDelayMs(attempt, deps.random(), answer.retryAfterMs);
  const saved = await deps.transactions.inTransaction(WORKER, (tx) =>
    deps.webhooks.saveFailed(tx, claim, { failure: answer.failure, dueInMs, pausedAfterMs: WEBHOOK_PAUSED_AFTER_MS }),
  );
  const fields = { webhookId: claim.webhookId, attempt, reason: answer.failure };
  if (saved === 'paused') deps.log.warn('webhook.paused', fields);
  else deps.log.warn('webhook.failed', { ...fields, dueInMs });
};
