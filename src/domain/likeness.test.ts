import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALIKE, likenessOf, similarity } from './likeness.ts';

const keyed = (text: string): Buffer => createHmac('sha256', 'k').update(text).digest();
const of = (text: string) => likenessOf(text, keyed);

const LETTER = `გთხოვთ, შეაკეთოთ მაგალითის ქუჩის სავალი ნაწილი ნომერი სამიდან ნომერ ცხრამდე, რადგან ორმოების გამო ავტომობილები ზიანდება და
ფეხით მოსიარულეებს წვიმაში გავლა უჭირთ. ბოლო შეკეთება შვიდი წლის წინ მოხდა, მას შემდეგ კი წყლის მილი ორჯერ გატყდა. გთხოვთ, მაცნობოთ, როდის
დაიწყება სამუშაოები და ვინ იქნება პასუხისმგებელი. პატივისცემით, ნინო მაგალითაძე`;

describe('two texts', () => {
  test('are the same whatever their case, Mtavruli, spaces and punctuation', () => {
    const written = of('გთხოვთ, შეაკეთოთ ქუჩა!  Street 5');
    const again = of('ᲒᲗᲮᲝᲕᲗ შეაკეთოთ\nქუჩა. STREET 5');
    expect(again).toEqual(written);
  });

  test('are alike where one word of a letter is another one', () => {
    const other = LETTER.replace('შვიდი', 'რვა');
    expect(of(other).digest).not.toEqual(of(LETTER).digest);
    expect(similarity(of(LETTER).sketch, of(other).sketch)).toBeGreaterThan(ALIKE);
  });

  test('are not alike where they are about something else', () => {
    const other =
      'გთხოვთ, მომაწოდოთ საჯარო ინფორმაცია 2025 წლის ბიუჯეტის შესრულების შესახებ და დამატებითი დოკუმენტების ასლები.';
    expect(similarity(of(LETTER).sketch, of(other).sketch)).toBeLessThan(0.1);
  });

  test('of one or two words are compared as well', () => {
    expect(similarity(of('დიახ').sketch, of('დიახ.').sketch)).toBe(1);
    expect(similarity(of('დიახ').sketch, of('არა').sketch)).toBe(0);
  });

  test('under another key have nothing in common', () => {
    const foreign = likenessOf(LETTER, (text) => createHmac('sha256', 'other').update(text).digest());
    expect(similarity(foreign.sketch, of(LETTER).sketch)).toBe(0);
  });

  test('are as alike one way round as the other, and each is like itself', () => {
    const words = fc.array(fc.constantFrom('ა', 'ბ', 'გ', 'დ', 'ე'), { maxLength: 40 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, two] = [of(a).sketch, of(b).sketch];
        expect(similarity(one, two)).toBe(similarity(two, one));
        if (one.length > 0) expect(similarity(one, one)).toBe(1);
      }),
    );
  });
});
