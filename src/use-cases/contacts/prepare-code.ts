import { renderOtp } from '../../domain/otp-notice.ts';
import type { Channel } from '../../ports/channel.ts';
import type { ContactCodes } from '../../ports/contact-codes.ts';
import type { NotificationClaim, Notifications } from '../../ports/notifications.ts';
import type { AddressHash } from '../../ports/suppressions.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { type DropNoticeDeps, dropNotice, type PreparedNotice } from '../prepared-notice.ts';

/** What preparing the message with a one-time code needs. */
export interface PrepareCodeDeps extends DropNoticeDeps {
  readonly notifications: DropNoticeDeps['notifications'] & Pick<Notifications, 'addressed'>;
  readonly contactCodes: Pick<ContactCodes, 'toSend' | 'forget'>;
  readonly channels: readonly Pick<Channel, 'channel'>[];
  readonly addressHash: AddressHash;
  readonly portalAddress: string;
}

/** Prepares the message with a one-time code, at any hour, to the address that it is to confirm. */
export const prepareCode = async (
  deps: PrepareCodeDeps,
  tx: Transaction,
  claim: NotificationClaim,
): Promise<PreparedNotice> => {
  const { notificationId, channel, language } = claim;
  const installed = deps.channels.some((one) => one.channel === channel);
  const code = installed ? await deps.contactCodes.toSend(tx, notificationId) : undefined;
  if (code === undefined) {
    // It will not be sent any more, and what is out of date is still there in the clear.
    await deps.contactCodes.forget(tx, notificationId);
    return dropNotice(deps, tx, claim, installed ? 'code_ended' : 'no_channel');
  }
  const { templateVersion, ...words } = renderOtp(channel, language, {
    code: code.code,
    portalAddress: deps.portalAddress,
  });
  // A code must get through: confirming an address is how its owner takes it off the list of those that nobody has.
  const addressHash = deps.addressHash(channel, code.address);
  await deps.notifications.addressed(tx, claim, addressHash);
  return {
    kind: 'message',
    message: { notificationId, to: code.address, language, ...words },
    templateVersion,
    addressHash,
    told: [],
  };
};
