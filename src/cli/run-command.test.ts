import { describe, expect, it } from 'vitest';
import { NOUNS } from './index.ts';
import { runCommand } from './run-command.ts';

/** Gives a command where no database may be asked. */
const shikriki = async (nounName: string, ...words: string[]) => {
  const printed = { out: '', err: '' };
  const noun = NOUNS[nounName];
  if (noun === undefined) throw new Error(`no noun ${nounName}`);
  const code = await runCommand({
    nounName,
    noun,
    words,
    login: 'tamar',
    printer: { out: (text) => void (printed.out += text), err: (text) => void (printed.err += text) },
    open: () => Promise.reject(new Error('the database was asked')),
  });
  return { code, ...printed };
};

describe('a command that is not written as it should be', () => {
  it.each([
    ['nothing to be done', ['systems']],
    ['a verb that there is not', ['systems', 'burn']],
    ['a verb of every object', ['systems', 'toString']],
    ['a missing argument', ['systems', 'show']],
    ['a superfluous argument', ['systems', 'show', 'mof', 'napr']],
    ['an unknown option', ['systems', 'list', '--colour']],
    ['a missing option', ['systems', 'add', 'x']],
    ['a number that is none', ['systems', 'set', 'mof', '--max-concurrency', 'many']],
    ['a day that is none', ['agencies', 'move', 'rs', '--to', 'napr', '--from', 'tomorrow']],
    ['a day that no calendar has', ['agencies', 'close', 'rs', '--on', '2026-02-31']],
    ['an address without TLS', ['endpoints', 'add', 'mof', '--address', 'http://edoc.mof.example.ge']],
    ['nobody who gives it', ['systems', 'list', '--as', ' ']],
  ])(
    'is answered with how it is written, code 2, before anything is asked: %s',
    async (_what, [noun = '', ...words]) => {
      const ended = await shikriki(noun, ...words);
      expect(ended).toMatchObject({ code: 2, out: '' });
      expect(ended.err).toContain(`shikriki ${noun}`);
    },
  );
});

describe('help', () => {
  it.each(
    Object.entries(NOUNS).flatMap(([noun, { verbs }]) => Object.keys(verbs).map((verb) => [noun, verb] as const)),
  )('tells how %s %s is written, on standard output', async (noun, verb) => {
    const ended = await shikriki(noun, verb, '--help');
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain(`shikriki ${noun} ${verb}`);
    expect(ended.out).toContain('--as NAME');
  });
});
