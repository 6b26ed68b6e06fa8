import { createHash } from 'node:crypto';
import type { SignedFileFinding } from '../../domain/signed-file.ts';
import { absentCms, type CmsSignature, judgeCms, type NoCms, readCms } from './cms.ts';
import type { StoredBytes } from './stored-bytes.ts';

// A signature with the chain, revocation lists and time stamps of a long-term profile; hexadecimal.
const MAX_CONTENTS = 1_048_576;
// A signature dictionary's entry fits in, wherever a piece ends.
const OVERLAP = 256;
// A document signed by more people than this is looked at from the end: each signature is parsed.
const MAX_RANGES = 5;

type Range = readonly [number, number, number, number];

/** Every /ByteRange of a PDF (ISO 32000-2, 12.8.1), in order. */
const byteRanges = async (file: StoredBytes): Promise<Range[]> => {
  const found = new Map<string, Range>();
  let tail = '';
  for await (const piece of file.pieces(0, file.sizeBytes)) {
    const text = tail + piece.toString('latin1');
    for (const [, ...numbers] of text.matchAll(
      /\/ByteRange\s{0,20}\[\s{0,20}(\d{1,12})\s{1,40}(\d{1,12})\s{1,40}(\d{1,12})\s{1,40}(\d{1,12})\s{0,40}\]/g,
    )) {
      // The same signature named twice is one, whatever else is said of it.
      const place = `${numbers[1]} ${numbers[2]}`;
      found.delete(place);
      found.set(place, numbers.map(Number) as unknown as Range);
      if (found.size > MAX_RANGES) found.delete(found.keys().next().value ?? '');
    }
    tail = text.slice(-OVERLAP);
  }
  return [...found.values()];
};

const isSound = ([start, length, from]: Range, sizeBytes: number): boolean =>
  start === 0 && length > 0 && from > length && from <= sizeBytes;

const cmsOf = async (file: StoredBytes, [, length, from]: Range): Promise<CmsSignature | NoCms> => {
  if (from - length > MAX_CONTENTS) return 'too large';
  const hex = /^\s*<([0-9A-Fa-f\s]*)>\s*$/.exec((await file.part(length, from)).toString('latin1'))?.[1];
  return hex === undefined ? 'none' : readCms(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));
};

const digestOf = async (file: StoredBytes, [, length, from, rest]: Range, algorithm: string): Promise<Buffer> => {
  const hash = createHash(algorithm);
  for await (const piece of file.pieces(0, length)) hash.update(piece);
  for await (const piece of file.pieces(from, from + rest)) hash.update(piece);
  return hash.digest();
};

/** The signature in a PDF: the last that is a person's, over the bytes that its /ByteRange names. */
export const lookIntoPdf = async (file: StoredBytes): Promise<SignedFileFinding> => {
  const ranges = (await byteRanges(file)).filter((range) => isSound(range, file.sizeBytes)).reverse();
  let why: NoCms = 'none';
  for (const range of ranges) {
    const cms = await cmsOf(file, range);
    if (typeof cms === 'string') {
      if (cms === 'too large') why = cms;
      continue;
    }
    const judged = judgeCms(cms, cms.hash === undefined ? undefined : await digestOf(file, range, cms.hash));
    // What was written behind it, as long-term profiles do, is not signed: then only what is signed fits, not the file.
    const [, , from, rest] = range;
    return judged.kind === 'fits' && from + rest !== file.sizeBytes ? { ...judged, kind: 'carried' } : judged;
  }
  return absentCms(why, 'the PDF carries no signature (/ByteRange and /Contents)');
};
