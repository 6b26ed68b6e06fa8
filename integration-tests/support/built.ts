import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The project's folder. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** What the image runs: the program as `npm run build` compiles it. */
export const BUILT_MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

/** Compiles the program, once before all integration tests. @throws with what the compiler says. */
export const build = async (): Promise<void> => {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: PROJECT }).catch(
    (error: unknown) => {
      throw new Error(`npm run build failed:\n${(error as { stdout?: string }).stdout ?? ''}`, { cause: error });
    },
  );
};
