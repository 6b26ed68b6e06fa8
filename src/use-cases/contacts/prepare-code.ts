import { renderOtp } from '../../domain/otp-notice.ts';
import type { Channel } from '../../ports/channel.ts';
import type { ContactCodes } from '../../ports/contact-codes.ts';
import type { NotificationClaim } from '../../ports/notifications.ts';
import type { AddressHash } from '../../ports/suppressions.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { type DropNoticeDeps, dropNotice, type PreparedNotice } from '../prepared-notice.ts';

/** What preparing the message with a one-time code needs. */
export interface PrepareCodeDeps extends DropNoticeDeps {
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
  if (!deps.channels.some((one) => one.channel === channel)) {
    await deps.contactCodes.forget(tx, notificationId);
    return dropNotice(deps, tx, claim, 'no_channel');
  }
  const code = await deps.contactCodes.toSend(tx, notificationId);
  if (code === undefined) return dropNotice(deps, tx, claim, 'code_ended');
  const { templateVersion, ...words } = renderOtp(channel, language, {
    code: code.code,
    portalAddress: deps.portalAddress,
  });
  return {
    kind: 'message',
    message: { notificationId, to: code.address, language, ...words },
    templateVersion,
    // A code must get through: confirming an address is how its owner takes it off the list.
    addressHash: deps.addressHash(channel, code.address),
    told: [],
  };
};
