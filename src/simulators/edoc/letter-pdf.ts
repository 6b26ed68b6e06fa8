import { deflateSync } from 'node:zlib';
import { type Font, readFont } from './font.ts';

const FONT_FILES = ['georgian', 'latin'].map(
  (subset) => `@fontsource/noto-sans-georgian/files/noto-sans-georgian-${subset}-400-normal.woff`,
);
let fonts: readonly Font[] | undefined;

const PAGE = { width: 595, height: 842, margin: 71, fontSize: 11, lineHeight: 17 } as const;
// No subset of the family has the number sign.
const DRAWN_AS: { readonly [sign: string]: string } = { '№': 'Nº' };

interface Glyph {
  readonly font: number;
  readonly glyph: number;
  readonly width: number;
  readonly char: string;
}

const glyphsOf = (text: string, all: readonly Font[]): Glyph[] =>
  [...text].flatMap((char) =>
    [...(DRAWN_AS[char] ?? char)].map((drawn) => {
      const codePoint = drawn.codePointAt(0) ?? 0;
      const found = all.findIndex((font) => font.glyphOf(codePoint) !== undefined);
      const font = Math.max(0, found);
      const glyph = all[font]?.glyphOf(codePoint) ?? 0;
      const units = all[font] as Font;
      return { font, glyph, width: (units.widthOf(glyph) / units.unitsPerEm) * PAGE.fontSize, char: drawn };
    }),
  );

/** Breaks a paragraph between words where the line is full. */
const linesOf = (paragraph: string, all: readonly Font[]): Glyph[][] => {
  const widthOf = (glyphs: readonly Glyph[]) => glyphs.reduce((sum, { width }) => sum + width, 0);
  const lines: Glyph[][] = [[]];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1) ?? [];
    const more = glyphsOf(line.length === 0 ? word : ` ${word}`, all);
    if (line.length > 0 && widthOf(line) + widthOf(more) > PAGE.width - 2 * PAGE.margin) {
      lines.push(glyphsOf(word, all));
    } else line.push(...more);
  }
  return lines;
};

const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

const drawLine = (line: readonly Glyph[]): string => {
  let drawn = '';
  for (const [index, { font, glyph }] of line.entries()) {
    if (line[index - 1]?.font !== font) drawn += `${index === 0 ? '' : '> Tj '}/F${font} ${PAGE.fontSize} Tf <`;
    drawn += hex4(glyph);
  }
  return line.length === 0 ? 'T*' : `${drawn}> Tj T*`;
};

/** Says which characters the glyphs are, so that the text can be searched and read aloud. */
const toUnicode = (used: ReadonlyMap<number, string>): string => {
  const pairs = [...used].map(([glyph, char]) => `<${hex4(glyph)}> <${hex4(char.codePointAt(0) ?? 0)}>`);
  const blocks = [];
  for (let at = 0; at < pairs.length; at += 100) {
    const block = pairs.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Letters def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nend\nend`
  );
};

const stream = (bytes: Buffer, more = ''): Buffer => {
  const packed = deflateSync(bytes);
  const head = `<< /Length ${packed.length} /Filter /FlateDecode ${more}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
};

const fontObjects = (font: Font, used: ReadonlyMap<number, string>, first: number): Buffer[] => {
  const scaled = (units: number) => Math.round((units * 1000) / font.unitsPerEm);
  const name = `/Letters${first}`;
  const widths = [...used.keys()].map((glyph) => `${glyph} [${scaled(font.widthOf(glyph))}]`).join(' ');
  return [
    Buffer.from(
      `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${first + 1} 0 R] /ToUnicode ${first + 4} 0 R >>`,
    ),
    Buffer.from(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${first + 2} 0 R /CIDToGIDMap /Identity /W [${widths}] >>`,
    ),
    Buffer.from(
      `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${font.box.map(scaled).join(' ')}] /ItalicAngle 0 /Ascent ${scaled(font.ascent)} /Descent ${scaled(font.descent)} /CapHeight ${scaled(font.ascent)} /StemV 80 /FontFile2 ${first + 3} 0 R >>`,
    ),
    stream(font.sfnt, `/Length1 ${font.sfnt.length} `),
    stream(Buffer.from(toUnicode(used))),
  ];
};

/** Puts numbered objects into a file with their table of offsets (ISO 32000-1, 7.5). */
const fileOf = (objects: readonly Buffer[]): Buffer => {
  const pieces = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let offset = pieces[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const at = offset;
    const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    pieces.push(piece);
    offset += piece.length;
    return at;
  });
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.concat([
    ...pieces,
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  ]);
};

/**
 * A letter as a real PDF of some 30 KB, Georgian and Latin, fonts inside; the same text gives the same bytes.
 * What does not fit on its one page is cut off.
 */
export const letterPdf = (text: string): Buffer => {
  fonts ??= FONT_FILES.map(readFont);
  const all = fonts;
  const maxLines = Math.floor((PAGE.height - 2 * PAGE.margin) / PAGE.lineHeight);
  const lines = text
    .split('\n')
    .flatMap((paragraph) => linesOf(paragraph, all))
    .slice(0, maxLines);
  const used = all.map((_, font) => {
    const glyphs = lines.flat().filter((one) => one.font === font);
    return new Map(glyphs.map(({ glyph, char }) => [glyph, char]));
  });
  const top = PAGE.height - PAGE.margin - PAGE.fontSize;
  const content = `BT ${PAGE.lineHeight} TL ${PAGE.margin} ${top} Td\n${lines.map(drawLine).join('\n')}\nET`;
  const firstFont = 5;
  const fontNames = all.map((_, font) => `/F${font} ${firstFont + font * 5} 0 R`).join(' ');
  return fileOf([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R /Lang (ka) >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << ${fontNames} >> >> >>`,
    ),
    stream(Buffer.from(content)),
    ...all.flatMap((font, index) => fontObjects(font, used[index] ?? new Map(), firstFont + index * 5)),
  ]);
};
