import type { CaseEvent } from '../domain/case.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** A leg whose body may still owe something. */
export interface OpenLeg {
  readonly legId: string;
  readonly caseId: CaseId;
  readonly agencyCode: string;
  readonly letterType: string;
  readonly filedAt: Date;
  /** Those of the leg. */
  readonly events: readonly CaseEvent[];
}

/** Legs about which something may be to be told. */
export interface OpenLegs {
  /** Legs whose clocks run or rest, in the order of their ids, so many after one; undefined: from the first on. */
  after(tx: Transaction, legId: string | undefined, limit: number): Promise<readonly OpenLeg[]>;
  /** In the same way, legs of the last year that ended in the last hundred days otherwise than the citizen had asked for. */
  contestable(tx: Transaction, legId: string | undefined, limit: number): Promise<readonly OpenLeg[]>;
}
