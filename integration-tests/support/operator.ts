import { NOUNS } from '../../src/cli/index.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { composeOperator } from '../../src/compose-operator.ts';
import { readConfig } from '../../src/config.ts';

/** What a command printed, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Gives commands as an operator does, in this process: words after `shikriki`. */
export type Operator = (...words: readonly string[]) => Promise<Ended>;

/** An operator at a database. @param settings further environment variables. */
export const operatorAt =
  (databaseUrl: string, settings: { readonly [name: string]: string } = {}): Operator =>
  async (nounName = '', ...words) => {
    const noun = NOUNS[nounName];
    const read = readConfig({ SHIKRIKI_ENVIRONMENT: 'test', ...settings });
    if (noun === undefined || !read.ok) throw new Error(`no noun ${nounName}, or the settings are wrong`);
    const printed: { out: string[]; err: string[] } = { out: [], err: [] };
    const code = await runCommand({
      nounName,
      noun,
      words,
      login: 'tamar',
      printer: { out: (text) => void printed.out.push(text), err: (text) => void printed.err.push(text) },
      open: () => composeOperator({ ...read.config, databaseUrl }),
    });
    return { code, out: printed.out.join('\n'), err: printed.err.join('\n') };
  };

/** What a command answers with --json; fails the test where it was refused. */
export const answerOf = async <T>(ended: Promise<Ended>): Promise<T> => {
  const { code, out, err } = await ended;
  if (code !== 0) throw new Error(`the command ended with ${code}: ${err}`);
  return JSON.parse(out) as T;
};
