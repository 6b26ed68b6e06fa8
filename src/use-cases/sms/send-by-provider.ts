import { providerOrder } from '../../domain/sms-balance.ts';
import type { Channel, ChannelMessage, ChannelOutcome } from '../../ports/channel.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { SmsProviders } from '../../ports/sms-providers.ts';
import type { Transactions } from '../../ports/transaction.ts';

const WORKER = { kind: 'worker' } as const;

interface SendByProviderDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly smsProviders: Pick<SmsProviders, 'weights' | 'earlierTries' | 'beginTry' | 'endTry'>;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly random: () => number;
  /** Milliseconds that only grow; measures how long a provider takes. */
  readonly stopwatch: () => number;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * One SMS channel over several providers, by their names; meets port Channel. A message goes to one of them by weight (domain/sms-balance.ts).
 * Where that one cannot be reached, says "later" or does not know us, the next is asked at once with the same message. Not after a
 * permanent failure: the number is as bad elsewhere. Nor where the message may have been taken: the retry asks the same provider
 * first, which recognises it. Each try is written down before and after; a message that a provider has taken is not sent again, also
 * where the worker died before the notification said so. References begin with the provider's name.
 */
export const makeSmsProvidersChannel = (providers: ReadonlyMap<string, Channel>, deps: SendByProviderDeps): Channel => {
  const begin = async (message: ChannelMessage) =>
    deps.transactions.inTransaction(WORKER, async (tx) => {
      const { tries, taken } = await deps.smsProviders.earlierTries(tx, message.notificationId);
      if (taken !== undefined) return { taken, order: [], tryId: '' };
      const weights = await deps.smsProviders.weights(tx);
      const known = weights.filter(({ name }) => providers.has(name));
      const order = providerOrder(known, deps.random(), tries);
      return { order, tryId: await beginTry(tx, message, order[0]) };
    });

  const beginTry = async (
    tx: Parameters<SmsProviders['beginTry']>[0],
    { notificationId }: ChannelMessage,
    provider: string | undefined,
  ): Promise<string> => {
    const tryId = deps.ids.uuid();
    if (provider !== undefined) await deps.smsProviders.beginTry(tx, { tryId, notificationId, provider });
    return tryId;
  };

  const ask = async (
    name: string,
    tryId: string,
    message: ChannelMessage,
    signal: AbortSignal,
  ): Promise<ChannelOutcome> => {
    const startedAt = deps.stopwatch();
    const outcome = (await providers.get(name)?.send(message, signal)) ?? NOBODY;
    const tookMs = Math.round(deps.stopwatch() - startedAt);
    await deps.transactions.inTransaction(WORKER, (tx) =>
      deps.smsProviders.endTry(tx, tryId, {
        outcome: isUnsure(outcome) ? 'unsure' : outcome.kind,
        tookMs,
        ...(outcome.kind === 'sent' && { providerReference: outcome.providerReference }),
      }),
    );
    return outcome.kind === 'sent' ? sentBy(name, outcome.providerReference) : outcome;
  };

  return {
    channel: 'sms',
    async send(message, signal) {
      const { order, tryId: firstTry, taken } = await begin(message);
      if (taken !== undefined) return sentBy(taken.provider, taken.providerReference);
      let tryId = firstTry;
      let failure: ChannelOutcome = NOBODY;
      for (const [at, name] of order.entries()) {
        if (at > 0) tryId = await deps.transactions.inTransaction(WORKER, (tx) => beginTry(tx, message, name));
        const outcome = await ask(name, tryId, message, signal);
        if (!mayGoElsewhere(outcome)) return outcome;
        deps.log.warn('sms_provider.failed', {
          notificationId: message.notificationId,
          provider: name,
          outcome: outcome.kind,
          reason: 'detail' in outcome ? outcome.detail : undefined,
        });
        // What may pass later outranks what a person has to mend: with one of the two the message is tried again.
        failure = failure.kind === 'temporary_failure' && at > 0 ? failure : outcome;
        if (signal.aborted) break;
      }
      return failure;
    },
    async close() {
      await Promise.all([...providers.values()].map((provider) => provider.close()));
    },
  };
};

const NOBODY: ChannelOutcome = { kind: 'temporary_failure', detail: 'No SMS provider is known.' };

const sentBy = (provider: string, providerReference: string): ChannelOutcome => ({
  kind: 'sent',
  providerReference: `${provider}:${providerReference}`,
});

const isUnsure = (outcome: ChannelOutcome): boolean => outcome.kind === 'temporary_failure' && outcome.unsure === true;

const mayGoElsewhere = (outcome: ChannelOutcome): boolean =>
  (outcome.kind === 'temporary_failure' && !isUnsure(outcome)) || outcome.kind === 'technical_failure';
