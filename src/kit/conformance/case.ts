import type { Run } from './run.ts';

/** How a case ended. `not_applicable`: it cannot be asked of this dialect, or the system gave no occasion; `found` says why. */
export type Verdict = 'passed' | 'failed' | 'not_applicable';

/** What a case found, in one or two sentences without anything of a letter. */
export interface Finding {
  readonly verdict: Verdict;
  readonly found: string;
}

/** One question to an e-document system: a file of cases/, and a line in its index. */
export interface ConformanceCase {
  /** Stable; kept in reports. */
  readonly id: string;
  readonly asks: string;
  /** The place in docs/agency-guide.md that says so. */
  readonly where: string;
  run(run: Run): Promise<Finding>;
}

export const passed = (found: string): Finding => ({ verdict: 'passed', found });
export const failed = (found: string): Finding => ({ verdict: 'failed', found });
export const notApplicable = (found: string): Finding => ({ verdict: 'not_applicable', found });

/** Passed, unless there is a flaw. */
export const unless = (flaw: string | undefined, found: string): Finding =>
  flaw === undefined ? passed(found) : failed(flaw);
