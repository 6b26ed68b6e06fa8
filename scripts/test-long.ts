import { spawnSync } from 'node:child_process';

/**
 * `npm run test:long`: what is too long for every change. Property tests try 10 000 cases each instead of 500, and the project `long`
 * runs every integration-tests/*.long.test.ts. A further long suite joins by its name, or by a property test that takes its runs from
 * src/domain/test-support/runs.ts.
 */
const LONG_RUNS = '10000';
const env = { ...process.env, SHIKRIKI_PROPERTY_RUNS: process.env.SHIKRIKI_PROPERTY_RUNS ?? LONG_RUNS };

const vitest = (...args: readonly string[]): number =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], { stdio: 'inherit', env }).status ??
  1;

const failed = [
  vitest('--project', 'unit', '--testTimeout', '600000', 'property.test'),
  vitest('--project', 'long', '--passWithNoTests'),
].some((status) => status !== 0);
process.exitCode = failed ? 1 : 0;
