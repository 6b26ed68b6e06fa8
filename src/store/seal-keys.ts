import type { GatewaySealKey, SealKeys } from '../ports/seal-keys.ts';
import type { Transaction } from '../ports/transaction.ts';
import { connectionOf } from './transactions.ts';

interface Row {
  spki_sha256: string;
  not_before: Date;
  not_after: Date;
  revoked_at: Date | null;
}

const find = async (tx: Transaction, spkiSha256: string): Promise<GatewaySealKey | undefined> => {
  const { rows } = await connectionOf(tx).query<Row>({
    name: 'gateway-seal-key',
    text: 'select spki_sha256, not_before, not_after, revoked_at from gateway_seal_keys where spki_sha256 = $1',
    values: [spkiSha256],
  });
  const row = rows[0];
  return (
    row && {
      spkiSha256: row.spki_sha256,
      notBefore: row.not_before,
      notAfter: row.not_after,
      ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
    }
  );
};

// The earlier MessageId goes on leading to the delivery.
const noteReplaced = async (
  tx: Transaction,
  { deliveryId, messageId: earlier }: { readonly deliveryId: string; readonly messageId: string },
  messageId: string,
): Promise<void> => {
  await connectionOf(tx).query(
    'insert into replaced_envelopes (message_id, delivery_id, replaced_by, replaced_at) values ($1, $2, $3, app_now())',
    [earlier, deliveryId, messageId],
  );
};

/** Our own seal keys; meets port SealKeys. */
export const sealKeys: SealKeys = {
  find,

  async use(tx, key) {
    const known = await find(tx, key.spkiSha256);
    if (known !== undefined) return known;
    await connectionOf(tx).query(
      'insert into gateway_seal_keys (spki_sha256, not_before, not_after) values ($1, $2, $3) on conflict do nothing',
      [key.spkiSha256, key.notBefore, key.notAfter],
    );
    return key;
  },

  async revoke(tx, spkiSha256) {
    const { rowCount } = await connectionOf(tx).query(
      'update gateway_seal_keys set revoked_at = app_now() where spki_sha256 = $1 and revoked_at is null',
      [spkiSha256],
    );
    return rowCount === 1;
  },

  async replaceMessage(tx, claim, messageId) {
    const { rowCount } = await connectionOf(tx).query(
      'update deliveries set message_id = $4, updated_at = app_now() where delivery_id = $1 and fence = $2 and message_id = $3',
      [claim.deliveryId, claim.fence, claim.messageId, messageId],
    );
    if (rowCount !== 1) return false;
    await noteReplaced(tx, claim, messageId);
    return true;
  },

  async replaceWaiting(tx, delivery, messageId) {
    const { rowCount } = await connectionOf(tx).query(
      `update deliveries set message_id = $3, fence = fence + 1, updated_at = app_now()
       where delivery_id = $1 and message_id = $2 and (leased_until is null or leased_until <= app_now())`,
      [delivery.deliveryId, delivery.messageId, messageId],
    );
    if (rowCount !== 1) return false;
    await noteReplaced(tx, delivery, messageId);
    return true;
  },
};
