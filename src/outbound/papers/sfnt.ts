import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

const padded = (sizeBytes: number): number => Math.ceil(sizeBytes / 4) * 4;

/**
 * Unpacks a WOFF 1.0 font (W3C, chapters 4 and 5) to the TrueType file that was packed, table by table. fontkit reads WOFF itself, but
 * unpacks it anew, and slowly, for every paper.
 */
export const sfntOfWoff = (woff: Buffer): Buffer => {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = WOFF_HEADER + index * WOFF_ENTRY;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    const sizeBytes = woff.readUInt32BE(entry + 12);
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      bytes: packed.length < sizeBytes ? inflateSync(packed) : packed,
    };
  });

  const start = SFNT_HEADER + count * SFNT_ENTRY;
  const sfnt = Buffer.alloc(tables.reduce((end, { bytes }) => end + padded(bytes.length), start));
  const largestPower = 2 ** Math.floor(Math.log2(count));
  woff.copy(sfnt, 0, 4, 8);
  sfnt.writeUInt16BE(count, 4);
  sfnt.writeUInt16BE(largestPower * SFNT_ENTRY, 6);
  sfnt.writeUInt16BE(Math.log2(largestPower), 8);
  sfnt.writeUInt16BE((count - largestPower) * SFNT_ENTRY, 10);
  let at = start;
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const entry = SFNT_HEADER + index * SFNT_ENTRY;
    tag.copy(sfnt, entry);
    sfnt.writeUInt32BE(checksum, entry + 4);
    sfnt.writeUInt32BE(at, entry + 8);
    sfnt.writeUInt32BE(bytes.length, entry + 12);
    bytes.copy(sfnt, at);
    at += padded(bytes.length);
  }
  return sfnt;
};
