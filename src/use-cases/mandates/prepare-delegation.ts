import type { Channel } from '../../ports/channel.ts';
import type { NotificationClaim, Notifications } from '../../ports/notifications.ts';
import type { AddressHash, Suppressions } from '../../ports/suppressions.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { type DropNoticeDeps, dropNotice, type PreparedNotice } from '../prepared-notice.ts';
import { type DelegationNoticeDeps, delegationNotice } from './delegation-notice.ts';

/** What preparing a notice about a mandate needs. */
export interface PrepareDelegationDeps extends DropNoticeDeps, DelegationNoticeDeps {
  readonly notifications: DropNoticeDeps['notifications'] & Pick<Notifications, 'addressed'>;
  readonly channels: readonly Pick<Channel, 'channel'>[];
  readonly addressHash: AddressHash;
  readonly suppressions: Pick<Suppressions, 'find'>;
}

/** Mandates have no case: what is told of them goes to the owner's own address of this moment, at any hour. */
export const prepareDelegation = async (
  deps: PrepareDelegationDeps,
  tx: Transaction,
  claim: NotificationClaim,
): Promise<PreparedNotice> => {
  const { channel, createdAt } = claim;
  if (!deps.channels.some((one) => one.channel === channel)) return dropNotice(deps, tx, claim, 'no_channel');
  const notice = await delegationNotice(deps, tx, claim);
  if (notice.kind === 'unsent') return dropNotice(deps, tx, claim, notice.reason);
  const { message, templateVersion } = notice;
  const addressHash = deps.addressHash(channel, message.to);
  if ((await deps.suppressions.find(tx, channel, addressHash)) !== undefined)
    return dropNotice(deps, tx, claim, 'address_suppressed', addressHash);
  await deps.notifications.addressed(tx, claim, addressHash);
  const told = [{ notificationId: claim.notificationId, event: claim.event, facts: claim.facts, createdAt }];
  return { kind: 'message', message, templateVersion, addressHash, told };
};
