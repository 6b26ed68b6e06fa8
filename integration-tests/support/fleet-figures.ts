import type { FleetReport, SystemFigures } from './fleet-run.ts';

const line = (
  name: string,
  { load, books, cpu, faults, sustainedPerSecond, trouble }: FleetReport,
  wantedRate: number,
): string[] => [
  `${name}: letters ${load.letters}, arrivals ${books.arrivals}, duplicates ${books.duplicates}, unique ${books.uniqueMessages}, ` +
    `registered ${books.registered}, refused ${books.refused} (wanted ${faults?.refused.letters ?? 0}); ` +
    `failed calls ${trouble.failedCalls}, asked what became of it ${trouble.questionsAsked}, breakers opened ${trouble.breakersOpened}`,
  `${name}: filed at ${load.ratePerSecond.toFixed(1)} letters/s (wanted ${wantedRate}); carried at ` +
    `${sustainedPerSecond.toFixed(1)} letters/s; CPU a letter: gateway ${cpu.gatewayMs.toFixed(1)} ms, ` +
    `PostgreSQL ${cpu.postgresMs.toFixed(1)} ms, agencies and citizens ${cpu.surroundingsMs.toFixed(1)} ms; load of the machine ${cpu.loadAverage.toFixed(1)}`,
];

const cell = (figures: SystemFigures | undefined): string =>
  figures === undefined ? '-' : `${Math.round(figures.p50Ms)} / ${Math.round(figures.p95Ms)}`;

/** The figures of two runs as text: what a reader of the acceptance wants to see. */
export const fleetFigures = (calm: FleetReport, broken: FleetReport, wantedRate: number): string =>
  [
    ...line('without faults', calm, wantedRate),
    ...line('with faults', broken, wantedRate),
    'from filing to acknowledgement, p50 / p95 in ms: without faults, with faults',
    ...broken.figures.map((figures) => {
      const before = calm.figures.find(({ systemCode }) => systemCode === figures.systemCode);
      return `  ${figures.systemCode.padEnd(22)} ${String(figures.letters).padStart(5)} letters  ${cell(before).padStart(14)}  ${cell(figures).padStart(14)}`;
    }),
  ].join('\n');
