import { isUtf8 } from 'node:buffer';
import type { Problem } from '../../domain/problems.ts';
import { refuse } from './refusal.ts';

/** Files travel beside the envelope, so an envelope is text only; the largest letter takes about a twentieth of this. */
export const MAX_ENVELOPE_BYTES = 10 * 1024 * 1024;

// Two tags for each of 20 000 elements, and some to spare. Parsed trees live in memory that is never given back, so
// what could not pass the element limit must not be parsed. The same holds for attributes.
const MAX_TAGS = 50_000;
const MAX_ATTRIBUTES = 20_000;

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const DECLARATION =
  /^<\?xml[\t\n\r ]+version[\t\n\r ]*=[\t\n\r ]*(["'])1\.0\1([\t\n\r ]+encoding[\t\n\r ]*=[\t\n\r ]*(["'])utf-8\3)?([\t\n\r ]+standalone[\t\n\r ]*=[\t\n\r ]*(["'])(yes|no)\5)?[\t\n\r ]*\?>/i;

/** The longest declaration that anyone writes is below 100 bytes. */
const DECLARATION_BYTES = 200;

const moreThan = (limit: number, bytes: Buffer, ...wanted: readonly string[]): boolean => {
  let count = 0;
  for (const text of wanted) {
    for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + text.length)) {
      count += 1;
      if (count > limit) return true;
    }
  }
  return false;
};

/**
 * Step 1: size, strict UTF-8, no byte order mark, no document type or entity declaration. Nothing is parsed yet.
 *
 * `<!DOCTYPE` and `<!ENTITY` are refused wherever they stand. In what our builder and other honest ones write, a `<` of
 * the letter's text is `&lt;`, so the raw bytes could stand in a comment (refused anyway) or a CDATA section only; a
 * sender that writes CDATA has to escape such text instead. Looking at bytes keeps this check independent of any parser.
 * @returns the problem, or undefined where the bytes may be parsed.
 */
export const checkBytes = (envelopeXml: Buffer): { ok: false; problem: Problem } | undefined => {
  if (envelopeXml.byteLength > MAX_ENVELOPE_BYTES) {
    return refuse(
      'SizeLimitExceeded',
      '/',
      `The envelope has more than ${MAX_ENVELOPE_BYTES} bytes; files travel beside it.`,
    );
  }
  if (envelopeXml.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
    return refuse('Validation', '/', 'The envelope begins with a byte order mark; send UTF-8 without one.');
  }
  if (!isUtf8(envelopeXml) || envelopeXml.includes(0)) {
    return refuse('Validation', '/', 'The bytes are not UTF-8; send UTF-8.');
  }
  const start = envelopeXml.subarray(0, DECLARATION_BYTES).toString('latin1');
  if (/^<\?xml[\t\n\r ]/.test(start) && !DECLARATION.test(start)) {
    return refuse('Validation', '/', 'The XML declaration must say version 1.0 and encoding UTF-8, or no encoding.');
  }
  if (envelopeXml.includes('<!DOCTYPE') || envelopeXml.includes('<!ENTITY')) {
    return refuse(
      'Validation',
      '/',
      'Document type and entity declarations are not accepted, in CDATA sections neither.',
    );
  }
  if (moreThan(MAX_TAGS, envelopeXml, '<') || moreThan(MAX_ATTRIBUTES, envelopeXml, '="', "='")) {
    return refuse('Validation', '/', 'The envelope has more markup than any envelope needs.');
  }
  return undefined;
};
