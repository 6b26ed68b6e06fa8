import { ok, type Problem, type Result } from '../domain/problems.ts';
import type { Actor, Transaction, Transactions } from '../ports/transaction.ts';

/** Carries a problem out of a transaction, so that the transaction rolls back and nothing of what was refused is stored. */
class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** Ends the transaction under way with a problem. */
export const refuse = (problem: Problem): never => {
  throw new Refusal(problem);
};

/** The value of a result; refuses where it is a problem. */
export const orRefuse = <T>(result: Result<T>): T => (result.ok ? result.value : refuse(result.problem));

/** Runs work; what it refuses is returned as a problem. */
export const catchRefusal = async <T>(work: () => Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
};

/** Runs work in a transaction; what it refuses is rolled back and returned as a problem. */
export const refusable = <T>(
  transactions: Pick<Transactions, 'inTransaction'>,
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
): Promise<Result<T>> => catchRefusal(() => transactions.inTransaction(actor, work));
