import PDFDocument from 'pdfkit';
import type { Paper } from '../../domain/papers/paper.ts';
import { facesOf, runsOf, type Weight } from './fonts.ts';

/** How a line of text looks. Sizes in points. */
export interface Style {
  readonly weight: Weight;
  readonly size: number;
  /** From one baseline to the next. */
  readonly leading: number;
  readonly color: string;
}

/** A4 in points, with its margins. */
export const PAGE = { width: 595.28, height: 841.89, side: 62, top: 78, bottom: 70 } as const;
/** How wide text may be. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;

/** Colours: ink, what stands back, lines, and the one accent. */
export const COLORS = {
  ink: '#1c2126',
  quiet: '#5b6570',
  line: '#d5dae0',
  wash: '#f5f7f9',
  accent: '#14507a',
} as const;

/** The PDF under way: measures and draws lines of mixed fonts, and tags them for screen readers. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument;
  widthOf(text: string, style: Pick<Style, 'weight' | 'size'>): number;
  /** Draws one line of drawable text with its baseline at `y`. */
  line(text: string, x: number, y: number, style: Style): void;
  /** Draws what belongs to a part of the document's structure. */
  part(element: PDFKit.PDFStructureElement, tag: string, draw: () => void): void;
  /** Draws what only decorates: rules, page numbers. */
  artifact(draw: () => void): void;
}

const LOCALES = { ka: 'ka-GE', en: 'en-GB' } as const;

/** Begins a PDF without pages. Its dates and id come from the paper alone. */
export const openSheet = (paper: Paper): Sheet => {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: LOCALES[paper.language],
    displayTitle: true,
    info: {
      Title: paper.documentTitle,
      Creator: 'Shikriki',
      Producer: 'Shikriki',
      CreationDate: paper.dated,
      ModDate: paper.dated,
    },
  });
  for (const weight of ['regular', 'bold'] as const) {
    for (const face of facesOf(weight)) doc.registerFont(face.name, face.bytes);
  }

  const widths = new Map<string, number>();
  const measure = (text: string, { weight, size }: Pick<Style, 'weight' | 'size'>): number =>
    runsOf(text, weight).reduce((sum, run) => sum + doc.font(run.face.name, size).widthOfString(run.text), 0);

  return {
    doc,
    widthOf(text, style) {
      const key = `${style.weight} ${style.size} ${text}`;
      const width = widths.get(key) ?? measure(text, style);
      widths.set(key, width);
      return width;
    },
    line(text, x, y, { weight, size, color }) {
      doc.fillColor(color);
      let at = x;
      for (const run of runsOf(text, weight)) {
        doc.font(run.face.name, size).text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' });
        at += doc.widthOfString(run.text);
      }
    },
    part(element, tag, draw) {
      const content = doc.markStructureContent(tag);
      draw();
      doc.endMarkedContent();
      element.add(content);
    },
    artifact(draw) {
      doc.markContent('Artifact', { type: 'Layout' });
      draw();
      doc.endMarkedContent();
    },
  };
};
