import type { Problem } from '../domain/problems.ts';
import type { Noun } from './command.ts';
import { readCall } from './read-call.ts';
import { nounUsage, verbUsage } from './usage.ts';

/** Where a command's words go. */
export interface Printer {
  out(text: string): void;
  err(text: string): void;
}

/** How a command ended, as the process's exit code. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

const problemLines = ({ code, detail, errors = [] }: Problem): string =>
  [`${code}: ${detail}`, ...errors.map(({ pointer, detail: what }) => `  ${pointer}: ${what}`)].join('\n');

/**
 * Runs one command of a noun. What it needs is opened only when the words are right, and closed again.
 * @returns the exit code: 0 done, 1 refused or not found, 2 not written as the usage says.
 */
export const runCommand = async <Deps>(options: {
  readonly nounName: string;
  readonly noun: Noun<Deps>;
  /** What follows the noun. */
  readonly words: readonly string[];
  readonly login: string | undefined;
  readonly printer: Printer;
  readonly open: () => Promise<{ readonly deps: Deps; close(): Promise<void> }>;
}): Promise<number> => {
  const { nounName, noun, printer } = options;
  const [verbName = '', ...words] = options.words;
  if (verbName === '--help' || verbName === 'help') {
    printer.out(nounUsage(nounName, noun));
    return EXIT.done;
  }
  const verb = Object.hasOwn(noun.verbs, verbName) ? noun.verbs[verbName] : undefined;
  if (verb === undefined) {
    printer.err(nounUsage(nounName, noun));
    return EXIT.usage;
  }
  const read = readCall(verb, words, options.login);
  if (read.kind === 'help') {
    printer.out(verbUsage(nounName, verbName, verb));
    return EXIT.done;
  }
  if (read.kind === 'mistake') {
    printer.err(`${read.mistake}\n\n${verbUsage(nounName, verbName, verb)}`);
    return EXIT.usage;
  }
  const { deps, close } = await options.open();
  try {
    const result = await verb.run(deps, read.call);
    if (!result.ok) {
      printer.err(read.asJson ? JSON.stringify(result.problem, null, 2) : problemLines(result.problem));
      return EXIT.refused;
    }
    printer.out(read.asJson ? JSON.stringify(result.value.json, null, 2) : result.value.text);
    return EXIT.done;
  } finally {
    await close();
  }
};
