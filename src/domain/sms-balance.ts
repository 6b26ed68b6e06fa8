/**
 * How SMS are shared among providers, and how a slow one loses its share. Pure. Source: GOV.UK Notify's rule (citizen-systems.md 5.4),
 * with seconds in place of minutes: measured is how long a provider takes to accept a message, not how long a phone takes to report it.
 */

/** A provider with its share, and what was measured within MEASURED_MS. */
export interface ProviderStanding {
  readonly name: string;
  /** Points of WEIGHT_SUM that new messages are shared by. */
  readonly weight: number;
  /** Points while nobody is slow, as an operator set them. */
  readonly restingWeight: number;
  /** Tries that ended. */
  readonly tries: number;
  /** Tries among them that were not accepted within SLOW_MS. */
  readonly slow: number;
}

/** A new share of each provider whose share moves. */
export interface ShareMove {
  readonly why: 'slow' | 'resting';
  readonly from: string;
  readonly to: string;
  readonly points: number;
}

/** The weights of all providers together. */
export const WEIGHT_SUM = 100;
/** A message that is not accepted by then was slow; so was one that was not accepted at all, except for its number. */
export const SLOW_MS = 5_000;
/** What is looked at. */
export const MEASURED_MS = 15 * 60_000;
/** No second change within this, so that one bad minute is not punished twice. */
export const SHORTEST_GAP_MS = 5 * 60_000;
/** A share goes back only when everything that is looked at came after the last change. */
const DRIFT_GAP_MS = MEASURED_MS;
const SLOW_SHARE = 0.15;
/** Fewer tell nothing: of six messages one is more than 15 %. */
const FEWEST_TRIES = 20;
const STEP = 10;

const slowShare = ({ tries, slow }: ProviderStanding): number => (tries === 0 ? 0 : slow / tries);

/** Whether enough was measured, and enough of it was slow. */
export const isSlow = (standing: ProviderStanding): boolean =>
  standing.tries >= FEWEST_TRIES && slowShare(standing) >= SLOW_SHARE;

const first = (
  standings: readonly ProviderStanding[],
  rank: (standing: ProviderStanding) => number,
): ProviderStanding | undefined =>
  [...standings].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))[0];

/**
 * What moves now: at most ten points, from the slowest provider to the quickest one that is not slow; where nobody is slow, back
 * towards the resting weights. Nothing moves while all are slow, or soon after a move. The sum of the weights stays.
 * @param sinceChangeMs since the last move; undefined where there was none
 */
export const shareMove = (
  standings: readonly ProviderStanding[],
  sinceChangeMs: number | undefined,
): ShareMove | undefined => {
  if (sinceChangeMs !== undefined && sinceChangeMs < SHORTEST_GAP_MS) return undefined;
  const slow = standings.filter(isSlow);
  if (slow.length > 0) {
    const from = first(slow, (standing) => -slowShare(standing));
    const to = first(
      standings.filter((standing) => !isSlow(standing)),
      slowShare,
    );
    return move('slow', from, to, from?.weight ?? 0);
  }
  if (sinceChangeMs !== undefined && sinceChangeMs < DRIFT_GAP_MS) return undefined;
  const surplus = ({ weight, restingWeight }: ProviderStanding): number => weight - restingWeight;
  const from = first(standings, (standing) => -surplus(standing));
  const to = first(standings, surplus);
  if (from === undefined || to === undefined) return undefined;
  return move('resting', from, to, Math.min(surplus(from), -surplus(to)));
};

const move = (
  why: ShareMove['why'],
  from: ProviderStanding | undefined,
  to: ProviderStanding | undefined,
  most: number,
): ShareMove | undefined => {
  const points = Math.min(STEP, most);
  return from === undefined || to === undefined || points <= 0
    ? undefined
    : { why, from: from.name, to: to.name, points };
};

/**
 * An earlier try of the same message. `unsure`: the provider gave no word, and may have taken it. `interrupted`: our worker died meanwhile,
 * which says nothing against the provider. `failed`: it said no.
 */
export interface EarlierTry {
  readonly provider: string;
  readonly end: 'unsure' | 'interrupted' | 'failed';
}

/** After so many tries without a word at one provider another one is asked: rather twice than never. */
const UNSURE_TRIES = 2;

/**
 * In which order providers are asked to take a message: one by weight, then the others, the heaviest first. Where the last try may have
 * been taken, its provider comes first: it recognises a repeat, another one does not.
 * @param random a number in [0, 1)
 * @param earlier the newest first
 */
export const providerOrder = (
  standings: readonly Pick<ProviderStanding, 'name' | 'weight'>[],
  random: number,
  earlier: readonly EarlierTry[],
): readonly string[] => {
  const heaviestFirst = [...standings].sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const total = heaviestFirst.reduce((sum, { weight }) => sum + weight, 0);
  let left = random * total;
  const drawn =
    heaviestFirst.find(({ weight }) => {
      left -= weight;
      return left < 0;
    }) ?? heaviestFirst[0];
  const last = earlier[0];
  const known = heaviestFirst.find(({ name }) => name === last?.provider);
  const other = heaviestFirst.find(({ name }) => name !== known?.name);
  const end = earlier.findIndex(({ provider, end: how }) => how === 'failed' || provider !== last?.provider);
  const inARow = end === -1 ? earlier : earlier.slice(0, end);
  const withoutWord = inARow.filter(({ end: how }) => how === 'unsure').length;
  const start =
    known === undefined || inARow.length === 0 ? drawn : withoutWord < UNSURE_TRIES ? known : (other ?? known);
  return start === undefined
    ? []
    : [start.name, ...heaviestFirst.map(({ name }) => name).filter((name) => name !== start.name)];
};
