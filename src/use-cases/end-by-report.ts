import { OTP_EVENT } from '../domain/otp-notice.ts';
import type { ContactCodes } from '../ports/contact-codes.ts';
import type { Notifications, ReportedMessage, ReportedNotification, ReportedState } from '../ports/notifications.ts';
import type { SuppressionReason } from '../ports/suppressions.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { SuppressAddress } from './suppressions/suppress-address.ts';
import { type TellElsewhereDeps, tellElsewhere } from './tell-elsewhere.ts';

/**
 * Ends a notification by what is said of its message, in the caller's transaction: an address that nobody has is suppressed and what was to
 * be told goes by another channel; a one-time
 * code, which is not sent again, is not kept in the clear. Idempotent. @returns undefined where no such notification waits for a report.
 */
export const makeEndByReport =
  (
    deps: TellElsewhereDeps & {
      readonly notifications: Pick<Notifications, 'saveReport'>;
      readonly contactCodes: Pick<ContactCodes, 'forget'>;
      readonly suppressAddress: SuppressAddress;
    },
  ) =>
  async (
    tx: Transaction,
    about: { readonly message: ReportedMessage; readonly state: ReportedState },
    /** Of an address that nobody has. */
    reason: SuppressionReason,
  ): Promise<ReportedNotification | undefined> => {
    const reported = await deps.notifications.saveReport(tx, about.message, about.state);
    if (reported === undefined) return undefined;
    const { caseId, channel, notificationId, addressHash } = reported;
    if (reported.event === OTP_EVENT) await deps.contactCodes.forget(tx, notificationId);
    if (about.state !== 'no_such_address') return reported;
    if (addressHash !== undefined) await deps.suppressAddress(tx, { channel, addressHash, reason, notificationId });
    if (caseId !== undefined) await tellElsewhere(deps, tx, caseId, notificationId);
    return reported;
  };

export type EndByReport = ReturnType<typeof makeEndByReport>;
