import type { Log } from '../../ports/log.ts';
import type { ReportedState } from '../../ports/notifications.ts';
import type { AddressHash } from '../../ports/suppressions.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { EndByReport } from '../end-by-report.ts';

/**
 * Takes the word of a mail that came back about a notice. Anybody can write such a mail: it is believed only where it names a notice by the
 * id that nobody but its receiver knows, and the address that this notice was sent to. Idempotent.
 * @returns false where no notice that was sent to one of the addresses has the id.
 */
export const makeTakeBounce =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly addressHash: AddressHash;
    readonly endByReport: EndByReport;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async (bounce: {
    readonly notificationId: string;
    readonly recipients: readonly string[];
    readonly state: Exclude<ReportedState, 'delivered'>;
  }): Promise<boolean> => {
    const { notificationId, state } = bounce;
    const mailedTo = bounce.recipients.map((address) => deps.addressHash('email', address));
    const reported = await deps.transactions.inTransaction({ kind: 'worker' }, (tx) =>
      deps.endByReport(tx, { message: { notificationId, mailedTo }, state }, 'bounced'),
    );
    const known = reported !== undefined;
    // Only an id of ours: what else a stranger's mail calls one may be anything.
    deps.log.note('notification.bounced', {
      known,
      state,
      ...(known && { notificationId: reported.notificationId }),
    });
    return known;
  };
