import type { Envelope } from './envelope.ts';
import { foldText } from './text.ts';

/** Why a reply may belong to a case, as a code that an operator reads. */
export const MATCH_REASONS = [
  'same_conversation',
  'ref_to_message',
  'registration_number',
  'tracking_number',
  'name',
  'open_case',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/**
 * How sure each reason makes on its own, in percent. An id that only the true case has makes nearly sure; a number can be written for
 * another letter; a name is shared; that a case waits for an answer says little.
 */
const SURENESS: { readonly [R in MatchReason]: number } = {
  same_conversation: 95,
  ref_to_message: 90,
  registration_number: 80,
  tracking_number: 80,
  name: 30,
  open_case: 10,
};

/** How sure several reasons make together, 0 to 99: as if they were independent, and never quite. Pure. */
export const matchScore = (reasons: readonly MatchReason[]): number => {
  const doubt = [...new Set(reasons)].reduce((left, reason) => left * (1 - SURENESS[reason] / 100), 1);
  return Math.min(99, Math.round(100 * (1 - doubt)));
};

/** What a reply itself says about where it belongs. */
export interface ReplyClues {
  readonly refToMessageId?: string;
  /** Pieces that could be a registration number, in the form of `plainNumber`. */
  readonly numbers: readonly string[];
  readonly trackingNumbers: readonly string[];
  /** All that was written, folded. */
  readonly foldedText: string;
}

const TRACKING_NUMBER = /\b[A-Z]{2}-\d{4}-\d{7,10}-[0-9A-Z](?![0-9A-Z])/g;

// Long enough that a year or a day of the month is not a number of a letter; no text has more numbers worth a look.
const MIN_NUMBER_LENGTH = 3;
const MAX_NUMBERS = 500;

/** A number without the signs that stand before numbers, spaces and punctuation around it; two spellings of one number become equal. */
export const plainNumber = (written: string): string =>
  foldText(written)
    .replace(/\s/gu, '')
    .replace(/^[^0-9a-zა-ჰ]+|[^0-9a-zა-ჰ]+$/gu, '')
    .replace(/^(n|no\.?|nr\.?)[№#]?(?=\d)/u, '');

/** Reads the clues of a verified REPLY. Pure; keeps nothing of the text but what it returns. */
export const cluesOf = ({ header, body, files }: Envelope): ReplyClues => {
  const reply = body.block === 'reply' ? body.reply : undefined;
  const written = [
    reply?.replyNumber,
    reply?.text,
    reply?.ground?.reason?.ka,
    reply?.ground?.reason?.en,
    reply?.post?.postalReference,
    ...files.map((file) => file.fileName.replace(/\.[^.]+$/, '')),
  ].flatMap((text) => text ?? []);
  const pieces = [reply?.replyNumber ?? '', ...written.flatMap((text) => text.split(/\s+/u))];
  const numbers = pieces.map(plainNumber).filter((piece) => piece.length >= MIN_NUMBER_LENGTH && /\d/.test(piece));
  return {
    ...(header.refToMessageId !== undefined && { refToMessageId: header.refToMessageId }),
    numbers: [...new Set(numbers)].slice(0, MAX_NUMBERS),
    trackingNumbers: [...new Set(written.flatMap((text) => text.match(TRACKING_NUMBER) ?? []))],
    foldedText: foldText(written.join('\n')),
  };
};

// Shorter stems are syllables of other words.
const MIN_STEM_LENGTH = 4;

/** Whether a text names somebody, in whatever Georgian case: the last vowel of a name goes when an ending comes. Pure. */
export const namesPerson = (foldedText: string, name: string): boolean => {
  const stem = foldText(name)
    .trim()
    .replace(/[აეიოუ]$/u, '');
  return [...stem].length >= MIN_STEM_LENGTH && foldedText.includes(stem);
};
