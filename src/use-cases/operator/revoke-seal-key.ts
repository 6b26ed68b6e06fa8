import { fail, ok, type Result } from '../../domain/problems.ts';
import type { SealKeys } from '../../ports/seal-keys.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type By, checkBy, type Done, type KeepAct } from './operator.ts';

/**
 * Marks one of the gateway's own seal keys as revoked: nothing is sealed with it any more, and envelopes that still wait under it are
 * sealed again with the key that is configured. Idempotent. Problems: Validation, NotFound (it never sealed anything).
 */
export const makeRevokeSealKey =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly sealKeys: Pick<SealKeys, 'find' | 'revoke'>;
    readonly keepAct: KeepAct;
  }) =>
  async (spkiSha256: string, said: By): Promise<Result<Done>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    return deps.transactions.inTransaction({ kind: 'operator', name: by.value.actor }, async (tx) => {
      if ((await deps.sealKeys.find(tx, spkiSha256)) === undefined)
        return fail('NotFound', 'No seal key of the gateway has this digest.');
      const revoked = await deps.sealKeys.revoke(tx, spkiSha256);
      if (revoked) await deps.keepAct(tx, by.value, 'seal_key.revoke', spkiSha256);
      return ok({ repeated: !revoked });
    });
  };

export type RevokeSealKey = ReturnType<typeof makeRevokeSealKey>;
