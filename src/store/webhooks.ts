import type { ContentId } from '../domain/ids.ts';
import type { Webhook, WebhookClaim, Webhooks } from '../ports/webhooks.ts';
import { changedOne, connectionOf } from './transactions.ts';

// What a claim gets: the relay and the sequencer wake by the same words.
const DUE = `
  state = 'active' and next_try_at <= app_now() and (leased_until is null or leased_until <= app_now())
  and cursor_position < (select last_position from feed_head)`;

const COLUMNS = `
  webhook_id as "webhookId", client_id as "clientId", address, kinds, state, paused_because as "pausedBecause",
  secret_content_id as "secretContentId",
  case when previous_secret_until > app_now() then previous_secret_content_id end as "previousSecretContentId",
  cursor_position as "cursorPosition", failing_since as "failingSince", failure_count as "failureCount", last_failure as "lastFailure",
  last_delivered_at as "lastDeliveredAt", next_try_at as "nextTryAt", created_at as "createdAt"`;

type Row<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

const present = <T>(value: T | null): T | undefined => value ?? undefined;

const toWebhook = (row: Row<Webhook>): Webhook => ({
  ...row,
  kinds: present(row.kinds),
  pausedBecause: present(row.pausedBecause),
  previousSecretContentId: present(row.previousSecretContentId),
  failingSince: present(row.failingSince),
  lastFailure: present(row.lastFailure),
  lastDeliveredAt: present(row.lastDeliveredAt),
});

/** Webhooks in PostgreSQL; meets port Webhooks. */
export const webhooks: Webhooks = {
  async insert(tx, webhook) {
    await connectionOf(tx).query(
      `insert into webhooks (webhook_id, client_id, address, kinds, secret_content_id, cursor_position, next_try_at, created_at)
       values ($1, $2, $3, $4, $5, $6, app_now(), app_now())`,
      [
        webhook.webhookId,
        webhook.clientId,
        webhook.address,
        webhook.kinds ?? null,
        webhook.secretContentId,
        webhook.cursorPosition,
      ],
    );
  },

  async list(tx, owner) {
    const { rows } = await connectionOf(tx).query<Row<Webhook>>(
      `select ${COLUMNS} from webhooks where $1::text is null or client_id = $1 order by created_at, webhook_id`,
      [owner ?? null],
    );
    return rows.map(toWebhook);
  },

  async lock(tx, owner, webhookId) {
    const { rows } = await connectionOf(tx).query<Row<Webhook>>(
      `select ${COLUMNS} from webhooks where webhook_id = $1 and ($2::text is null or client_id = $2) for update`,
      [webhookId, owner ?? null],
    );
    return rows[0] && toWebhook(rows[0]);
  },

  async remove(tx, webhookId) {
    const client = connectionOf(tx);
    const { rows } = await client.query<{ secrets: ContentId[] }>(
      `delete from webhooks where webhook_id = $1
       returning array_remove(array[secret_content_id, previous_secret_content_id], null) as secrets`,
      [webhookId],
    );
    await client.query('delete from content where content_id = any ($1)', [rows.flatMap(({ secrets }) => secrets)]);
  },

  async pause(tx, webhookId) {
    const paused = await connectionOf(tx).query(
      `update webhooks set state = 'paused', paused_because = 'asked', fence = fence + 1, leased_until = null where webhook_id = $1`,
      [webhookId],
    );
    changedOne(paused);
  },

  async startAt(tx, webhookId, cursorPosition) {
    const started = await connectionOf(tx).query(
      `update webhooks set state = 'active', paused_because = null, cursor_position = $2, failing_since = null, failure_count = 0,
         next_try_at = app_now(), fence = fence + 1, leased_until = null
       where webhook_id = $1`,
      [webhookId, cursorPosition],
    );
    changedOne(started);
  },

  async setSecret(tx, webhookId, secretContentId, overlapMs) {
    const client = connectionOf(tx);
    const { rows } = await client.query<{ forgotten: ContentId | null }>(
      'select previous_secret_content_id as forgotten from webhooks where webhook_id = $1 for update',
      [webhookId],
    );
    const set = await client.query(
      `update webhooks set previous_secret_content_id = secret_content_id, previous_secret_until = app_now() + $3 * interval '1 millisecond',
         secret_content_id = $2
       where webhook_id = $1`,
      [webhookId, secretContentId, overlapMs],
    );
    changedOne(set);
    await client.query('delete from content where content_id = $1', [rows[0]?.forgotten ?? null]);
  },

  async claim(tx, webhookId, leaseMs) {
    const { rows } = await connectionOf(tx).query<Row<WebhookClaim> & { fence: number }>({
      name: 'webhook-claim',
      text: `update webhooks set fence = fence + 1, leased_until = app_now() + $2 * interval '1 millisecond'
             where webhook_id in (select webhook_id from webhooks where webhook_id = $1 and ${DUE} for update skip locked)
             returning fence, ${COLUMNS}`,
      values: [webhookId, leaseMs],
    });
    const row = rows[0];
    return row && { ...toWebhook(row), fence: row.fence };
  },

  async saveDelivered(tx, { webhookId, fence }, through) {
    const { rowCount } = await connectionOf(tx).query({
      name: 'webhook-delivered',
      text: `update webhooks set cursor_position = $3, leased_until = null, failing_since = null, failure_count = 0, last_failure = null,
               last_delivered_at = app_now(), next_try_at = app_now()
             where webhook_id = $1 and fence = $2`,
      values: [webhookId, fence, through],
    });
    return rowCount === 1;
  },

  async saveFailed(tx, { webhookId, fence }, { failure, dueInMs, pausedAfterMs }) {
    const { rows } = await connectionOf(tx).query<{ state: 'active' | 'paused' }>(
      `update webhooks set leased_until = null, failing_since = coalesce(failing_since, app_now()), failure_count = failure_count + 1,
         last_failure = $3, next_try_at = app_now() + $4 * interval '1 millisecond',
         state = case when failing_since <= app_now() - $5 * interval '1 millisecond' then 'paused' else state end,
         paused_because = case when failing_since <= app_now() - $5 * interval '1 millisecond' then 'failing' end
       where webhook_id = $1 and fence = $2 returning state`,
      [webhookId, fence, failure, dueInMs, pausedAfterMs],
    );
    const state = rows[0]?.state;
    return state === undefined ? 'lost' : state === 'paused' ? 'paused' : 'retrying';
  },

  async due(tx, limit) {
    const { rows } = await connectionOf(tx).query<{ webhook_id: string }>({
      name: 'webhooks-due',
      text: `select webhook_id from webhooks where ${DUE} order by next_try_at limit $1`,
      values: [limit],
    });
    return rows.map((row) => row.webhook_id);
  },
};
