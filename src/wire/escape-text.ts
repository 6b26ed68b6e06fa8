// Everything outside XML 1.0 Char (2.2): C0 controls but TAB, LF, CR; lone surrogates; U+FFFE and U+FFFF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const refuseIllegal = (text: string): string => {
  if (ILLEGAL.test(text)) throw new Error('The text holds a character that XML cannot carry.');
  return text;
};

/** Escapes text for element content. Throws for characters that XML 1.0 cannot carry. */
export const escapeText = (text: string): string =>
  refuseIllegal(text).replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? character);

/** Escapes text for an attribute in double quotes. Throws for characters that XML 1.0 cannot carry. */
export const escapeAttribute = (text: string): string =>
  refuseIllegal(text).replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character);

const FOREIGN_TEXT_MAX_LENGTH = 500;

/**
 * Makes text that came from outside fit to be stored and shown: control and direction characters and line ends become
 * spaces, lone surrogates U+FFFD, and it is cut at 500 characters.
 */
export const boundedForeignText = (text: string): string => {
  const cleaned = text
    // Cut generously first, so that a huge text costs nothing.
    .slice(0, FOREIGN_TEXT_MAX_LENGTH * 4)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffe\uffff]+/gu, ' ')
    .trim();
  const characters = [...cleaned];
  return characters.length <= FOREIGN_TEXT_MAX_LENGTH
    ? cleaned
    : `${characters.slice(0, FOREIGN_TEXT_MAX_LENGTH - 1).join('')}…`;
};
