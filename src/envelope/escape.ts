/** Our own XML escaper: nothing that a citizen wrote becomes markup, whatever it looks like. */

// XML 1.0 (fifth edition) 2.2, without U+000D: text is normalised to LF at intake, and a raw CR would not survive a parser.
// With the u flag a lone surrogate is a code point of its own, so it is refused here as well.
const REFUSED = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

const refuseUnwritable = (text: string): void => {
  const found = REFUSED.exec(text);
  if (found === null) return;
  const codePoint = found[0].codePointAt(0) ?? 0;
  throw new RangeError(
    `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')} at ${found.index} cannot be written in an envelope`,
  );
};

const TEXT_ESCAPES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const ATTRIBUTE_ESCAPES: { readonly [character: string]: string } = {
  ...TEXT_ESCAPES,
  '"': '&quot;',
  // Raw, a parser would turn these into spaces (XML 1.0, 3.3.3).
  '\t': '&#9;',
  '\n': '&#10;',
};

/**
 * Escapes the text of an element. The result is already in canonical form (Canonical XML 1.0, 2.3).
 * Throws RangeError on a code point that XML cannot carry, a lone surrogate or CR; the error names no text.
 */
export const escapeText = (text: string): string => {
  refuseUnwritable(text);
  return text.replace(/[&<>]/g, (character) => TEXT_ESCAPES[character] ?? '');
};

/** Escapes an attribute value for double quotes. Throws like {@link escapeText}. */
export const escapeAttribute = (text: string): string => {
  refuseUnwritable(text);
  return text.replace(/[&<>"\t\n]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? '');
};
