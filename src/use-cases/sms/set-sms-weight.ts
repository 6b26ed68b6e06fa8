import { fail, ok, type Result } from '../../domain/problems.ts';
import { WEIGHT_SUM } from '../../domain/sms-balance.ts';
import type { SmsProviders } from '../../ports/sms-providers.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type By, checkBy, type Done, type KeepAct } from '../operator/operator.ts';

/**
 * Sets which part of SMS goes to a provider, now and while nobody is slow; the other providers share the rest as they did. Idempotent.
 * Problems: Validation, NotFound.
 */
export const makeSetSmsWeight =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly smsProviders: Pick<SmsProviders, 'standings' | 'setWeights'>;
    readonly keepAct: KeepAct;
  }) =>
  async (name: string, weight: number, said: By): Promise<Result<Done>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    if (!Number.isInteger(weight) || weight < 0 || weight > WEIGHT_SUM)
      return fail('Validation', `A weight is a whole number from 0 to ${WEIGHT_SUM}.`, {
        errors: [{ pointer: '/weight', detail: `0 to ${WEIGHT_SUM}` }],
      });
    return deps.transactions.inTransaction({ kind: 'operator', name: by.value.actor }, async (tx) => {
      const all = await deps.smsProviders.standings(tx, { lock: true });
      if (!all.some((provider) => provider.name === name))
        return fail(
          'NotFound',
          `There is no SMS provider ${name}; there are ${all.map((one) => one.name).join(', ')}.`,
        );
      const weights = shared(all, name, weight);
      const repeated = weights.every(({ name: named, weight: points }) =>
        all.some((one) => one.name === named && one.weight === points && one.restingWeight === points),
      );
      if (!repeated) {
        await deps.smsProviders.setWeights(tx, weights);
        await deps.keepAct(tx, by.value, 'sms-providers.set-weight', name);
      }
      return ok({ repeated });
    });
  };

export type SetSmsWeight = ReturnType<typeof makeSetSmsWeight>;

/** The rest in the same proportion as before, in whole points; the last gets what rounding leaves. */
const shared = (
  all: readonly { readonly name: string; readonly restingWeight: number }[],
  name: string,
  weight: number,
): readonly { readonly name: string; readonly weight: number }[] => {
  const others = all.filter((provider) => provider.name !== name);
  const before = others.reduce((sum, { restingWeight }) => sum + restingWeight, 0);
  let rest = WEIGHT_SUM - weight;
  const part = ({ restingWeight }: { readonly restingWeight: number }): number =>
    Math.floor((WEIGHT_SUM - weight) * (before === 0 ? 1 / others.length : restingWeight / before));
  return [
    { name, weight },
    ...others.map((other, at) => {
      const points = at === others.length - 1 ? rest : part(other);
      rest -= points;
      return { name: other.name, weight: points };
    }),
  ];
};
