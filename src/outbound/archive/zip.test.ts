import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readZip } from './zip.peer.ts';
import { zipArchive } from './zip.ts';

describe('a ZIP archive', () => {
  it('gives its reader every file back, Georgian names and large ones too', async () => {
    const large = Buffer.alloc(3_000_000, 'x');
    const bytes = await buffer(
      zipArchive.pack([
        { name: 'manifest.json', open: () => Readable.from([Buffer.from('{}')]) },
        { name: 'წერილი/ფაილი № 1.pdf', open: () => Readable.from([large, large]) },
      ]),
    );
    const files = readZip(bytes);
    expect([...files].map(([name, content]) => [name, content.length])).toEqual([
      ['manifest.json', 2],
      ['წერილი/ფაილი № 1.pdf', 6_000_000],
    ]);
  });

  it('opens one entry at a time, when its turn comes', async () => {
    const log: string[] = [];
    const entry = (name: string) => ({
      name,
      open: () => {
        log.push(`open ${name}`);
        return Readable.from([Buffer.from(name)]).on('end', () => log.push(`end ${name}`));
      },
    });
    await buffer(zipArchive.pack([entry('a'), entry('b')]));
    expect(log).toEqual(['open a', 'end a', 'open b', 'end b']);
  });

  it('breaks off where an entry breaks', async () => {
    const broken = {
      name: 'a',
      open: () =>
        new Readable({
          read() {
            this.destroy(new Error('the disk is gone'));
          },
        }),
    };
    await expect(buffer(zipArchive.pack([broken]))).rejects.toThrow('the disk is gone');
  });

  it('opens nothing before it is read, and closes what is open when its reader goes away', async () => {
    const opened: Readable[] = [];
    const endless = () => {
      const stream = new Readable({
        read() {
          this.push(Buffer.alloc(65_536, Math.random().toString()));
        },
      });
      opened.push(stream);
      return stream;
    };
    const archive = zipArchive.pack([{ name: 'a', open: endless }]);
    expect(opened).toEqual([]);
    for await (const _ of archive) break;
    await expect.poll(() => opened.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  it('takes no name that leads out of it', async () => {
    const outside = zipArchive.pack([{ name: '../a', open: () => Readable.from([]) }]);
    await expect(buffer(outside)).rejects.toThrow('invalid relative path');
  });
});
