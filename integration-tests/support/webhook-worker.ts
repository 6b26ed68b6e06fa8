import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { composeFeedWorker } from '../../src/compose-feed.ts';
import { composeStore } from '../../src/compose-store.ts';
import { makeWebhookCalls } from '../../src/outbound/webhooks/webhook-calls.ts';
import { makePool } from '../../src/store/pool.ts';
import { ids, rememberingLog, rememberingQueue } from './parts.ts';

const FILE = fileURLToPath(import.meta.url);

/** A process of its own that delivers to one webhook, once. */
export const webhookWorker = (databaseUrl: string, webhookId: string, environment: NodeJS.ProcessEnv = {}) => {
  const child = spawn(process.execPath, ['--import', 'tsx', FILE, databaseUrl, webhookId], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit');
  return {
    ended,
    /** kill -9. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

const [, script, databaseUrl, webhookId] = process.argv;
if (script === FILE && databaseUrl !== undefined && webhookId !== undefined) {
  const pool = makePool({ databaseUrl, role: 'shikriki_worker', max: 2, onError: () => undefined });
  const worker = composeFeedWorker(composeStore(pool, ids), {
    queue: rememberingQueue(),
    webhookCalls: makeWebhookCalls({ allowPrivate: ['127.0.0.0/8'], httpLoopback: true, now: () => new Date() }),
    random: Math.random,
    log: rememberingLog(),
  });
  await worker.deliverWebhook(webhookId, new AbortController().signal);
  await pool.end();
}
