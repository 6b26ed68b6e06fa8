/** One pass over the same work: through Shikriki, and without it. Both in milliseconds for one unit of work. */
export interface Round {
  readonly measuredMs: number;
  readonly floorMs: number;
  /** Parts of the measured time by name, for the JSON. */
  readonly partsMs?: Readonly<Record<string, number>>;
}

/** What a claim came to. */
export interface Figure {
  readonly claim: string;
  readonly floor: string;
  /** How the absolute figures read: `letters/s`, `ms`, `MB/s`. */
  readonly unit: string;
  readonly measured: number;
  readonly atFloor: number;
  /** How many times the floor's time the work takes: median of the rounds' own ratios, the lowest and the highest. */
  readonly ratio: { readonly median: number; readonly lowest: number; readonly highest: number };
  readonly rounds: readonly Round[];
  /** Medians of the rounds' parts, in milliseconds for one unit of work. */
  readonly partsMs?: Readonly<Record<string, number>>;
  /** What one unit of work was, in numbers. */
  readonly work: Readonly<Record<string, number>>;
}

/** How long a claim may measure. */
export interface Effort {
  readonly warmUps: number;
  readonly rounds: number;
  /** After this long no further round begins; the first after the warm-up always does. */
  readonly enoughAfterMs: number;
}

/** The middle value; of an even number the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured');
  return (upper + lower) / 2;
};

/** Runs the rounds of one claim, after those that only warm up. */
export const runRounds = async (effort: Effort, round: () => Promise<Round>): Promise<readonly Round[]> => {
  const startedAt = performance.now();
  const rounds: Round[] = [];
  for (let number = 0; number < effort.warmUps + effort.rounds; number++) {
    const next = await round();
    if (number >= effort.warmUps) rounds.push(next);
    if (rounds.length > 0 && performance.now() - startedAt > effort.enoughAfterMs) break;
  }
  return rounds;
};

const partsOf = (rounds: readonly Round[]): Record<string, number> | undefined => {
  const names = Object.keys(rounds[0]?.partsMs ?? {});
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, median(rounds.map(({ partsMs }) => partsMs?.[name] ?? 0))]));
};

/** Sums up the rounds of a claim. @param shown turns milliseconds for one unit of work into the unit that is shown. */
export const figureOf = (
  about: Pick<Figure, 'claim' | 'floor' | 'unit' | 'work'>,
  rounds: readonly Round[],
  shown: (ms: number) => number,
): Figure => {
  const ratios = rounds.map(({ measuredMs, floorMs }) => measuredMs / floorMs);
  const partsMs = partsOf(rounds);
  return {
    ...about,
    measured: shown(median(rounds.map(({ measuredMs }) => measuredMs))),
    atFloor: shown(median(rounds.map(({ floorMs }) => floorMs))),
    ratio: { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) },
    ...(partsMs !== undefined && { partsMs }),
    rounds,
  };
};
