import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Noun } from './cli/command.ts';
import type { OperatorDesk } from './cli/operator-desk.ts';
import { EXIT, runCommand } from './cli/run-command.ts';
import { composeOperator } from './compose-operator.ts';
import { type Config, loginName, readConfig } from './config.ts';
import { DATABASE_URL_FILE } from './sandbox/database-url-file.ts';

// Beside DATABASE_URL: the PostgreSQL that a sandbox on this machine started by itself.
const databaseUrlOf = (config: Config): string | undefined => {
  if (config.databaseUrl !== undefined || config.environment === 'production') return config.databaseUrl;
  const file = join(config.dataDir, DATABASE_URL_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/**
 * Runs a command of operators and prints what it answers. @returns the exit code: 0 done, 1 refused, not found or out of reach,
 * 2 not written as the usage says, or wrong settings.
 */
export const runCli = async (nounName: string, noun: Noun<OperatorDesk>, words: readonly string[]): Promise<number> => {
  const read = readConfig();
  if (!read.ok) {
    for (const mistake of read.mistakes) console.error(`configuration: ${mistake}`);
    return EXIT.usage;
  }
  const { config } = read;
  try {
    return await runCommand({
      nounName,
      noun,
      words,
      login: loginName() ?? userInfo().username,
      printer: { out: (text) => console.log(text), err: (text) => console.error(text) },
      open: () => {
        const databaseUrl = databaseUrlOf(config);
        if (databaseUrl === undefined)
          throw new Error('DATABASE_URL is missing, and no sandbox runs in the data folder.');
        return composeOperator({ ...config, databaseUrl });
      },
    });
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    const away = typeof code === 'string' && ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT'].includes(code);
    if (away)
      console.error(
        'The database cannot be reached; it is named by DATABASE_URL, or npm start runs one on this machine.',
      );
    else console.error(error instanceof Error ? error.message : 'The command broke off.');
    return EXIT.refused;
  }
};
