import { fail, ok, type Result } from '../../domain/problems.ts';

/** What a bad e-document system does; for tests of the conformance run, and for the sandbox. None is set unless asked for. */
export const DEFECTS = [
  /** Verifies a seal by the certificate that came with it. */
  'believes_key_info',
  /** Takes an envelope without looking at its seal. */
  'checks_no_seal',
  /** Takes letters to agencies that it does not serve, for its first one. */
  'takes_any_addressee',
  'takes_expired_letters',
  /** Answers other bytes under a known MessageId with the receipt of the first. */
  'takes_conflicting_bytes',
  'checks_no_file_digests',
  /** Takes nothing but letters that open a case. */
  'refuses_follow_ups',
  /** Registers a letter under another number when it comes again. */
  'registers_repeats_again',
  /** Seals a new receipt for each repeat. */
  'seals_receipts_anew',
  /** Digests something else than the bytes that came. */
  'tells_other_digests',
  /** Seals receipts with the key of another of its agencies. */
  'seals_with_foreign_key',
  /** RefToMessageId of a registration is not that of the letter. */
  'refers_to_nothing',
  'knows_no_status',
  'ignores_retry_after',
  /** Takes a lost answer for a refusal, and never comes again. */
  'gives_up_after_lost_answer',
] as const;
export type Defect = (typeof DEFECTS)[number];

/** Reads a list of defects; undefined where none is given. Problem Validation. */
export const readDefects = (given: unknown): Result<readonly Defect[] | undefined> => {
  if (given === undefined) return ok(undefined);
  const read = Array.isArray(given) ? given.map((name) => DEFECTS.find((known) => known === name)) : [undefined];
  const known = read.filter((defect) => defect !== undefined);
  return known.length === read.length ? ok(known) : fail('Validation', `defects: a list of ${DEFECTS.join(', ')}.`);
};
