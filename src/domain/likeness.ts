import { foldText } from './text.ts';

/** A text as it is compared with others: nothing of it can be read, and equal texts are equal. */
export interface Likeness {
  /** Of the whole text, folded. */
  readonly digest: Buffer;
  /** The smallest numbers of its runs of words, ascending. */
  readonly sketch: readonly number[];
}

// Three words in a row: a changed word changes three runs, a changed order nearly all of them.
const RUN = 3;

/** How many numbers a sketch has at most. With so many the estimate is about five hundredths wide (one over the root of twice the size). */
export const SKETCH_SIZE = 128;

/** From here on two texts count as nearly the same: a name, a date or a sentence of a page is another one. */
export const ALIKE = 0.8;

const wordsOf = (text: string): readonly string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * What a text is compared by. Case, Mtavruli, white space and punctuation do not count. Pure.
 * @param keyed a keyed digest of a text, so that nobody without the key can try texts out.
 */
export const likenessOf = (text: string, keyed: (text: string) => Buffer): Likeness => {
  const words = wordsOf(text);
  const runs = new Set(
    words.map((_, at) => words.slice(at, at + RUN).join(' ')).slice(0, Math.max(1, words.length - RUN + 1)),
  );
  // 48 bits are exact in a number and in PostgreSQL's bigint.
  const numbers = new Set([...runs].map((run) => keyed(run).readUIntBE(0, 6)));
  return {
    digest: keyed(`whole\n${words.join(' ')}`),
    sketch: [...numbers].sort((a, b) => a - b).slice(0, SKETCH_SIZE),
  };
};

/** How much of their runs of words two texts share, 0 to 1, estimated from the smallest numbers of both together. Pure. */
export const similarity = (a: readonly number[], b: readonly number[]): number => {
  const [inA, inB] = [new Set(a), new Set(b)];
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, SKETCH_SIZE);
  return smallest.length === 0 ? 0 : smallest.filter((one) => inA.has(one) && inB.has(one)).length / smallest.length;
};
