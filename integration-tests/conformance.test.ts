import { expect, it } from 'vitest';
import { conformanceOf, failedCases } from './support/conformance-scene.ts';

it('finds nothing wrong with a healthy system', async () => {
  const report = await conformanceOf('mof');
  expect(failedCases(report)).toEqual({});
  expect(report.conforms).toBe(true);
  expect(report.cases.filter(({ verdict }) => verdict === 'passed').length).toBeGreaterThanOrEqual(24);
});

it('names each of three faults of a system, and nothing else', async () => {
  const report = await conformanceOf('mof', {
    defects: ['takes_conflicting_bytes', 'ignores_retry_after', 'registers_repeats_again'],
    only: ['letter-accepted', 'repeat', 'answer-lost', 'registered-once', 'conflict', 'expired', 'retry-after'],
  });
  expect(report.conforms).toBe(false);
  expect(failedCases(report)).toEqual({
    'registered-once': expect.stringMatching(/^The letter of "[a-z-]+" got [23] registration numbers\.$/),
    conflict: 'It should be refused with ConflictSameIdOtherContent; it was acknowledged.',
    'retry-after': expect.stringMatching(/^It came again after \d+ ms\.$/),
  });
});

it('does not take a server for the system whose certificate is not the pinned one', async () => {
  const report = await conformanceOf('mof', { pinned: 'napr', only: ['letter-accepted'] });
  expect(failedCases(report)).toEqual({
    'letter-accepted': expect.stringMatching(/^The letter was not taken: the system was not available/),
  });
});
