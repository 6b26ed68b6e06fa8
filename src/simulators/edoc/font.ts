import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

/** A TrueType font as a PDF needs it. */
export interface Font {
  /** The font file (sfnt). */
  readonly sfnt: Buffer;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  /** Glyph of a character; undefined where the font has none. */
  glyphOf(codePoint: number): number | undefined;
  /** In font units. */
  widthOf(glyph: number): number;
}

interface Table {
  readonly tag: string;
  readonly checksum: number;
  readonly bytes: Buffer;
}

const resolvePackageFile = createRequire(import.meta.url).resolve;

/** WOFF 1.0 (W3C), chapters 4 and 5: tables one by one, each deflated where that is shorter. */
const tablesOfWoff = (woff: Buffer): Table[] =>
  Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const entry = 44 + index * 20;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    const sizeBytes = woff.readUInt32BE(entry + 12);
    return {
      tag: woff.toString('latin1', entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      bytes: packed.length < sizeBytes ? inflateSync(packed) : packed,
    };
  });

const sfntOf = (flavor: number, tables: readonly Table[]): Buffer => {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12 + tables.length * 16);
  head.writeUInt32BE(flavor, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((tables.length - power) * 16, 10);
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, bytes }, index) => {
    const entry = 12 + index * 16;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(checksum, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
};

/** OpenType cmap, format 4: segments of 16-bit characters. */
const glyphsOf = (cmap: Buffer): ReadonlyMap<number, number> => {
  const glyphs = new Map<number, number>();
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
  const at = subtables.find((offset) => cmap.readUInt16BE(offset) === 4);
  if (at === undefined) throw new Error('the font has no character map of format 4');
  const sizeBytes = cmap.readUInt16BE(at + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + sizeBytes, 16 + 2 * sizeBytes, 16 + 3 * sizeBytes] as const;
  for (let segment = 0; segment < sizeBytes; segment += 2) {
    const [end, start] = [cmap.readUInt16BE(at + ends + segment), cmap.readUInt16BE(at + starts + segment)];
    const [delta, range] = [cmap.readUInt16BE(at + deltas + segment), cmap.readUInt16BE(at + ranges + segment)];
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : cmap.readUInt16BE(at + ranges + segment + range + (code - start) * 2);
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
};

/** Reads a font of a package, for example `@fontsource/noto-sans-georgian/files/...woff`. Throws where it is no such font. */
export const readFont = (packageFile: string): Font => {
  const woff = readFileSync(resolvePackageFile(packageFile));
  const tables = tablesOfWoff(woff);
  const table = (tag: string): Buffer => {
    const found = tables.find((one) => one.tag === tag);
    if (found === undefined) throw new Error(`the font has no table ${tag}`);
    return found.bytes;
  };
  const [head, hhea, hmtx, glyphs] = [table('head'), table('hhea'), table('hmtx'), glyphsOf(table('cmap'))];
  const lastWidth = hhea.readUInt16BE(34) - 1;
  return {
    sfnt: sfntOf(woff.readUInt32BE(4), tables),
    unitsPerEm: head.readUInt16BE(18),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    box: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    glyphOf: (codePoint) => glyphs.get(codePoint),
    widthOf: (glyph) => hmtx.readUInt16BE(Math.min(glyph, lastWidth) * 4),
  };
};
