import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { sfntOfWoff } from './sfnt.ts';

/** Weights in use. */
export type Weight = 'regular' | 'bold';

/** One font file: the name pdfkit knows it by, its bytes, and which characters it has. */
export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
  has(codePoint: number): boolean;
}

/** A piece of text that one face draws. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

// The first that has a character draws it. Noto has ₾ in latin-ext and № nowhere; DejaVu has №, Cyrillic, Greek, arrows and much else.
const FAMILY = [
  ['noto-sans-georgian', 'georgian'],
  ['noto-sans-georgian', 'latin'],
  ['noto-sans-georgian', 'latin-ext'],
  ['dejavu-sans', 'latin'],
] as const;
const WEIGHTS: { readonly [W in Weight]: number } = { regular: 400, bold: 700 };

const resolvePackageFile = createRequire(import.meta.url).resolve;

const readFace = (family: string, subset: string, weight: number): Face => {
  const file = `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`;
  const bytes = sfntOfWoff(readFileSync(resolvePackageFile(file)));
  const font = create(bytes);
  return { name: `${family}-${subset}-${weight}`, bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
};

const families = new Map<Weight, readonly Face[]>();

/** The faces of a weight, the one that is asked first in front; read from disk once. */
export const facesOf = (weight: Weight): readonly Face[] => {
  const known = families.get(weight);
  if (known !== undefined) return known;
  const faces = FAMILY.map(([family, subset]) => readFace(family, subset, WEIGHTS[weight]));
  families.set(weight, faces);
  return faces;
};

// Scripts that run from right to left or whose letters change by their neighbours need more than glyphs side by side.
const NEEDS_SHAPING =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

/** Whether a character can be drawn as it should look. */
export const isDrawable = (character: string, weight: Weight): boolean => {
  const codePoint = character.codePointAt(0) ?? 0;
  return !NEEDS_SHAPING.test(character) && facesOf(weight).some((face) => face.has(codePoint));
};

/** Splits drawable text into runs of one face each. A space stays with what stands before it where it can. */
export const runsOf = (text: string, weight: Weight): readonly Run[] => {
  const faces = facesOf(weight);
  const runs: { face: Face; text: string }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const face =
      character === ' ' && last?.face.has(codePoint) === true ? last.face : faces.find((one) => one.has(codePoint));
    if (face === undefined) throw new Error('a character that no face has was let through');
    if (last?.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
};
