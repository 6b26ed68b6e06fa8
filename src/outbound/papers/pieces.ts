import { drawable, type Undrawn } from './drawable.ts';
import { breakLines } from './lines.ts';
import { COLORS, PAGE, type Sheet, type Style } from './sheet.ts';

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
export interface Cell {
  readonly x: number;
  readonly style: Style;
  readonly lines: readonly string[];
}

/** Rows of cells side by side, cut into pieces line by line; the first two lines stay together. */
export const rowPieces = ({ sheet, root }: Layout, tag: string, cells: readonly Cell[]): readonly Piece[] => {
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

/** Keeps pieces together, and with what comes behind them. */
export const withKeep = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece) => ({ ...piece, keep: true }));
