import type { Paper } from '../../domain/papers/paper.ts';
import { drawable } from './drawable.ts';
import { breakLines } from './lines.ts';
import { baselineOf } from './pieces.ts';
import { COLORS, PAGE, type Sheet, type Style, TEXT_WIDTH } from './sheet.ts';

const HEAD_STYLE: Style = { weight: 'bold', size: 9.5, leading: 14, color: COLORS.accent };
const NUMBER_STYLE: Style = { weight: 'regular', size: 9.5, leading: 14, color: COLORS.quiet };
const FOOT_STYLE: Style = { weight: 'regular', size: 7.5, leading: 11, color: COLORS.quiet };
const HEAD_RULE = 58;
const FOOT_TOP = PAGE.height - 58;

// Between what stands at the left and at the right of one line.
const GAP = 24;
const CUT = '…';

/** As much of a text as there is room for, cut between words where one fits. */
const fitted = (sheet: Sheet, text: string, room: number, style: Style): string => {
  const widthOf = (piece: string): number => sheet.widthOf(piece, style);
  if (widthOf(text) <= room) return text;
  const [line = ''] = breakLines(text, room - widthOf(CUT), widthOf);
  return widthOf(line + CUT) <= room ? line + CUT : '';
};

const rightAligned = (sheet: Sheet, text: string, y: number, style: Style): void => {
  sheet.line(text, PAGE.width - PAGE.side - sheet.widthOf(text, style), y, style);
};

const ruleAt = ({ doc }: Sheet, y: number): void => {
  doc
    .moveTo(PAGE.side, y)
    .lineTo(PAGE.width - PAGE.side, y)
    .lineWidth(0.6)
    .stroke(COLORS.line);
};

/**
 * Prepares what stands on every page around its text: whose paper it is, both its numbers, and the sentence that the portal only connects.
 * Names that are too long for their line are cut; the numbers never are.
 */
export const makeFrame = (sheet: Sheet, paper: Paper): ((page: number, pages: number) => void) => {
  // Marked without being noted: the note counts signs of the letter, and its heading is counted where it stands above the words.
  const marked = (text: string, { weight }: Style): string => drawable(text, weight, { count: 0, signs: new Set() });
  const number = marked(paper.number, NUMBER_STYLE);
  const issuer = fitted(
    sheet,
    marked(paper.issuer, HEAD_STYLE),
    TEXT_WIDTH - GAP - sheet.widthOf(number, NUMBER_STYLE),
    HEAD_STYLE,
  );
  const tail = ` · ${number}`;
  const heading = fitted(
    sheet,
    marked(paper.heading, NUMBER_STYLE),
    TEXT_WIDTH - GAP - sheet.widthOf(issuer, HEAD_STYLE) - sheet.widthOf(tail, NUMBER_STYLE),
    NUMBER_STYLE,
  );
  const following = heading === '' ? number : heading + tail;
  const foot = marked(paper.foot, FOOT_STYLE);
  const pageOf = marked(paper.pageOf, FOOT_STYLE);
  const code = paper.check && marked(`${paper.number} · ${paper.check.code}`, FOOT_STYLE);

  return (page, pages) => {
    sheet.artifact(() => {
      const headline = HEAD_RULE - 20 + baselineOf(HEAD_STYLE);
      sheet.line(issuer, PAGE.side, headline, HEAD_STYLE);
      rightAligned(sheet, page === 1 ? number : following, headline, NUMBER_STYLE);
      ruleAt(sheet, HEAD_RULE);

      ruleAt(sheet, FOOT_TOP);
      const first = FOOT_TOP + 8 + baselineOf(FOOT_STYLE);
      sheet.line(foot, PAGE.side, first, FOOT_STYLE);
      rightAligned(sheet, pageOf.replace('{page}', String(page)).replace('{pages}', String(pages)), first, FOOT_STYLE);
      if (code !== undefined) sheet.line(code, PAGE.side, first + FOOT_STYLE.leading, FOOT_STYLE);
    });
  };
};
