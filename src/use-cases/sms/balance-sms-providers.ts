import { isSlow, MEASURED_MS, shareMove } from '../../domain/sms-balance.ts';
import type { Log } from '../../ports/log.ts';
import type { SmsProviders } from '../../ports/sms-providers.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { ClearAlert } from '../clear-alert.ts';
import type { RaiseAlert } from '../raise-alert.ts';

/**
 * Looks at what SMS providers took lately and moves ten points where the rule says so (domain/sms-balance.ts); an alert is open for each
 * provider in use that is slow. All workers may do it: the rows say whether it is time. With one provider there is nothing to move.
 */
export const makeBalanceSmsProviders =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly smsProviders: Pick<SmsProviders, 'standings' | 'move'>;
    /** The names of those that this installation uses. */
    readonly smsProviderNames: readonly string[];
    readonly raiseAlert: RaiseAlert;
    readonly clearAlert: ClearAlert;
    readonly log: Pick<Log, 'warn'>;
  }) =>
  async (): Promise<void> => {
    const move = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      const all = await deps.smsProviders.standings(tx, { lock: true });
      const used = all.filter(({ name }) => deps.smsProviderNames.includes(name));
      for (const standing of all) {
        const { name } = standing;
        // Counts stay out of the facts: an alert whose facts change every half a minute says nothing. A provider that was taken out of the
        // settings slows nobody down.
        if (used.includes(standing) && isSlow(standing))
          await deps.raiseAlert(tx, { kind: 'sms_provider_slow', subject: name });
        else await deps.clearAlert(tx, 'sms_provider_slow', name);
      }
      const changes = used.flatMap(({ weightChangedAt }) => weightChangedAt?.getTime() ?? []);
      const now = await deps.transactions.now(tx);
      const sinceChangeMs = changes.length === 0 ? undefined : now.getTime() - Math.max(...changes);
      const found = shareMove(used, sinceChangeMs);
      if (found !== undefined) await deps.smsProviders.move(tx, found);
      return found;
    });
    if (move !== undefined)
      deps.log.warn('sms_provider.share_moved', {
        reason: move.why,
        fromProvider: move.from,
        toProvider: move.to,
        points: move.points,
        windowMs: MEASURED_MS,
      });
  };

export type BalanceSmsProviders = ReturnType<typeof makeBalanceSmsProviders>;
