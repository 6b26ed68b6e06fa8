/** ZIP archives (APPNOTE 6.3, UTF-8 names, ZIP64 where needed), written as a stream by yazl. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Archive, ArchiveEntry } from '../../ports/archive.ts';

/** Writes ZIP; nothing is opened before somebody reads, and nothing of it is kept in memory or on a disk. */
export const zipArchive: Archive = {
  extension: 'zip',
  pack: (entries) => Readable.from(packed(entries), { objectMode: false }),
};

async function* packed(entries: readonly ArchiveEntry[]): AsyncGenerator<Buffer, void, undefined> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let opened: Readable | undefined;
  // What breaks while one entry is read must reach whoever reads the archive: a cut archive must not look whole.
  const fail = (error: Error): void => void output.destroy(error);
  zip.on('error', fail);
  try {
    for (const { name, packed: asItIs, open } of entries) {
      zip.addReadStreamLazy(name, { mode: 0o100644, compress: asItIs !== true }, (give) => {
        opened = open();
        opened.on('error', fail);
        give(null, opened);
      });
    }
    zip.end();
    for await (const chunk of output) yield chunk as Buffer;
  } finally {
    output.destroy();
    opened?.destroy();
  }
}
