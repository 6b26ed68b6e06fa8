import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
// Names of entries are in Georgian.
const IN_UTF8 = { env: { ...process.env, LC_ALL: 'C.UTF-8' } };

const version = /^UnZip (\S+)/.exec(spawnSync('unzip', ['-v'], { encoding: 'utf8' }).stdout)?.[1];

/** True where its tests are left out: never in CI, where a missing unzip is a failure. */
export const WITHOUT_UNZIP = version === undefined && process.env.CI !== 'true';

/** What a suite's name says about unzip. */
export const UNZIP_NOTE = version === undefined ? 'left out: unzip is not installed' : `unzip ${version}`;

/** What unzip says, asked with these arguments. Throws where it is not content with a ZIP. */
export const unzip = async (...args: readonly string[]): Promise<string> =>
  (await run('unzip', [...args], IN_UTF8)).stdout;

/** Names of the entries, in the order in which they stand. */
export const entryNames = async (zipFile: string): Promise<readonly string[]> =>
  (await unzip('-Z1', zipFile)).trim().split('\n');
