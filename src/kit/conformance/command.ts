import { writeFile } from 'node:fs/promises';
import { readOptions, USAGE } from './options.ts';
import { reportText } from './report.ts';
import { runConformance } from './run-conformance.ts';

/**
 * Runs `shikriki conformance` and prints its report. Ctrl-C ends the run, with what is known by then; nothing stays behind.
 * @returns the exit code: 0 the contract is kept, 1 it is not or the run could not be made, 2 not written as the usage says.
 */
export const conformanceCommand = async (words: readonly string[]): Promise<number> => {
  const read = await readOptions(words);
  if (read.kind === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (read.kind === 'mistake') {
    console.error(`${read.mistake}\n\n${USAGE}`);
    return 2;
  }
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const report = await runConformance({ ...read.options, signal: stopping.signal });
    console.log(reportText(report));
    if (read.jsonFile !== undefined) await writeFile(read.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
    return report.conforms ? 0 : 1;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EADDRINUSE') {
      const { host, port } = read.options.gateway;
      console.error(`${host}:${port} is taken, for example by npm start; choose another with --listen HOST:PORT.`);
      return 2;
    }
    console.error(error instanceof Error ? error.message : 'The run broke off.');
    return 1;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
};
