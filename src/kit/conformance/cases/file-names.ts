import { type ConformanceCase, unless } from '../case.ts';

const NAMES = ['განცხადება № 7 (ასლი).txt', '„დანართი“ "ორი", o\'clock & <სამი>.txt'];

/** Names as citizens give them. */
export const fileNames: ConformanceCase = {
  id: 'file-names',
  asks: 'A letter is taken whose files have Georgian names with blanks, quotes and №.',
  where: 'section 5, File names',
  run: async (run) =>
    unless(
      await run.acceptanceFlaw(
        await run.send(
          'file-names',
          {},
          NAMES.map((fileName) => ({ fileName, sizeBytes: 2_000 })),
        ),
      ),
      `${NAMES.length} files arrived.`,
    ),
};
