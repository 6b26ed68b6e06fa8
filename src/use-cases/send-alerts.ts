import { alertGapMs, renderAlert } from '../domain/alerts.ts';
import type { Alerts } from '../ports/alerts.ts';
import type { Channel } from '../ports/channel.ts';
import type { Log } from '../ports/log.ts';
import type { Transactions } from '../ports/transaction.ts';

/** Until then nobody else mails about the same alert; after a failure it is tried again then. */
const LEASE_MS = 5 * 60_000;

// Mails a round; the next round is some seconds away.
const MAILS_A_ROUND = 20;

const WORKER = { kind: 'worker' } as const;

/**
 * Mails what is due about alerts to the operators: a new one at once, an open one again after 1 h, 6 h, then daily, and its end.
 * Without an address or a mail channel the alerts stay in their table. A worker that dies between sending and writing sends once
 * more under the same Message-ID. @returns how many mails were sent.
 */
export const makeSendAlerts =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly alerts: Pick<Alerts, 'claimMail' | 'mailed'>;
    readonly channels: readonly Channel[];
    readonly alertEmail: string | undefined;
    readonly log: Pick<Log, 'note' | 'warn'>;
  }) =>
  async (): Promise<number> => {
    const email = deps.channels.find((channel) => channel.channel === 'email');
    if (deps.alertEmail === undefined || email === undefined) return 0;
    let sent = 0;
    for (; sent < MAILS_A_ROUND; sent++) {
      const alert = await deps.transactions.inTransaction(WORKER, (tx) => deps.alerts.claimMail(tx, LEASE_MS));
      if (alert === undefined) break;
      const outcome = await email.send(
        {
          notificationId: `${alert.alertId}.${alert.mailCount}`,
          to: deps.alertEmail,
          language: 'en',
          ...renderAlert(alert),
        },
        AbortSignal.timeout(LEASE_MS / 2),
      );
      if (outcome.kind !== 'sent') {
        // The lease ends, and it is tried again. A mail server that is down would not take the others either.
        deps.log.warn('alert.not_mailed', { kind: alert.kind, outcome: outcome.kind });
        break;
      }
      const nextInMs = alert.clearedAt === undefined ? alertGapMs(alert.kind, alert.mailCount + 1) : undefined;
      await deps.transactions.inTransaction(WORKER, (tx) => deps.alerts.mailed(tx, alert.alertId, nextInMs));
      deps.log.note('alert.mailed', { kind: alert.kind, count: alert.mailCount + 1 });
    }
    return sent;
  };

export type SendAlerts = ReturnType<typeof makeSendAlerts>;
