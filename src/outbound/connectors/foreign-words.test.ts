import { expect, it } from 'vitest';
import { problem } from '../../domain/problems.ts';
import { foreignProblem, foreignWords } from './foreign-words.ts';

it.each([
  ['ფაილი დიდია: 10485760 ბაიტი', 'ფაილი დიდია: 10485760 ბაიტი'],
  ['see https://user:secret@10.0.0.1:8443/x?y=1 now', 'see [address] now'],
  ['postgres://u:p@db/x', '[address]'],
  ['ask nino@example.ge, please', 'ask [address] please'],
  ['personal number 01001000001.', 'personal number [number].'],
  ['a\u0000b\r\nc\u202ed\u2028e', 'a b c d e'],
  ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
  [undefined, ''],
  [{ words: 'trick' }, ''],
])('the words %j are kept as %j', (told, kept) => {
  expect(foreignWords(told)).toBe(kept);
});

it('keeps at most 300 characters, and never half of one', () => {
  const kept = foreignWords('𝒳'.repeat(100_000));
  expect([...kept]).toHaveLength(300);
  expect(kept).not.toMatch(/\p{Surrogate}/u);
});

it('keeps a few places of a problem, with their words made fit', () => {
  const errors = Array.from({ length: 50 }, () => ({ pointer: 'x'.repeat(500), detail: 'me@example.ge' }));
  const kept = foreignProblem(problem('Validation', '', { errors }));
  expect(kept.detail).not.toBe('');
  expect(kept.errors).toHaveLength(5);
  expect(kept.errors?.[0]).toEqual({ pointer: `${'x'.repeat(99)}…`, detail: '[address]' });
});
