import { keptReference } from '../domain/kept-reference.ts';
import type { Log } from '../ports/log.ts';
import type { ReportedMessage, ReportedState } from '../ports/notifications.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { EndByReport } from './end-by-report.ts';

/** A report of an SMS provider: about a message by its own reference, and by our notification's id where it repeats that. */
export interface SmsReport {
  readonly provider: string;
  readonly message: { readonly providerReference: string; readonly notificationId?: string };
  readonly state: ReportedState;
}

/**
 * Takes an SMS provider's word on what became of a message; a number that nobody has is suppressed. Idempotent.
 * @returns false where no notification waits for it (yet): a provider that can should say it again.
 */
export const makeTakeDeliveryReport =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly endByReport: EndByReport;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async ({ provider, message, state }: SmsReport): Promise<boolean> => {
    const providerReference = keptReference('sms', `${provider}:${message.providerReference}`);
    const { notificationId } = message;
    const about: ReportedMessage =
      notificationId === undefined
        ? { providerReference }
        : { notificationId, smsProvider: provider, providerReference };
    const reported = await deps.transactions.inTransaction({ kind: 'worker' }, (tx) =>
      deps.endByReport(tx, { message: about, state }, 'unknown_number'),
    );
    const known = reported !== undefined;
    // The id is written as we keep it: what a provider repeats may be anything.
    deps.log.note('notification.reported', {
      provider,
      known,
      state,
      ...(known && { notificationId: reported.notificationId }),
    });
    return known;
  };

export type TakeDeliveryReport = ReturnType<typeof makeTakeDeliveryReport>;
