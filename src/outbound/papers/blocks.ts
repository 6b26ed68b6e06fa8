import type { Block, Fact, ListedEvent, ListedFile } from '../../domain/papers/paper.ts';
import { type Layout, linesOf, type Piece, rowPieces, STYLES, space, textPieces, withKeep } from './pieces.ts';
import { COLORS, PAGE, TEXT_WIDTH } from './sheet.ts';

const LABEL_WIDTH = 172;
const GAP = 16;
const TIME_WIDTH = 104;

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
