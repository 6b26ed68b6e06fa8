import type { Day } from '../domain/days.ts';
import type { ContentId } from '../domain/ids.ts';
import type { MandateAct, MandateEntry, MandateParties, MandateScope, NotedAct } from '../domain/mandate.ts';
import type { Transaction } from './transaction.ts';

/** A mandate that was given but not yet accepted. */
export interface NewMandate extends MandateScope {
  readonly mandateId: string;
  readonly ownerSubject: string;
  /** By which its holder finds it (domain/mandate.ts, holderKey). */
  readonly offeredTo: string;
  readonly rights: MandateEntry['rights'];
  readonly validFrom: Day;
  readonly validUntil: Day;
  readonly grantedAt: Date;
  /** Who gave it: the owner, or who speaks for an organisation. */
  readonly grantedBy: string;
  readonly acceptUntil: Date;
  readonly partiesId: ContentId;
}

/** A mandate with both its sides. */
export interface FoundMandate {
  readonly entry: MandateEntry;
  readonly parties: MandateParties;
}

/** After which entry of a log a page starts. */
export interface ActPosition {
  /** To the microsecond, ISO 8601 UTC. */
  readonly at: string;
  readonly actId: string;
}

/**
 * Mandates and what was done under them. A transaction sees those of its owner, those that its caller holds, and those that were offered to
 * the caller's number; nothing else, whatever is asked for.
 */
export interface Mandates {
  insert(tx: Transaction, mandate: NewMandate): Promise<void>;
  find(tx: Transaction, mandateId: string): Promise<FoundMandate | undefined>;
  /** Those that an owner gave, the newest first; at most 200. */
  given(tx: Transaction, ownerSubject: string): Promise<readonly FoundMandate[]>;
  /** Those that a subject holds or was offered, the newest first; at most 200. */
  held(tx: Transaction, holderSubject: string, offeredTo: string | undefined): Promise<readonly FoundMandate[]>;
  /** How many of an owner are neither ended nor expired. */
  countOpen(tx: Transaction, ownerSubject: string): Promise<number>;
  /** Gives a mandate that waits to its holder. @returns false where it does not wait any more. */
  accept(tx: Transaction, mandateId: string, holderSubject: string): Promise<boolean>;
  /** @returns false where it had ended before. */
  end(tx: Transaction, mandateId: string, because: NonNullable<MandateEntry['endedBecause']>): Promise<boolean>;
  /** Writes down what a holder did. @returns true for the first time that the mandate was used. */
  noteAct(
    tx: Transaction,
    act: {
      readonly actId: string;
      readonly mandateId: string;
      readonly ownerSubject: string;
      readonly actorSubject: string;
      readonly act: MandateAct;
      readonly caseId?: string;
    },
  ): Promise<boolean>;
  /** What was done under a mandate of an owner, the newest first. */
  acts(
    tx: Transaction,
    ownerSubject: string,
    mandateId: string,
    after: ActPosition | undefined,
    limit: number,
  ): Promise<{ readonly acts: readonly NotedAct[]; readonly next?: ActPosition }>;
  /** Marks mandates that end within so many days as told. @returns those that were marked now. */
  markExpiring(tx: Transaction, withinDays: number, limit: number): Promise<readonly FoundMandate[]>;
}
