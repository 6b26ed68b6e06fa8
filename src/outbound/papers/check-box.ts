import { create } from 'qrcode';
import type { PaperCheck } from '../../domain/papers/paper.ts';
import { factPieces } from './blocks.ts';
import { drawable } from './drawable.ts';
import { baselineOf, type Layout, linesOf, type Piece, STYLES } from './pieces.ts';
import { COLORS, PAGE, TEXT_WIDTH } from './sheet.ts';

const PADDING = 15;
const QR_SIZE = 96;
const CODE_STYLE = { weight: 'bold', size: 15, leading: 24, color: COLORS.accent } as const;
const FACT_LABEL_WIDTH = 134;

/** The QR code as squares: sharp at any size, and no picture that a reader would have to load. */
const drawQr = (doc: PDFKit.PDFDocument, link: string, x: number, y: number): void => {
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const side = QR_SIZE / modules.size;
  for (let row = 0; row < modules.size; row++) {
    // Neighbours are one bar: between single squares some readers show hairlines.
    for (let column = 0; column < modules.size; column++) {
      let end = column;
      while (end < modules.size && modules.get(row, end) !== 0) end += 1;
      if (end > column) doc.rect(x + column * side, y + row * side, (end - column) * side, side);
      column = end;
    }
  }
  doc.fill(COLORS.ink);
};

/** The box that says how the paper is checked: advice, code, QR code, and who sealed the original. Stays on one page. */
export const checkBox = (layout: Layout, check: PaperCheck): Piece => {
  const { sheet, root } = layout;
  const { doc } = sheet;
  const x = PAGE.side + PADDING;
  const width = TEXT_WIDTH - 2 * PADDING;
  const besideQr = width - QR_SIZE - PADDING;
  const [title, advice, figure] = [doc.struct('H2'), doc.struct('P'), doc.struct('Figure', { alt: check.linkAlt })];
  for (const element of [title, advice, figure]) root.add(element);
  const titleLine = drawable(check.title, STYLES.heading.weight, layout.undrawn);
  const codeLine = drawable(check.code, CODE_STYLE.weight, layout.undrawn);
  const adviceLines = linesOf(layout, check.advice, besideQr, STYLES.value);
  const facts = factPieces(layout, check.facts, { x, width, labelWidth: FACT_LABEL_WIDTH });

  const adviceTop = PADDING + STYLES.heading.leading + 6;
  const codeTop = adviceTop + adviceLines.length * STYLES.value.leading + 8;
  const factsTop = Math.max(codeTop + CODE_STYLE.leading, PADDING + QR_SIZE) + 12;
  const height = factsTop + facts.reduce((sum, piece) => sum + piece.height, 0) + PADDING;

  return {
    height,
    draw(top) {
      sheet.artifact(() => {
        doc.roundedRect(PAGE.side, top, TEXT_WIDTH, height, 6).lineWidth(0.8).fillAndStroke(COLORS.wash, COLORS.line);
      });
      sheet.part(title, 'H2', () => {
        sheet.line(titleLine, x, top + PADDING + baselineOf(STYLES.heading), STYLES.heading);
      });
      sheet.part(advice, 'P', () => {
        for (const [at, line] of adviceLines.entries())
          sheet.line(line, x, top + adviceTop + at * STYLES.value.leading + baselineOf(STYLES.value), STYLES.value);
        sheet.line(codeLine, x, top + codeTop + baselineOf(CODE_STYLE), CODE_STYLE);
      });
      sheet.part(figure, 'Figure', () => {
        drawQr(doc, check.link, x + width - QR_SIZE, top + PADDING);
      });
      let at = top + factsTop;
      for (const piece of facts) {
        piece.draw(at);
        at += piece.height;
      }
    },
  };
};
