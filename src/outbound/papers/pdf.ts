/** Papers as PDF 1.7, drawn by pdfkit: tagged, in the language of the paper, with fonts that have №, ₾ and Georgian letters. */
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Paper } from '../../domain/papers/paper.ts';
import type { Papers } from '../../ports/papers.ts';
import { piecesOf } from './blocks.ts';
import { checkBox } from './check-box.ts';
import { MARK, type Undrawn } from './drawable.ts';
import { makeFrame } from './frame.ts';
import { paginate } from './pages.ts';
import { type Layout, type Piece, STYLES, space, textPieces } from './pieces.ts';
import { openSheet, PAGE } from './sheet.ts';

const ROOM = PAGE.height - PAGE.top - PAGE.bottom;
/** More kinds of signs than these are not listed one by one. */
const MOST_SIGNS = 40;

const undrawableNote = (paper: Paper, { count, signs }: Undrawn): string => {
  const listed = [...signs].slice(0, MOST_SIGNS).join(', ');
  return paper.undrawable
    .replace('{count}', String(count))
    .replace('{mark}', MARK)
    .replace('{signs}', signs.size > MOST_SIGNS ? `${listed} …` : listed);
};

const layOut = (layout: Layout, paper: Paper): readonly Piece[] => {
  const pieces = [
    ...textPieces(layout, 'H1', paper.heading, STYLES.title),
    space(10),
    ...paper.blocks.flatMap((block) => piecesOf(layout, block)),
  ];
  if (layout.undrawn.count > 0)
    pieces.push(...piecesOf(layout, { block: 'note', text: undrawableNote(paper, layout.undrawn) }));
  return paper.check === undefined ? pieces : [...pieces, space(14), checkBox(layout, paper.check)];
};

/** Draws papers as PDF; meets port Papers. */
export const pdfPapers: Papers = {
  mediaType: 'application/pdf',
  extension: 'pdf',
  draw(paper) {
    const sheet = openSheet(paper);
    const { doc } = sheet;
    const stream = doc as unknown as Readable;
    const drawPages = async (): Promise<void> => {
      const root = doc.struct('Document');
      doc.addStructure(root);
      const pages = paginate(layOut({ sheet, root, undrawn: { count: 0, signs: new Set() } }, paper), ROOM);
      const drawFrame = makeFrame(sheet, paper);
      for (const [index, pieces] of pages.entries()) {
        // Others are served between two pages; whoever went away needs no more of them.
        await setImmediate();
        if (stream.destroyed) return;
        doc.addPage();
        drawFrame(index + 1, pages.length);
        let top: number = PAGE.top;
        for (const piece of pieces) {
          piece.draw(top);
          top += piece.height;
        }
      }
      root.end();
      doc.end();
    };
    drawPages().catch((error: unknown) => {
      stream.destroy(error instanceof Error ? error : new Error('the paper could not be drawn'));
    });
    return stream;
  },
};
