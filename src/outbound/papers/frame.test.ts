import { expect, test } from 'vitest';
import type { Paper } from '../../domain/papers/paper.ts';
import { makeFrame } from './frame.ts';
import { openSheet, PAGE, type Style, TEXT_WIDTH } from './sheet.ts';

const NUMBER = 'MG-2026-0004217-1';
const paper = (change: Partial<Paper>): Paper => ({
  language: 'ka',
  documentTitle: NUMBER,
  issuer: 'ერთიანი პორტალი',
  number: NUMBER,
  heading: 'წერილი',
  blocks: [],
  foot: 'პორტალი მხოლოდ აკავშირებს.',
  pageOf: 'გვერდი {page} / {pages}',
  undrawable: '',
  dated: new Date(0),
  ...change,
});

/** What stands at the head of a page: text, and from where to where it reaches. */
const headOf = (one: Paper, page: number) => {
  const sheet = openSheet(one);
  const lines: { readonly text: string; readonly y: number; readonly from: number; readonly to: number }[] = [];
  const line = (text: string, from: number, y: number, style: Style): void =>
    void lines.push({ text, y, from, to: from + sheet.widthOf(text, style) });
  sheet.doc.addPage();
  makeFrame({ ...sheet, line }, one)(page, 2);
  const top = Math.min(...lines.map(({ y }) => y));
  const [issuer, right] = lines.filter(({ y }) => y === top);
  if (issuer === undefined || right === undefined) throw new Error('a page without a head');
  return { issuer, right };
};

test('names the issuer and the number on the first page, and the heading too on the next ones', () => {
  const one = paper({});
  expect([headOf(one, 1).issuer.text, headOf(one, 1).right.text]).toEqual(['ერთიანი პორტალი', NUMBER]);
  expect(headOf(one, 2).right.text).toBe(`წერილი · ${NUMBER}`);
});

test('marks what no font has', () => {
  const { issuer, right } = headOf(paper({ issuer: 'პორტალი 🏛', heading: '🙂 წერილი' }), 2);
  expect([issuer.text, right.text]).toEqual(['პორტალი □', `□ წერილი · ${NUMBER}`]);
});

test.each([
  ['a heading of many words', 'ერთიანი პორტალი', 'საჯარო ინფორმაციის მოთხოვნა '.repeat(11)],
  ['a heading of one word', 'ერთიანი პორტალი', 'ა'.repeat(300)],
  ['an issuer of many words', 'ერთიანი პორტალი '.repeat(12), 'წერილი'],
  ['both in capitals', 'W'.repeat(200), 'W'.repeat(300)],
])('keeps both apart and the number whole with %s', (_, issuer, heading) => {
  for (const page of [1, 2]) {
    const head = headOf(paper({ issuer, heading }), page);
    expect(head.right.from - head.issuer.to).toBeGreaterThan(10);
    expect(head.issuer.from).toBe(PAGE.side);
    expect(head.right.to).toBeCloseTo(PAGE.side + TEXT_WIDTH, 3);
    expect(head.right.text.endsWith(NUMBER)).toBe(true);
  }
});

test('cuts a heading between words, and says that it is cut', () => {
  const { right } = headOf(paper({ heading: 'საჯარო ინფორმაციის მოთხოვნა '.repeat(11) }), 2);
  expect(right.text).toMatch(/^საჯარო ინფორმაციის მოთხოვნა.*[ა-ჰ]… · MG-/);
});
