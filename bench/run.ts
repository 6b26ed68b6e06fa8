import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureFiles } from './files.ts';
import { measureLetterToAgency } from './letter-to-agency.ts';
import { measureSealAndVerify } from './seal-and-verify.ts';
import { measureSearch, type SearchEffort } from './search.ts';
import type { Effort, Figure } from './support/figure.ts';
import { readMachine } from './support/machine.ts';
import { percentileLines } from './support/percentiles.ts';
import { makeSetting, type Setting } from './support/setting.ts';
import { tableOf } from './support/table.ts';

const RESULTS = new URL('./results/', import.meta.url);

/** How much is measured. `givenUpAfterMs`, from the start of the process, is for a machine too busy to measure on; closing comes after. */
interface Plan {
  readonly seals: Effort & { readonly envelopes: number };
  readonly letters: Effort & { readonly letters: number };
  readonly files: Effort & { readonly fileMb: number };
  readonly search: SearchEffort;
  readonly givenUpAfterMs: number;
}

const FULL: Plan = {
  seals: { warmUps: 2, rounds: 9, enoughAfterMs: 6_000, envelopes: 100 },
  letters: { warmUps: 2, rounds: 7, enoughAfterMs: 25_000, letters: 80 },
  files: { warmUps: 1, rounds: 6, enoughAfterMs: 18_000, fileMb: 50 },
  search: { citizens: 20_000, casesEach: 50, organisationCases: 100_000, runs: 100 },
  givenUpAfterMs: 600_000,
};

const QUICK: Plan = {
  seals: { warmUps: 1, rounds: 3, enoughAfterMs: 500, envelopes: 25 },
  letters: { warmUps: 1, rounds: 3, enoughAfterMs: 3_000, letters: 16 },
  files: { warmUps: 0, rounds: 3, enoughAfterMs: 1_000, fileMb: 10 },
  search: { citizens: 200, casesEach: 50, organisationCases: 11_000, runs: 10 },
  givenUpAfterMs: 60_000,
};

const measureAll = async (setting: Setting, plan: Plan, quick: boolean): Promise<void> => {
  const startedAt = new Date().toISOString();
  const machine = await readMachine(setting.owner);
  const figures: Figure[] = [
    await measureLetterToAgency(setting, plan.letters),
    ...(await measureSealAndVerify(setting, plan.seals)),
    ...(await measureFiles(setting, plan.files)),
  ];
  const searches = await measureSearch(plan.search, (close) => closers.push(close));
  console.log(tableOf(machine, [...figures, ...searches]));
  console.log(`\n${percentileLines(searches)}`);
  await mkdir(RESULTS, { recursive: true });
  const results = { startedAt, quick, machine, figures: [...figures, ...searches] };
  await writeFile(fileURLToPath(new URL('latest.json', RESULTS)), `${JSON.stringify(results, null, 2)}\n`);
};

// What claims have started besides the setting.
const closers: (() => Promise<void>)[] = [];

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const plan = values.quick ? QUICK : FULL;

// Whatever ends the run early, the database in the temporary folder is stopped and removed first.
const stopped = new Promise<never>((_, stop) => {
  const because = (why: string) => () => stop(new Error(why));
  setTimeout(
    because(`not finished after ${plan.givenUpAfterMs / 1000} s`),
    plan.givenUpAfterMs - performance.now(),
  ).unref();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, because(signal));
});
stopped.catch(() => undefined);

const setting = await makeSetting();
try {
  await Promise.race([measureAll(setting, plan, values.quick), stopped]);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  // What is still under way breaks when the database goes; the first error is the one to tell.
  process.on('uncaughtException', () => undefined);
} finally {
  for (const close of closers) await close().catch((error: unknown) => console.error(error));
  await setting.close();
}
// Work that was given up on would keep the process.
process.exit();
