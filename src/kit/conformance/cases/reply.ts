import { type ConformanceCase, failed, notApplicable, passed } from '../case.ts';

/** Only where the test system answers by itself, or somebody answers while the run waits. */
export const reply: ConformanceCase = {
  id: 'reply',
  asks: 'A REPLY comes with all its files, and the gateway takes it.',
  where: 'section 5, the first table',
  run: async (run) => {
    const letter = await run.ordinary();
    const word = await run.wordAbout(letter, 'REPLY');
    if (word === undefined)
      return notApplicable(`No REPLY came within ${run.patienceMs / 1000} s; let the test system answer letters.`);
    const taken = await run.watch.until(
      () => word.brought.find(({ answer }) => answer === 'received'),
      run.patienceMs,
      run.signal,
    );
    return taken === undefined
      ? failed(`The REPLY was not received whole: ${word.brought.at(-1)?.answer}.`)
      : passed(`The REPLY came with ${word.envelope.files.length} files.`);
  },
};
