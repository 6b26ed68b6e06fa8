import type { Figure } from './figure.ts';
import type { Machine } from './machine.ts';

const HEAD = ['claim', 'Shikriki', 'floor', 'unit', 'times the floor', 'lowest-highest', 'rounds'];

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

const cellsOf = ({ claim, measured, atFloor, unit, ratio, rounds }: Figure): readonly string[] => [
  claim,
  short(measured),
  short(atFloor),
  unit,
  ratio.median.toFixed(1),
  `${ratio.lowest.toFixed(1)}-${ratio.highest.toFixed(1)}`,
  String(rounds.length),
];

/** The figures as a Markdown table, with the machine in the line before. */
export const tableOf = (machine: Machine, figures: readonly Figure[]): string => {
  const rows = [HEAD, ...figures.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const { cpu, cores, memoryGb, loadBefore, platform, node, postgres, fsync, synchronousCommit } = machine;
  return [
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}, load ${loadBefore.toFixed(1)} before; Node ${node}; ` +
      `PostgreSQL ${postgres}, fsync ${fsync}, synchronous_commit ${synchronousCommit}`,
    '',
    line(HEAD),
    rule,
    ...rows.slice(1).map(line),
  ].join('\n');
};
