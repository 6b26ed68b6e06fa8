import { OUTCOMES, type Outcome, STATUS_CODES, type StatusCode } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';

/** What kind of envelope a simulated agency can write about a letter of its own accord; its receipts are given at the door. */
export const WORD_KINDS = ['REGISTRATION', 'STATUS', 'REPLY', 'FORWARD'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

export const EXTENTS = ['WHOLE', 'PART'] as const;

/**
 * One word of an agency, whatever dialect carries it: what is needed to write the envelope and is not known from the letter. What is
 * left out is filled with examples that say so (answer-words.ts).
 */
export interface Word {
  readonly kind: WordKind;
  /** STATUS. */
  readonly code?: StatusCode;
  /** REPLY. */
  readonly outcome?: Outcome;
  /** REPLY: its text. */
  readonly text?: string;
  /** STATUS, FORWARD, REPLY REFUSED: why, in Georgian. */
  readonly reason?: string;
  readonly legalGround?: string;
  /** REGISTRATION, STATUS: the day that is named, YYYY-MM-DD. */
  readonly dueOn?: string;
  /** REGISTRATION: another number than the ledger gave. */
  readonly registrationNumber?: string;
  /** FORWARD: to which agency, and whether it keeps a part. */
  readonly toAgencyCode?: string;
  readonly extent?: (typeof EXTENTS)[number];
  /** STATUS and FORWARD: with a letter of the agency's as PDF. Replies carry one anyway. */
  readonly withFile?: boolean;
}

/** A word with how long after the letter it is about it is said. */
export interface TimedWord extends Word {
  readonly delayMs: number;
}

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_TEXT = 4_000;

const oneOf = <T extends string>(name: string, values: readonly T[], given: unknown): Result<T | undefined> => {
  if (given === undefined || given === null || given === '') return ok(undefined);
  const found = values.find((value) => value === given);
  return found === undefined ? fail('Validation', `${name}: one of ${values.join(', ')}.`) : ok(found);
};

const text = (fields: Fields, name: keyof Word): Result<string | undefined> => {
  const given = fields[name];
  if (given === undefined || given === null || (typeof given === 'string' && given.trim() === '')) return ok(undefined);
  if (typeof given !== 'string' || given.length > LONGEST_TEXT)
    return fail('Validation', `${name}: at most ${LONGEST_TEXT} characters.`);
  // Forms send CRLF; envelopes hold LF and NFC.
  return ok(given.replaceAll('\r\n', '\n').normalize('NFC'));
};

const isDay = (day: string | undefined): boolean => day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day);

/** What a kind cannot do without. */
const lacking = (word: Word): string | undefined => {
  if (word.kind === 'STATUS' && word.code === undefined) return `code: one of ${STATUS_CODES.join(', ')}.`;
  if (word.kind === 'REPLY' && word.outcome === undefined) return `outcome: one of ${OUTCOMES.join(', ')}.`;
  if (word.kind === 'FORWARD' && word.toAgencyCode === undefined) return 'toAgencyCode: the agency it is forwarded to.';
  if (!isDay(word.dueOn)) return 'dueOn: a day as YYYY-MM-DD.';
  return undefined;
};

const TEXTS = ['text', 'reason', 'legalGround', 'dueOn', 'registrationNumber', 'toAgencyCode'] as const;

/** Reads a word from JSON or from a form's fields. Problem Validation, which names the field. */
export const readWord = (fields: Fields): Result<Word> => {
  const kind = oneOf('kind', WORD_KINDS, fields.kind);
  const code = oneOf('code', STATUS_CODES, fields.code);
  const outcome = oneOf('outcome', OUTCOMES, fields.outcome);
  const extent = oneOf('extent', EXTENTS, fields.extent);
  for (const read of [kind, code, outcome, extent]) if (!read.ok) return read;
  if (!kind.ok || kind.value === undefined) return fail('Validation', `kind: one of ${WORD_KINDS.join(', ')}.`);
  const texts: { [K in (typeof TEXTS)[number]]?: string } = {};
  for (const name of TEXTS) {
    const read = text(fields, name);
    if (!read.ok) return read;
    if (read.value !== undefined) texts[name] = read.value;
  }
  const word: Word = {
    kind: kind.value,
    ...(code.ok && code.value !== undefined && { code: code.value }),
    ...(outcome.ok && outcome.value !== undefined && { outcome: outcome.value }),
    ...(extent.ok && extent.value !== undefined && { extent: extent.value }),
    ...texts,
    ...((fields.withFile === true || fields.withFile === 'true') && { withFile: true }),
  };
  const missing = lacking(word);
  return missing === undefined ? ok(word) : fail('Validation', missing);
};
