/** How wide a piece of text is, in points. */
export type WidthOf = (text: string) => number;

/** Cuts a word that is wider than a line into pieces that are not. */
const piecesOf = (word: string, width: number, widthOf: WidthOf): readonly string[] => {
  if (widthOf(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let filled = 0;
  for (const character of word) {
    const wide = widthOf(character);
    if (piece !== '' && filled + wide > width) {
      pieces.push(piece);
      [piece, filled] = ['', 0];
    }
    piece += character;
    filled += wide;
  }
  return [...pieces, piece];
};

/**
 * Breaks a paragraph into lines no wider than `width`: between words, and within a word only where it is longer than a line, such as an
 * address of the web. Spaces at the end of a line are left out, all others are kept. A paragraph without text is one empty line.
 */
export const breakLines = (paragraph: string, width: number, widthOf: WidthOf): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  // Each word with the spaces before it.
  for (const [, spaces = '', word = ''] of paragraph.matchAll(/( *)([^ ]*)/g)) {
    if (word === '') continue;
    for (const [at, piece] of piecesOf(word, width, widthOf).entries()) {
      const indent = at === 0 ? spaces : '';
      // Spaces that leave no room for the word behind them are an end of line.
      const before = line === '' && widthOf(indent) + widthOf(piece) > width ? '' : indent;
      const wide = widthOf(before) + widthOf(piece);
      if (line !== '' && filled + wide > width) {
        lines.push(line);
        [line, filled] = [piece, widthOf(piece)];
      } else {
        line += before + piece;
        filled += wide;
      }
    }
  }
  return [...lines, line];
};
