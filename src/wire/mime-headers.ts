import { wireProblem } from './wire-problem.ts';

/** A media type and its parameters; the type and parameter names are lower case, values are as written. */
export interface ContentType {
  readonly mediaType: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const MEDIA_TYPE = new RegExp(`^\\s*(${TOKEN}/${TOKEN})\\s*(?=;|$)`);
// A value is a token or a quoted string. Unquoted values may hold / : = ? too: boundaries and types are met like that.
const PARAMETER = new RegExp(
  `\\s*;\\s*(?:(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\\\r\\n]|\\\\[^\\r\\n])*)"|([^\\s;",]+)))?\\s*(?=;|$)`,
  'y',
);
const CONTENT_TYPE_MAX_LENGTH = 2_000;

/**
 * Reads a Content-Type header (RFC 9110 8.3.1, RFC 2045 5.1).
 * @returns undefined where the text is none, or a parameter is given twice.
 */
export const parseContentType = (text: string): ContentType | undefined => {
  if (text.length > CONTENT_TYPE_MAX_LENGTH) return undefined;
  const head = MEDIA_TYPE.exec(text);
  if (head?.[1] === undefined) return undefined;
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = head[0].length;
  while (PARAMETER.lastIndex < text.length) {
    const match = PARAMETER.exec(text);
    if (match === null) return undefined;
    const [, name, quoted, bare] = match;
    if (name === undefined) continue;
    const key = name.toLowerCase();
    if (parameters.has(key)) return undefined;
    parameters.set(key, quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1'));
  }
  return { mediaType: head[1].toLowerCase(), parameters };
};

const HEADER_LINE = new RegExp(`^(${TOKEN})[ \\t]*:[ \\t]*(.*?)[ \\t]*$`, 's');
const HEADERS_MAX = 50;

/**
 * Reads the header block of one part (RFC 5322 2.2; folded lines are joined).
 * @param block the lines without the empty line that ends them.
 * @returns values by lower-case name. Throws WireProblem Validation for a malformed or repeated header.
 */
export const parseHeaderBlock = (block: Buffer): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  if (block.length === 0) return headers;
  const lines = block
    .toString('latin1')
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  if (lines.length > HEADERS_MAX) throw wireProblem('Validation', `A part has more than ${HEADERS_MAX} headers.`);
  for (const line of lines) {
    const [, name, value] = HEADER_LINE.exec(line) ?? [];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    if (name === undefined || value === undefined || /[\0-\x08\x0a-\x1f\x7f]/.test(value)) {
      throw wireProblem('Validation', 'A part has a malformed header.');
    }
    const key = name.toLowerCase();
    if (headers.has(key)) throw wireProblem('Validation', 'A part has the same header twice.');
    headers.set(key, value);
  }
  return headers;
};

/** Takes the angle brackets off a Content-ID or start parameter. */
export const withoutAngleBrackets = (text: string): string => /^\s*<(.*)>\s*$/s.exec(text)?.[1] ?? text.trim();
