import type { ParseArgsConfig } from 'node:util';
import type { Result } from '../domain/problems.ts';
import type { By } from '../use-cases/operator/operator.ts';

/** One option of a verb. What it takes is checked before the verb runs. */
export interface Option {
  /** What follows the option, for the usage; a flag has none. */
  readonly takes?: string;
  readonly about: string;
  readonly required?: true;
  /** The form of the value. Left out: any text. */
  readonly form?:
    | 'whole number'
    | 'number from 1'
    | 'number or none'
    | 'mail address or none'
    | 'day'
    | 'instant'
    | 'https address';
}

/** What a verb was called with, checked. */
export interface Call {
  /** A positional argument by its name; the name must be one of the verb's. */
  argument(name: string): string;
  /** One that may be left out: its name stands in brackets. */
  optionalArgument(name: string): string | undefined;
  option(name: string): string | undefined;
  number(name: string): number | undefined;
  /** The beginning (UTC) of a day that was given as YYYY-MM-DD. */
  day(name: string): Date | undefined;
  /** An instant that was given with its zone. */
  instant(name: string): Date | undefined;
  flag(name: string): boolean;
  /** Who gives the command (`--as`, or the name of the login) and why (`--reason`). */
  readonly by: By;
}

/** What a verb answers: lines for people, and the same as a value for `--json`. */
export interface Answer {
  readonly text: string;
  readonly json: unknown;
}

/** One thing that can be done to a noun. */
export interface Verb<Deps> {
  readonly about: string;
  /** Names of the positional arguments; the last may stand in brackets and be left out. */
  readonly args?: readonly string[];
  readonly options?: { readonly [name: string]: Option };
  run(deps: Deps, call: Call): Promise<Result<Answer>>;
}

/** What commands are about, with the things that can be done to it: one file of this folder. */
export interface Noun<Deps> {
  readonly about: string;
  readonly verbs: { readonly [name: string]: Verb<Deps> };
}

/** The options that every verb has. */
export const COMMON_OPTIONS = {
  json: { about: 'print JSON' },
  as: { takes: 'NAME', about: 'who gives the command; left out: the name of the login' },
  reason: { takes: 'TEXT', about: 'why; kept with what was done' },
  help: { about: 'print this' },
} as const satisfies { readonly [name: string]: Option };

/** Options as node:util parseArgs wants them. */
export const parseOptions = (options: { readonly [name: string]: Option }): ParseArgsConfig['options'] =>
  Object.fromEntries(
    Object.entries(options).map(([name, { takes }]) => [name, { type: takes === undefined ? 'boolean' : 'string' }]),
  );
