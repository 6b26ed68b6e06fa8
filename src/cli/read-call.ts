import { parseArgs } from 'node:util';
import { type Call, COMMON_OPTIONS, type Option, parseOptions, type Verb } from './command.ts';

/** A call that was read, or what is wrong with it, in one sentence. */
export type ReadCall =
  | { readonly kind: 'call'; readonly call: Call; readonly asJson: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly mistake: string };

const NO_REASON = 'no reason given';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const FITS: { readonly [F in NonNullable<Option['form']>]: (value: string) => boolean } = {
  'whole number': (value) => /^\d{1,15}$/.test(value),
  'number from 1': (value) => /^[1-9]\d{0,14}$/.test(value),
  'number or none': (value) => /^(none|[1-9]\d{0,14})$/.test(value),
  'mail address or none': (value) => /^(none|[^\s@<>]+@[^\s@<>]+)$/.test(value),
  instant: (value) => INSTANT.test(value) && FITS.day(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
  // 31 February is a date to some parsers, and another day than was meant.
  day: (value) =>
    DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value),
  'https address': (value) => URL.canParse(value) && value.startsWith('https://') && !value.endsWith('/'),
};

const EXPECTED: { readonly [F in NonNullable<Option['form']>]: string } = {
  'whole number': 'a whole number',
  'number from 1': 'a whole number from 1',
  'number or none': 'a whole number from 1, or none',
  'mail address or none': 'a mail address, or none',
  instant: 'an instant with its zone, such as 2026-12-01T20:00:00Z',
  day: 'a day, YYYY-MM-DD',
  'https address': 'an https:// address without a slash at its end',
};

/**
 * Reads what follows `shikriki NOUN VERB`. Unknown options, missing and superfluous arguments, and values of the wrong form are
 * mistakes; the first one is told. @param login the operator where `--as` is not given.
 */
export const readCall = (verb: Verb<never>, words: readonly string[], login: string | undefined): ReadCall => {
  const options: { readonly [name: string]: Option } = { ...verb.options, ...COMMON_OPTIONS };
  const mistake = (text: string): ReadCall => ({ kind: 'mistake', mistake: text });
  let given: { values: Record<string, unknown>; positionals: string[] };
  try {
    given = parseArgs({ args: [...words], options: parseOptions(options) ?? {}, allowPositionals: true });
  } catch (error) {
    return mistake(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'the options cannot be read');
  }
  const { values, positionals } = given;
  if (values.help === true) return { kind: 'help' };

  const names = verb.args ?? [];
  const missing = names[positionals.length];
  if (missing !== undefined && !missing.startsWith('[')) return mistake(`${missing} is missing`);
  if (positionals.length > names.length)
    return mistake(`${positionals[names.length] ?? ''}: more arguments than the command takes`);
  for (const [name, { required, form }] of Object.entries(options)) {
    const value = values[name];
    if (required === true && value === undefined) return mistake(`--${name} is missing`);
    if (form !== undefined && typeof value === 'string' && !FITS[form](value))
      return mistake(`--${name} must be ${EXPECTED[form]}`);
  }
  const text = (name: string): string | undefined => {
    if (!Object.hasOwn(options, name)) throw new Error(`the verb has no option ${name}`);
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const operator = text('as') ?? login;
  if (operator === undefined || operator.trim() === '') return mistake('who gives the command? Say it with --as NAME');

  return {
    kind: 'call',
    asJson: values.json === true,
    call: {
      by: { actor: operator, reason: text('reason') ?? NO_REASON },
      argument(name) {
        const value = positionals[names.indexOf(name)];
        if (value === undefined) throw new Error(`the verb has no argument ${name}`);
        return value;
      },
      optionalArgument: (name) => positionals[names.indexOf(name)],
      option: text,
      number: (name) => (text(name) === undefined ? undefined : Number(text(name))),
      day: (name) => (text(name) === undefined ? undefined : new Date(`${text(name) ?? ''}T00:00:00Z`)),
      instant: (name) => (text(name) === undefined ? undefined : new Date(text(name) ?? '')),
      flag: (name) => values[name] === true,
    },
  };
};
