import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Ids } from '../../ports/clock.ts';
import type { OperatorActs } from '../../ports/operator-acts.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** Who acts and why. The reason is kept with the act; it names no citizen. */
export interface By {
  readonly actor: string;
  readonly reason: string;
}

/** What an act led to; `repeated` where it had been done already and nothing was written. */
export interface Done {
  readonly repeated: boolean;
}

const LONGEST = 500;

/** Whoever acts says who they are and why. Problem: Validation. */
export const checkBy = ({ actor, reason }: By): Result<By> => {
  const errors = [
    ...(fits(actor, 100) ? [] : [{ pointer: '/actor', detail: 'one line of 1 to 100 characters' }]),
    ...(fits(reason, LONGEST) ? [] : [{ pointer: '/reason', detail: `one line of 1 to ${LONGEST} characters` }]),
  ];
  return errors.length === 0
    ? ok({ actor: actor.trim(), reason: reason.trim() })
    : fail('Validation', 'Say who acts and why.', { errors });
};

const fits = (text: string, most: number): boolean =>
  text.trim() !== '' && text.length <= most && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);

/** Keeps the entry of an act, in the transaction of the act. */
export const makeKeepAct =
  (deps: { readonly operatorActs: OperatorActs; readonly ids: Pick<Ids, 'uuid'> }) =>
  (tx: Transaction, by: By, act: string, subject: string): Promise<void> =>
    deps.operatorActs.add(tx, { actId: deps.ids.uuid(), act, subject, ...by });

export type KeepAct = ReturnType<typeof makeKeepAct>;
