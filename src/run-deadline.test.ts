import { describe, expect, test } from 'vitest';
import { runDeadline } from './run-deadline.ts';

const run = async (...words: string[]) => {
  const said: { out: string[]; err: string[] } = { out: [], err: [] };
  const code = await runDeadline(words, {
    out: (text) => void said.out.push(text),
    err: (text) => void said.err.push(text),
  });
  return { code, lines: said.out, err: said.err.join('\n') };
};

describe('shikriki deadline', () => {
  test('tells how a day is found in both languages, and the day last', async () => {
    const { code, lines } = await run(
      '--type',
      'foi',
      '--from',
      '2025-12-26',
      '--unit',
      'working_day',
      '--amount',
      '10',
    );
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe('2026-01-16');
    expect(lines).toContain('Last day: 16.01.2026');
    expect(lines).toContain('ბოლო დღე: 16.01.2026');
  });

  test('takes the term of a type', async () => {
    const { lines } = await run('--type', 'admin_complaint', '--from', '2026-01-31', '--language', 'en');
    expect(lines.at(-1)).toBe('2026-03-02');
    expect(lines.join('\n')).not.toContain('ბოლო');
  });

  test('counts pauses and extensions in the order in which they happened', async () => {
    const { lines } = await run(
      ...['--from', '2026-06-01', '--unit', 'working_day', '--amount', '10'],
      ...['--extend', '2026-06-10..2026-07-10', '--pause', '2026-06-03..2026-06-04'],
    );
    expect(lines.at(-1)).toBe('2026-07-10');
    expect((await run('--from', '2026-06-01', '--type', 'foi', '--pause', '2026-06-03')).lines.at(-1)).toBe('rests');
  });

  test.each([
    ['no day', ['--type', 'foi'], '--from'],
    ['a day that there is not', ['--type', 'foi', '--from', '2026-02-30'], '--from'],
    ['a type that there is not', ['--type', 'poem', '--from', '2026-06-01'], '--type'],
    ['a type without a term', ['--type', 'opinion', '--from', '2026-06-01'], '--unit and --amount'],
    ['a unit that there is not', ['--type', 'foi', '--from', '2026-06-01', '--unit', 'week'], '--unit'],
    ['no number', ['--type', 'foi', '--from', '2026-06-01', '--amount', 'ten'], '--amount'],
    ['an option that there is not', ['--since', '2026-06-01'], '--since'],
  ])('says what is wrong with %s', async (_, words, place) => {
    const { code, lines, err } = await run(...words);
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(err).toContain(place);
  });
});
