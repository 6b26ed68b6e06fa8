import { type ConformanceCase, unless } from '../case.ts';

/** Of the size that the run was given, 50 MB unless told otherwise. */
export const largeFile: ConformanceCase = {
  id: 'large-file',
  asks: 'A large file arrives whole.',
  where: 'section 8, Limits',
  run: async (run) =>
    unless(
      await run.acceptanceFlaw(
        await run.send('large-file', {}, [{ fileName: 'დიდი ფაილი.txt', sizeBytes: run.largeFileBytes }]),
      ),
      `${run.largeFileBytes} bytes arrived.`,
    ),
};
