import type { MandateAct } from '../../domain/mandate.ts';
import type { Mandates } from '../../ports/mandates.ts';
import type { WakeUp } from '../../ports/queue.ts';
import type { CitizenActor, Transaction, Transactions } from '../../ports/transaction.ts';
import { type TellOwnerDeps, tellOwner } from './tell-owner.ts';

/** What writing down an act needs. */
export type NoteActDeps = TellOwnerDeps & { readonly mandates: Pick<Mandates, 'noteAct' | 'find'> };

/**
 * Writes what is done under a mandate into its log, in the caller's transaction, and tells the owner of the first time. Nothing where
 * nobody acts for another under a mandate of ours. @returns the wake-ups.
 */
export const noteMandateAct = async (
  deps: NoteActDeps,
  tx: Transaction,
  actor: CitizenActor,
  act: MandateAct,
  caseId?: string,
): Promise<readonly WakeUp[]> => {
  if (actor.mandate === undefined) return [];
  const { mandateId } = actor.mandate;
  const first = await deps.mandates.noteAct(tx, {
    actId: deps.ids.uuid(),
    mandateId,
    ownerSubject: actor.subject,
    actorSubject: actor.by ?? actor.subject,
    act,
    ...(caseId !== undefined && { caseId }),
  });
  const found = first ? await deps.mandates.find(tx, mandateId) : undefined;
  return found === undefined ? [] : tellOwner(deps, tx, found, 'delegation_used');
};

/** The same, in a transaction of its own. @throws MandateEnded where the mandate has ended meanwhile: then nothing may be shown. */
export const makeNoteMandateAct =
  (deps: NoteActDeps & { readonly transactions: Pick<Transactions, 'inTransaction'> }) =>
  async (actor: CitizenActor, act: MandateAct, caseId?: string): Promise<void> =>
    deps.queue.publish(
      await deps.transactions.inTransaction(actor, (tx) => noteMandateAct(deps, tx, actor, act, caseId)),
    );

export type NoteMandateAct = ReturnType<typeof makeNoteMandateAct>;
