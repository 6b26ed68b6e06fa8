import type { EnvelopeSealer } from '../ports/envelope.ts';
import type { SealKeys } from '../ports/seal-keys.ts';
import type { Transaction } from '../ports/transaction.ts';

/** What choosing needs. */
export interface ChooseSealerDeps {
  /** The gateway's sealers, the preferred first. */
  readonly sealers: () => readonly EnvelopeSealer[];
  readonly sealKeys: Pick<SealKeys, 'use'>;
}

/**
 * The sealer of an envelope that is created at this instant: the first whose certificate is in date then and whose key nobody has
 * revoked, undefined where there is none. Putting the new pair first is the change of keys; a pair that ends or is revoked hands over
 * to the next by itself, in every process at once, for the register is asked each time (ADR 0024). Remembers the keys it looks at.
 */
export const findSealer = async (
  deps: ChooseSealerDeps,
  tx: Transaction,
  at: Date,
): Promise<EnvelopeSealer | undefined> => {
  for (const sealer of deps.sealers()) {
    const { notBefore, notAfter } = sealer.key;
    if (at < notBefore || at >= notAfter) continue;
    if ((await deps.sealKeys.use(tx, sealer.key)).revokedAt === undefined) return sealer;
  }
  return undefined;
};

/** No seal key of the gateway is in date and unrevoked. It passes as soon as an operator configures one. */
export class NoValidSealKey extends Error {
  constructor() {
    super('no seal key of the gateway is valid now');
    this.name = 'NoValidSealKey';
  }
}

/** As findSealer. @throws NoValidSealKey where there is none: a seal that nobody may accept is worse than none, and what is to be sealed waits. */
export const chooseSealer = async (deps: ChooseSealerDeps, tx: Transaction, at: Date): Promise<EnvelopeSealer> => {
  const sealer = await findSealer(deps, tx, at);
  if (sealer === undefined) throw new NoValidSealKey();
  return sealer;
};
