import { randomBytes } from 'node:crypto';
import type { Store } from './compose-store.ts';
import type { ChangeSignal } from './ports/changes.ts';
import type { Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { Queue } from './ports/queue.ts';
import type { WebhookCalls } from './ports/webhook-calls.ts';
import { makeReadChanges } from './use-cases/read-changes.ts';
import { makeSequenceChanges } from './use-cases/sequence-changes.ts';
import { makeAddWebhook } from './use-cases/webhooks/add-webhook.ts';
import { makeDeliverWebhook } from './use-cases/webhooks/deliver-webhook.ts';
import { makeListWebhooks } from './use-cases/webhooks/list-webhooks.ts';
import { makePauseWebhook } from './use-cases/webhooks/pause-webhook.ts';
import { makePingWebhook } from './use-cases/webhooks/ping-webhook.ts';
import { makeRemoveWebhook } from './use-cases/webhooks/remove-webhook.ts';
import { makeReplayWebhook } from './use-cases/webhooks/replay-webhook.ts';
import { makeRotateWebhookSecret } from './use-cases/webhooks/rotate-webhook-secret.ts';

// 256 bits; the prefix lets a scanner of repositories find a secret that was committed by mistake.
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

/** The management of webhooks: for the api process and for operators' commands. */
export const composeWebhookUseCases = (
  store: Store,
  around: {
    readonly queue: Pick<Queue, 'publish'>;
    readonly ids: Pick<Ids, 'uuid'>;
    readonly webhookCalls: Pick<WebhookCalls, 'checkAddress' | 'post'>;
  },
) => {
  const deps = { ...store, ...around, newSecret };
  return {
    addWebhook: makeAddWebhook(deps),
    listWebhooks: makeListWebhooks(deps),
    removeWebhook: makeRemoveWebhook(deps),
    pauseWebhook: makePauseWebhook(deps),
    replayWebhook: makeReplayWebhook(deps),
    rotateWebhookSecret: makeRotateWebhookSecret(deps),
    pingWebhook: makePingWebhook(deps),
  };
};

/** What an api process does for a portal's back end. */
export const composeFeedApi = (
  store: Store,
  around: Parameters<typeof composeWebhookUseCases>[1] & { readonly changeSignal: Pick<ChangeSignal, 'beyond'> },
) => ({
  ...composeWebhookUseCases(store, around),
  readChanges: makeReadChanges({ ...store, ...around, monotonicMs: () => performance.now() }),
});

/** What a worker process does for it. */
export const composeFeedWorker = (
  store: Store,
  around: {
    readonly queue: Pick<Queue, 'publish'>;
    readonly webhookCalls: Pick<WebhookCalls, 'post'>;
    readonly random: () => number;
    readonly log: Log;
  },
) => ({
  sequenceChanges: makeSequenceChanges({ ...store, ...around }),
  deliverWebhook: makeDeliverWebhook({ ...store, ...around }),
});
