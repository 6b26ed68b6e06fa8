import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil, readQuietHours, wakingMinutes } from './quiet-hours.ts';

const NIGHT = { from: '20:00', to: '09:00' };
const at = (text: string): Date => new Date(`${text}:00+04:00`);

describe('quiet hours', () => {
  it.each([
    ['2026-11-25T19:59', undefined],
    ['2026-11-25T20:00', '2026-11-26T09:00'],
    ['2026-11-25T23:59', '2026-11-26T09:00'],
    ['2026-12-31T23:59', '2027-01-01T09:00'],
    ['2026-11-26T00:00', '2026-11-26T09:00'],
    ['2026-11-26T08:59', '2026-11-26T09:00'],
    ['2026-11-26T09:00', undefined],
  ])('over midnight: at %s in Georgia they end at %s', (now, end) => {
    expect(quietUntil(at(now), NIGHT)).toEqual(end && at(end));
  });

  it('may lie within a day', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(quietUntil(at('2026-11-25T13:00'), noon)).toEqual(at('2026-11-25T14:00'));
    expect(quietUntil(at('2026-11-25T14:00'), noon)).toBeUndefined();
    expect(quietUntil(at('2026-11-25T11:59'), noon)).toBeUndefined();
  });

  it('end within a day of any instant, at an instant that is not quiet', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        time,
        time,
        (now, from, to) => {
          fc.pre(from !== to);
          const end = quietUntil(now, { from, to });
          if (end === undefined) return;
          expect(end.getTime()).toBeGreaterThan(now.getTime());
          expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000);
          expect(quietUntil(end, { from, to })).toBeUndefined();
        },
      ),
    );
  });

  it('are read from a setting, and leave so much of a day', () => {
    expect(readQuietHours('20:00-09:00')).toEqual(NIGHT);
    for (const text of ['none', '20:00', '20:00-20:00', '24:00-09:00', '9:00-20:00', '20:00-09:00-10:00'])
      expect(readQuietHours(text), text).toBeUndefined();
    expect(wakingMinutes(NIGHT)).toBe(11 * 60);
    expect(wakingMinutes({ from: '12:00', to: '14:00' })).toBe(22 * 60);
  });
});
