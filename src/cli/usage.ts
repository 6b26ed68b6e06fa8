import { COMMON_OPTIONS, type Noun, type Option, type Verb } from './command.ts';

const pad = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
};

/** What nouns there are; for `shikriki --help`. */
export const nounsUsage = (nouns: { readonly [name: string]: Noun<never> }): string =>
  pad(Object.entries(nouns).map(([name, { about }]) => [name, about]));

/** What can be done to a noun. */
export const nounUsage = (name: string, noun: Noun<never>): string =>
  `shikriki ${name} VERB\n\n${noun.about}\n\n${pad(
    Object.entries(noun.verbs).map(([verb, { about, args = [] }]) => [[verb, ...args].join(' '), about]),
  )}\n\nshikriki ${name} VERB --help tells more.\n`;

/** How one command is written. */
export const verbUsage = (nounName: string, verbName: string, verb: Verb<never>): string => {
  const options: { readonly [name: string]: Option } = { ...verb.options, ...COMMON_OPTIONS };
  const rows = Object.entries(options).map(
    ([name, { takes, about, required }]) =>
      [`--${name}${takes === undefined ? '' : ` ${takes}`}`, required ? `${about} (must be given)` : about] as const,
  );
  return `shikriki ${[nounName, verbName, ...(verb.args ?? [])].join(' ')} [options]\n\n${verb.about}\n\n${pad(rows)}\n`;
};
