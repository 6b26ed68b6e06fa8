import { expect, it } from 'vitest';
import { makeRareErrors } from './rare-errors.ts';

it('reports trouble once a minute and says how much of it there was', () => {
  const reports: unknown[] = [];
  let nowMs = 0;
  const report = makeRareErrors(
    { error: (event, _error, fields) => reports.push([event, fields]) },
    'queue.trouble',
    () => nowMs,
  );
  for (nowMs = 0; nowMs <= 60_000; nowMs += 1_000) report(new Error('example'));
  expect(reports).toEqual([
    ['queue.trouble', { suppressed: 0 }],
    ['queue.trouble', { suppressed: 59 }],
  ]);
});
