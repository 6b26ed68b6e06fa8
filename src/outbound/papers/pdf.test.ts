import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Paper } from '../../domain/papers/paper.ts';
import { facesOf, runsOf } from './fonts.ts';
import { pdfPapers } from './pdf.ts';

const paper = (change: Partial<Paper> = {}): Paper => ({
  language: 'ka',
  documentTitle: 'წერილი · MG-2026-0004217-1',
  issuer: 'ერთიანი პორტალი',
  number: 'MG-2026-0004217-1',
  heading: 'წერილი',
  blocks: [
    { block: 'words', text: 'ზარალი № 12: 1 250 ₾.' },
    { block: 'facts', facts: [{ label: '', value: '' }] },
    { block: 'files', files: [] },
  ],
  foot: 'პორტალი მხოლოდ აკავშირებს.',
  pageOf: 'გვერდი {page} / {pages}',
  undrawable: '{count} {mark} {signs}',
  dated: new Date('2026-11-22T09:31:07Z'),
  ...change,
});
const drawn = (one: Paper): Promise<Buffer> => buffer(pdfPapers.draw(one));

test('the same paper is the same bytes, and another one is not', async () => {
  const first = await drawn(paper());
  expect((await drawn(paper())).equals(first)).toBe(true);
  expect((await drawn(paper({ heading: 'პასუხი' }))).equals(first)).toBe(false);
  expect((await drawn(paper({ dated: new Date(0) }))).equals(first)).toBe(false);
});

test('each sign is drawn by a font that has it', () => {
  const runs = runsOf('№ 5 ₾ „ა“ Ж', 'bold');
  expect(runs.map(({ text }) => text).join('')).toBe('№ 5 ₾ „ა“ Ж');
  for (const { face, text } of runs)
    expect(
      [...text].every((character) => face.has(character.codePointAt(0) ?? 0)),
      text,
    ).toBe(true);
  expect(facesOf('regular').map(({ name }) => name)).toHaveLength(4);
});

test('whoever goes away stops the drawing', async () => {
  const stream = pdfPapers.draw(paper({ blocks: [{ block: 'words', text: 'სიტყვა\n'.repeat(5_000) }] }));
  let pages = 0;
  stream.on('pageAdded', () => {
    pages += 1;
  });
  await once(stream, 'pageAdded');
  stream.destroy();
  // As many turns as a dozen pages would take.
  for (let turn = 0; turn < 12; turn++) await setImmediate();
  expect(pages).toBe(1);
});

test.each([
  ['ka', 'ka-GE'],
  ['en', 'en-GB'],
] as const)('a paper in %s says so to screen readers: %s', async (language, tag) => {
  expect((await drawn(paper({ language }))).toString('latin1')).toContain(`/Lang (${tag})`);
});

test('a paper without anything on it is a page', async () => {
  expect((await drawn(paper({ blocks: [], heading: '' }))).subarray(0, 8).toString()).toBe('%PDF-1.7');
});

test('whatever issuer, heading, number or foot are called, every page is drawn', async () => {
  const pages = { block: 'words', text: 'სიტყვა\n'.repeat(200) } as const;
  for (const name of ['👍', 'წერილი 🙂 სახელით', '\u202E\u0000', '漢字', 'ა'.repeat(300), 'სიტყვა '.repeat(40)]) {
    const named = paper({
      ...{ issuer: name, heading: name, number: name, foot: name, pageOf: name, blocks: [pages] },
      check: { title: name, advice: name, facts: [], code: name, link: 'https://example.ge', linkAlt: name },
    });
    expect((await drawn(named)).subarray(0, 8).toString(), name).toBe('%PDF-1.7');
  }
});
