import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  [undefined, 'ka'],
  ['', 'ka'],
  ['de-DE,fr;q=0.5', 'ka'],
  ['en', 'en'],
  ['en-GB,en;q=0.9,ka;q=0.8', 'en'],
  ['ka,en;q=0.8', 'ka'],
  ['ka;q=0.5, EN;q=0.9', 'en'],
  ['en;q=0', 'ka'],
  ['en;q=nonsense;;,,', 'en'],
] as const)('%s asks for %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
