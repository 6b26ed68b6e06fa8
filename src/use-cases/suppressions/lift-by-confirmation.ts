import type { NoticeChannel } from '../../domain/notices.ts';
import type { AddressHash, Suppressions } from '../../ports/suppressions.ts';
import type { Transaction } from '../../ports/transaction.ts';

/**
 * Takes an address off the list because its owner has confirmed it anew, in the transaction of the confirmation. Idempotent.
 * @returns whether it was suppressed.
 */
export const makeLiftByConfirmation =
  (deps: { readonly suppressions: Pick<Suppressions, 'lift'>; readonly addressHash: AddressHash }) =>
  async (tx: Transaction, channel: NoticeChannel, address: string): Promise<boolean> =>
    (await deps.suppressions.lift(tx, { channel, addressHash: deps.addressHash(channel, address) })) > 0;

export type LiftByConfirmation = ReturnType<typeof makeLiftByConfirmation>;
