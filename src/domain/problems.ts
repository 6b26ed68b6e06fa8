import { CONTACT_PROBLEMS } from './problems-contacts.ts';
import { EXCHANGE_PROBLEMS } from './problems-exchange.ts';
import { FILING_PROBLEMS } from './problems-filing.ts';
import { PORTAL_PROBLEMS } from './problems-portal.ts';

/**
 * The one catalogue of problems: REST problems (RFC 9457), SOAP faults, refusing receipts, the console and
 * docs/errors.md all come from it. A code is never renamed and never removed.
 */
export const PROBLEMS = { ...EXCHANGE_PROBLEMS, ...PORTAL_PROBLEMS, ...FILING_PROBLEMS, ...CONTACT_PROBLEMS } as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** One occurrence of a problem. `detail` and `errors` never carry letter text, names or numbers of persons. */
export interface Problem {
  readonly code: ProblemCode;
  /** What exactly is wrong here, for the caller. */
  readonly detail: string;
  /** The places, for example JSON pointers or XML paths. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  /** For TemporarilyUnavailable and Busy. */
  readonly retryAfterMs?: number;
}

/** Makes a problem value. */
export const problem = (code: ProblemCode, detail: string, more: Omit<Problem, 'code' | 'detail'> = {}): Problem => ({
  code,
  detail,
  ...more,
});

/** Reads a code that came from outside. @returns undefined where the catalogue does not hold it. */
export const asProblemCode = (text: string | undefined): ProblemCode | undefined =>
  text !== undefined && Object.hasOwn(PROBLEMS, text) ? (text as ProblemCode) : undefined;

/** True when the same message may be sent again after this problem. */
export const isRetryable = (code: ProblemCode): boolean => PROBLEMS[code].retryable;

/** Either a value or the problem that stood in the way: how expected failures are returned. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (
  code: ProblemCode,
  detail: string,
  more?: Omit<Problem, 'code' | 'detail'>,
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: problem(code, detail, more),
});
