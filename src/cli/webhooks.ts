import { isUuid } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { Webhook } from '../ports/webhooks.ts';
import { answerSentence, answerTable, facts } from './answers.ts';
import type { Call, Noun } from './command.ts';
import type { OperatorDesk } from './operator-desk.ts';

type Desk = Pick<OperatorDesk, 'listWebhooks' | 'pauseWebhook' | 'replayWebhook' | 'removeWebhook' | 'recordAct'>;

// The address may carry a secret of its owner, and the keys of the secrets are nobody's business.
const shown = (webhook: Webhook) => ({
  webhookId: webhook.webhookId,
  clientId: webhook.clientId,
  host: new URL(webhook.address).host,
  state: webhook.state,
  pausedBecause: webhook.pausedBecause,
  cursorPosition: webhook.cursorPosition,
  failingSince: webhook.failingSince,
  failureCount: webhook.failureCount,
  lastFailure: webhook.lastFailure,
  lastDeliveredAt: webhook.lastDeliveredAt,
});

const idOf = (call: Call): Result<string> => {
  const id = call.argument('ID');
  return isUuid(id) ? ok(id) : fail('NotFound', 'There is nothing with this id.');
};

/** Webhooks of portals; portals add them and turn their secrets by the API. */
export const webhooks: Noun<Desk> = {
  about: 'Webhooks of portals, whose back ends add them: how each goes, pause, set going again, remove.',
  verbs: {
    list: {
      about: 'all webhooks, and how far each has confirmed',
      async run(desk) {
        return answerTable((await desk.listWebhooks(undefined)).map(shown), {
          ID: ({ webhookId }) => webhookId,
          CLIENT: ({ clientId }) => clientId,
          HOST: ({ host }) => host,
          STATE: ({ state, pausedBecause }) => (pausedBecause === undefined ? state : `${state}: ${pausedBecause}`),
          CURSOR: ({ cursorPosition }) => cursorPosition,
          'FAILING SINCE': ({ failingSince }) => failingSince,
          'LAST FAILURE': ({ lastFailure }) => lastFailure,
        });
      },
    },
    show: {
      about: 'one webhook in full',
      args: ['ID'],
      async run(desk, call) {
        const found = (await desk.listWebhooks(undefined)).find(({ webhookId }) => webhookId === call.argument('ID'));
        if (found === undefined) return fail('NotFound', 'There is nothing with this id.');
        return answerSentence(facts(shown(found)), shown(found));
      },
    },
    pause: {
      about: 'deliver nothing to it until it is replayed; its cursor stays',
      args: ['ID'],
      async run(desk, call) {
        const id = idOf(call);
        const paused = id.ok ? await desk.pauseWebhook(undefined, id.value) : id;
        if (!paused.ok) return paused;
        await desk.recordAct(call.by, 'webhooks pause', paused.value.webhookId);
        return answerSentence(`The webhook is paused at position ${paused.value.cursorPosition}.`, shown(paused.value));
      },
    },
    replay: {
      about: 'set it going again, where it stopped or after an earlier position',
      args: ['ID'],
      options: { after: { takes: 'POSITION', about: 'left out: where it stopped', form: 'whole number' } },
      async run(desk, call) {
        const id = idOf(call);
        const replayed = id.ok ? await desk.replayWebhook(undefined, id.value, call.number('after')) : id;
        if (!replayed.ok) return replayed;
        await desk.recordAct(call.by, 'webhooks replay', replayed.value.webhookId);
        return answerSentence(
          `The webhook goes on after position ${replayed.value.cursorPosition}.`,
          shown(replayed.value),
        );
      },
    },
    remove: {
      about: 'remove it with its secrets',
      args: ['ID'],
      async run(desk, call) {
        const id = idOf(call);
        const removed = id.ok ? await desk.removeWebhook(undefined, id.value) : id;
        if (!removed.ok) return removed;
        await desk.recordAct(call.by, 'webhooks remove', call.argument('ID'));
        return answerSentence('The webhook is removed.', { webhookId: call.argument('ID') });
      },
    },
  },
};
