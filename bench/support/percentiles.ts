import type { Figure } from './figure.ts';

const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

/** The figures in the way the promise is made: half of all searches, and all but the slowest twentieth. */
export const percentileLines = (figures: readonly Figure[]): string =>
  figures
    .map(({ claim, rounds }) => {
      const measured = rounds.map(({ measuredMs }) => measuredMs);
      const floor = rounds.map(({ floorMs }) => floorMs);
      const [p50, p95, f50, f95] = [
        percentile(measured, 0.5),
        percentile(measured, 0.95),
        percentile(floor, 0.5),
        percentile(floor, 0.95),
      ];
      return `${claim.padEnd(44)} p50 ${p50.toFixed(1).padStart(6)} ms  p95 ${p95.toFixed(1).padStart(6)} ms  (floor ${f50.toFixed(1)} and ${f95.toFixed(1)} ms)`;
    })
    .join('\n');
