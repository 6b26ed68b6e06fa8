import type { Piece } from './pieces.ts';

/** Deals pieces out to pages: a piece never crosses an edge, and those that are to be kept together move on together. */
export const paginate = (pieces: readonly Piece[], room: number): readonly (readonly Piece[])[] => {
  const pages: Piece[][] = [[]];
  let filled = 0;
  for (let at = 0; at < pieces.length; ) {
    let end = at;
    while (pieces[end]?.keep === true && end < pieces.length - 1) end += 1;
    const group = pieces.slice(at, end + 1);
    const height = group.reduce((sum, piece) => sum + piece.height, 0);
    // A group that no page holds is dealt out piece by piece.
    const whole = height <= room ? [group] : group.map((piece) => [piece]);
    for (const part of whole) {
      const high = part.reduce((sum, piece) => sum + piece.height, 0);
      if (filled + high > room && filled > 0) {
        pages.push([]);
        filled = 0;
      }
      pages.at(-1)?.push(...part);
      filled += high;
    }
    at = end + 1;
  }
  return pages;
};
