import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Ids } from '../../ports/clock.ts';
import type { HoldSubject, Holds } from '../../ports/holds.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type By, checkBy, type Done, type KeepAct } from './operator.ts';

/** A system with all its agencies, or one agency. */
export type ReceiverSubject = Exclude<HoldSubject, { readonly deliveryId: string }>;

interface HoldReceiverDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly holds: Pick<Holds, 'begin' | 'end' | 'knows'>;
  readonly keepAct: KeepAct;
  readonly ids: Pick<Ids, 'uuid'>;
}

/**
 * Holds a system or an agency: nothing is sent to it, no attempt is counted, and the hundred hours of its letters stand still, until it
 * is released. Idempotent. Problems: Validation, NotFound.
 */
export const makeHoldReceiver =
  (deps: HoldReceiverDeps) =>
  (subject: ReceiverSubject, by: By): Promise<Result<Done>> =>
    change(deps, subject, by, 'hold', (tx, who) => deps.holds.begin(tx, { holdId: deps.ids.uuid(), subject, ...who }));

/** Ends the hold of a system or an agency; its letters go on as they fall due. Idempotent. Problems: Validation, NotFound. */
export const makeReleaseReceiver =
  (deps: HoldReceiverDeps) =>
  (subject: ReceiverSubject, by: By): Promise<Result<Done>> =>
    change(deps, subject, by, 'release', (tx) => deps.holds.end(tx, subject));

const change = async (
  deps: HoldReceiverDeps,
  subject: ReceiverSubject,
  said: By,
  verb: 'hold' | 'release',
  write: (tx: Parameters<Holds['end']>[0], by: By) => Promise<boolean>,
): Promise<Result<Done>> => {
  const by = checkBy(said);
  if (!by.ok) return by;
  const [kind, code] =
    'systemCode' in subject ? (['system', subject.systemCode] as const) : (['agency', subject.agencyCode] as const);
  return deps.transactions.inTransaction({ kind: 'operator', name: by.value.actor }, async (tx) => {
    if (!(await deps.holds.knows(tx, subject))) return fail('NotFound', `There is no such ${kind}.`);
    const changed = await write(tx, by.value);
    if (changed) await deps.keepAct(tx, by.value, `${kind}.${verb}`, code);
    return ok({ repeated: !changed });
  });
};

export type HoldReceiver = ReturnType<typeof makeHoldReceiver>;
export type ReleaseReceiver = ReturnType<typeof makeReleaseReceiver>;
