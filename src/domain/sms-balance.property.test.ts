import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EarlierTry,
  isSlow,
  MEASURED_MS,
  type ProviderStanding,
  providerOrder,
  SHORTEST_GAP_MS,
  shareMove,
  WEIGHT_SUM,
} from './sms-balance.ts';
import { runs } from './test-support/runs.ts';

const share = fc.nat(WEIGHT_SUM);
const measured = fc
  .tuple(fc.nat(200), fc.nat(200))
  .map(([tries, slow]) => ({ tries: Math.max(tries, slow), slow: Math.min(tries, slow) }));
const pair = fc
  .tuple(share, share, measured, measured)
  .map(([weight, restingWeight, one, other]): readonly [ProviderStanding, ProviderStanding] => [
    { name: 'http', weight, restingWeight, ...one },
    { name: 'smpp', weight: WEIGHT_SUM - weight, restingWeight: WEIGHT_SUM - restingWeight, ...other },
  ]);
const since = fc.option(fc.nat(2 * MEASURED_MS), { nil: undefined });
const LONG_AGO = 2 * MEASURED_MS;

const after = (standings: readonly ProviderStanding[], sinceMs: number | undefined): readonly ProviderStanding[] => {
  const move = shareMove(standings, sinceMs);
  if (move === undefined) return standings;
  return standings.map((standing) => ({
    ...standing,
    weight:
      standing.weight + (standing.name === move.to ? move.points : 0) - (standing.name === move.from ? move.points : 0),
  }));
};
const distance = (standings: readonly ProviderStanding[]): number =>
  standings.reduce((sum, { weight, restingWeight }) => sum + Math.abs(weight - restingWeight), 0);
const quick = (standings: readonly ProviderStanding[]): readonly ProviderStanding[] =>
  standings.map((standing) => ({ ...standing, slow: 0 }));

describe('the shares of two SMS providers', () => {
  test('always have a hundred points together, none below nothing, and move by ten at most', () => {
    fc.assert(
      fc.property(pair, since, (standings, sinceMs) => {
        const moved = after(standings, sinceMs);
        expect(moved.reduce((sum, { weight }) => sum + weight, 0)).toBe(WEIGHT_SUM);
        for (const [at, { weight }] of moved.entries()) {
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(Math.abs(weight - standings[at]!.weight)).toBeLessThanOrEqual(10);
        }
      }),
      runs(),
    );
  });

  test('do not move while both are slow, nor within five minutes of a move', () => {
    fc.assert(
      fc.property(pair, since, (standings, sinceMs) => {
        if (standings.every(isSlow)) expect(shareMove(standings, sinceMs)).toBeUndefined();
        if (sinceMs !== undefined && sinceMs < SHORTEST_GAP_MS) expect(shareMove(standings, sinceMs)).toBeUndefined();
      }),
      runs(),
    );
  });

  test('go only away from one that is slow, never to it', () => {
    fc.assert(
      fc.property(pair, since, (standings, sinceMs) => {
        const move = shareMove(standings, sinceMs);
        const slow = standings.filter(isSlow).map(({ name }) => name);
        if (move?.why === 'slow') expect(slow).toEqual([move.from]);
        if (slow.length > 0) expect(move?.why).not.toBe('resting');
      }),
      runs(),
    );
  });

  test('come back to what the operator set once nobody is slow, and stay there', () => {
    fc.assert(
      fc.property(pair, (standings) => {
        let now = quick(standings);
        for (let step = 0; step < WEIGHT_SUM / 10; step++) {
          const next = after(now, LONG_AGO);
          expect(distance(next)).toBeLessThanOrEqual(distance(now));
          now = next;
        }
        expect(distance(now)).toBe(0);
        expect(shareMove(now, LONG_AGO)).toBeUndefined();
      }),
      runs(),
    );
  });
});

describe('what moves a share', () => {
  const standing = (name: string, tries: number, slow: number, weight = 50): ProviderStanding => ({
    name,
    weight,
    restingWeight: 50,
    tries,
    slow,
  });
  test.each([
    ['15 of 100 slow', standing('smpp', 100, 15), { why: 'slow', from: 'smpp', to: 'http', points: 10 }],
    ['14 of 100 slow', standing('smpp', 100, 14), undefined],
    ['3 of 19 slow: too few to tell', standing('smpp', 19, 3), undefined],
    ['all of 20 slow', standing('smpp', 20, 20), { why: 'slow', from: 'smpp', to: 'http', points: 10 }],
    ['slow with four points left', standing('smpp', 50, 50, 4), { why: 'slow', from: 'smpp', to: 'http', points: 4 }],
    ['slow with nothing left', standing('smpp', 50, 50, 0), undefined],
  ])('%s', (_what, smpp, move) => {
    expect(shareMove([smpp, standing('http', 100, 0, WEIGHT_SUM - smpp.weight)], undefined)).toEqual(move);
  });

  test('a slow provider that stands alone keeps everything', () => {
    expect(shareMove([standing('smpp', 100, 100, 100)], undefined)).toBeUndefined();
  });
});

describe('the order in which providers are asked', () => {
  const weights = fc.tuple(share, share).map(
    ([smpp, http]) =>
      [
        { name: 'smpp', weight: smpp },
        { name: 'http', weight: http },
      ] as const,
  );
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test('names each once, whatever happened before', () => {
    const tries = fc.array(
      fc.record({
        provider: fc.constantFrom('smpp', 'http', 'gone'),
        end: fc.constantFrom('unsure' as const, 'interrupted' as const, 'failed' as const),
      }),
    );
    fc.assert(
      fc.property(weights, random, tries, (providers, drawn, earlier) => {
        expect([...providerOrder(providers, drawn, earlier)].sort()).toEqual(['http', 'smpp']);
      }),
      runs(),
    );
  });

  test('begins with each as often as its weight says', () => {
    const providers = [
      { name: 'smpp', weight: 70 },
      { name: 'http', weight: 30 },
    ];
    const draws = Array.from({ length: 100 }, (_, at) => providerOrder(providers, at / 100, [])[0]);
    expect(draws.filter((name) => name === 'smpp')).toHaveLength(70);
  });

  const [unsure, interrupted, failed] = (['unsure', 'interrupted', 'failed'] as const).map(
    (end) => (provider: string) => ({ provider, end }),
  ) as [(name: string) => EarlierTry, (name: string) => EarlierTry, (name: string) => EarlierTry];
  test.each([
    ['the one that may have it already', [unsure('http')], ['http', 'smpp']],
    ['the other after two tries without a word', [unsure('http'), unsure('http')], ['smpp', 'http']],
    ['the other also after more', [unsure('http'), unsure('http'), unsure('http')], ['smpp', 'http']],
    [
      'the one that had it while our workers died',
      Array.from({ length: 5 }, () => interrupted('http')),
      ['http', 'smpp'],
    ],
    ['the one by weight after a clear no', [failed('http'), unsure('http')], ['smpp', 'http']],
    ['the one by weight where the provider is gone', [unsure('gone')], ['smpp', 'http']],
  ])('begins with %s', (_what, earlier, order) => {
    const providers = [
      { name: 'smpp', weight: 90 },
      { name: 'http', weight: 10 },
    ];
    expect(providerOrder(providers, 0, earlier)).toEqual(order);
  });
});
