import type { Block, Fact, ListedEvent, ListedFile } from '../../domain/papers/paper.ts';
import { drawable, type Undrawn } from './drawable.ts';
import { breakLines } from './lines.ts';
import { COLORS, PAGE, type Sheet, type Style, TEXT_WIDTH } from './sheet.ts';

/** The smallest piece that stays on one page. Heights and places in points; `top` is where the piece begins. */
export interface Piece {
  readonly height: number;
  /** Stays with the piece behind it. */
  readonly keep?: true;
  draw(top: number): void;
}

/** What blocks are laid out with. */
export interface Layout {
  readonly sheet: Sheet;
  /** The document in the PDF's structure; every block adds its part. */
  readonly root: PDFKit.PDFStructureElement;
  readonly undrawn: Undrawn;
}

const { ink, quiet } = COLORS;
/** The styles of text in use. */
export const STYLES = {
  title: { weight: 'bold', size: 19, leading: 25, color: ink },
  heading: { weight: 'bold', size: 11.5, leading: 16, color: ink },
  words: { weight: 'regular', size: 10.5, leading: 16, color: ink },
  value: { weight: 'regular', size: 10, leading: 14.5, color: ink },
  strong: { weight: 'bold', size: 10, leading: 14.5, color: ink },
  label: { weight: 'regular', size: 9, leading: 14.5, color: quiet },
  digest: { weight: 'regular', size: 8, leading: 14.5, color: ink },
  small: { weight: 'regular', size: 8.5, leading: 12.5, color: quiet },
} as const satisfies { readonly [name: string]: Style };

const LABEL_WIDTH = 172;
const GAP = 16;
const TIME_WIDTH = 104;

/** Where the baseline of a line stands below its top. */
export const baselineOf = ({ size, leading }: Style): number => (leading - size) / 2 + size * 0.86;

// A number stays with its sign, and its groups stay together: № 12, 1 250 ₾.
const GLUED = /(?<=№) | (?=₾)|(?<=\d) (?=\d{3}(?!\d))/g;
const NO_BREAK = '\u00A0';

/** Text as the lines that a column has room for. */
export const linesOf = ({ sheet, undrawn }: Layout, text: string, width: number, style: Style): readonly string[] =>
  text
    .split('\n')
    .flatMap((paragraph) =>
      breakLines(drawable(paragraph, style.weight, undrawn).replace(GLUED, NO_BREAK), width, (piece) =>
        sheet.widthOf(piece, style),
      ),
    )
    .map((line) => line.replaceAll(NO_BREAK, ' '));

/** One cell of a row: lines of one style beginning at `x`. */
interface Cell {
  readonly x: number;
  readonly style: Style;
  readonly lines: readonly string[];
}

/** Rows of cells side by side, cut into pieces line by line; the first two lines stay together. */
const rowPieces = ({ sheet, root }: Layout, tag: string, cells: readonly Cell[]): readonly Piece[] => {
  const element = sheet.doc.struct(tag);
  root.add(element);
  const leading = Math.max(...cells.map(({ style }) => style.leading));
  const count = Math.max(...cells.map(({ lines }) => lines.length));
  return Array.from(
    { length: count },
    (_, at): Piece => ({
      height: leading,
      ...(at === 0 && count > 1 && { keep: true as const }),
      draw(top) {
        sheet.part(element, tag, () => {
          for (const { x, style, lines } of cells) {
            const text = lines[at];
            if (text !== undefined && text !== '') sheet.line(text, x, top + baselineOf({ ...style, leading }), style);
          }
        });
      },
    }),
  );
};

/** Room between pieces. */
export const space = (height: number): Piece => ({ height, draw: () => undefined });

/** A column of text over the whole width, or from `x` on. */
export const textPieces = (
  layout: Layout,
  tag: string,
  text: string,
  style: Style,
  x: number = PAGE.side,
): readonly Piece[] =>
  rowPieces(layout, tag, [{ x, style, lines: linesOf(layout, text, PAGE.width - PAGE.side - x, style) }]);

const withKeep = (pieces: readonly Piece[]): readonly Piece[] => pieces.map((piece) => ({ ...piece, keep: true }));

const heading = (layout: Layout, text: string): readonly Piece[] =>
  withKeep([space(11), ...textPieces(layout, 'H2', text, STYLES.heading), space(4)]);

/** Facts as label and value side by side, within a width. */
export const factPieces = (
  layout: Layout,
  facts: readonly Fact[],
  {
    x = PAGE.side,
    width = TEXT_WIDTH,
    labelWidth = LABEL_WIDTH,
  }: { x?: number; width?: number; labelWidth?: number } = {},
): readonly Piece[] =>
  facts.flatMap(({ label, value }) => {
    // A digest stays on one line, so that it can be compared and copied.
    const style = /^[0-9a-f]{64}$/.test(value) ? STYLES.digest : STYLES.value;
    return [
      ...rowPieces(layout, 'P', [
        { x, style: STYLES.label, lines: linesOf(layout, label, labelWidth - GAP / 2, STYLES.label) },
        { x: x + labelWidth, style, lines: linesOf(layout, value, width - labelWidth, style) },
      ]),
      space(1.5),
    ];
  });

const filePieces = (layout: Layout, { name, about, sha256 }: ListedFile): readonly Piece[] => [
  ...withKeep(textPieces(layout, 'P', name, STYLES.strong)),
  ...withKeep(textPieces(layout, 'P', about, STYLES.small)),
  ...textPieces(layout, 'P', `SHA-256 ${sha256}`, STYLES.small),
  space(6),
];

const eventPieces = (layout: Layout, { at, what, more }: ListedEvent): readonly Piece[] => {
  const x = PAGE.side + TIME_WIDTH;
  const width = TEXT_WIDTH - TIME_WIDTH;
  return [
    ...rowPieces(layout, 'P', [
      { x: PAGE.side, style: STYLES.label, lines: [at] },
      { x, style: STYLES.value, lines: linesOf(layout, what, width, STYLES.value) },
    ]),
    ...more.flatMap((line) => textPieces(layout, 'P', line, STYLES.small, x)),
    space(5),
  ];
};

const rule = ({ sheet }: Layout): Piece => ({
  height: 15,
  draw: (top) =>
    sheet.artifact(() => {
      sheet.doc
        .moveTo(PAGE.side, top + 6)
        .lineTo(PAGE.width - PAGE.side, top + 6)
        .lineWidth(0.6)
        .stroke(COLORS.line);
    }),
});

/** A block as pieces. */
export const piecesOf = (layout: Layout, block: Block): readonly Piece[] => {
  switch (block.block) {
    case 'heading':
      return heading(layout, block.text);
    case 'facts':
      return [...factPieces(layout, block.facts), rule(layout)];
    case 'words':
      return [...block.text.split('\n').flatMap((line) => textPieces(layout, 'P', line, STYLES.words)), space(8)];
    case 'files':
      return block.files.flatMap((file) => filePieces(layout, file));
    case 'events':
      return block.events.flatMap((event) => eventPieces(layout, event));
    case 'statement':
      return [...textPieces(layout, 'P', block.text, STYLES.value), space(10)];
    case 'note':
      return [space(4), ...textPieces(layout, 'P', block.text, STYLES.small), space(4)];
  }
};
