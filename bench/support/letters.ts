import { aSubmission } from '../../integration-tests/support/submission.ts';
import type { SubmitLetterCommand } from '../../src/use-cases/submit-letter/submit-letter.ts';
import { AGENCY } from './setting.ts';

const SENTENCE = 'გთხოვთ, შეაკეთოთ ქუჩა; მაგალითის ქუჩის გზა დაზიანებულია. ';

/** Text of exactly so many bytes of UTF-8, mostly Georgian. */
export const textOfBytes = (sizeBytes: number): string => {
  const sentenceBytes = Buffer.byteLength(SENTENCE);
  const whole = SENTENCE.repeat(Math.floor(sizeBytes / sentenceBytes));
  return whole + 'a'.repeat(sizeBytes - Buffer.byteLength(whole));
};

/** A letter on its way in whose sealed envelope has about 6 KB. */
export const aLetter = (): SubmitLetterCommand =>
  aSubmission({ agencyCode: AGENCY.agencyCode, text: textOfBytes(2_400) });
