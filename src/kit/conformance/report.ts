import type { Verdict } from './case.ts';

/** What became of one case. */
export interface CaseReport {
  readonly id: string;
  readonly asks: string;
  readonly verdict: Verdict;
  readonly found: string;
  /** The place in docs/agency-guide.md. */
  readonly where: string;
  readonly tookMs: number;
}

/** What `--json` writes. Its fields stay; new ones may come. */
export interface ConformanceReport {
  readonly format: 'shikriki-conformance-1';
  readonly system: string;
  readonly dialect: string;
  readonly endpoint: string;
  readonly startedAt: string;
  readonly tookMs: number;
  /** True where no case failed and the first letter was taken. */
  readonly conforms: boolean;
  readonly cases: readonly CaseReport[];
}

const MARK: { readonly [V in Verdict]: string } = { passed: 'passed', failed: 'FAILED', not_applicable: '-' };
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** The report for people: a line a case, and for what failed where to look. */
export const reportText = (report: ConformanceReport): string => {
  const width = Math.max(...report.cases.map(({ id }) => id.length));
  const lines = report.cases.flatMap(({ id, verdict, found, asks, where, tookMs }) => {
    const line = `${MARK[verdict].padEnd(6)}  ${id.padEnd(width)}  ${seconds(tookMs).padStart(6)}  ${found}`;
    const indent = ' '.repeat(8);
    return verdict === 'failed' ? [line, `${indent}${asks}`, `${indent}See docs/agency-guide.md, ${where}.`] : [line];
  });
  const count = (verdict: Verdict): number => report.cases.filter((one) => one.verdict === verdict).length;
  return [
    `Conformance of ${report.system} (${report.dialect}${report.endpoint === '' ? '' : `, ${report.endpoint}`}), ${report.startedAt}`,
    '',
    ...lines,
    '',
    `${count('passed')} passed, ${count('failed')} failed, ${count('not_applicable')} not applicable, in ${seconds(report.tookMs)}.`,
    report.conforms ? 'The contract is kept.' : 'The contract is not kept.',
  ].join('\n');
};
