/**
 * Text that citizens and agencies write, brought into the one form that is stored, sealed and compared:
 * Unicode NFC, LF line ends, nothing that XML 1.0 cannot carry.
 */

// XML 1.0 fifth edition, production [2] Char; lone surrogates are outside it as well.
const XML_ILLEGAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Normalises one text.
 * @returns the NFC form with LF line ends, or undefined where the text has a character that XML cannot carry.
 */
export const normaliseText = (text: string): string | undefined =>
  XML_ILLEGAL.test(text) ? undefined : text.replace(/\r\n?/g, '\n').normalize('NFC');

// National system of romanisation, 2002; letters without a Latin look-alike take two.
const LATIN: { readonly [georgian: string]: string } = {
  ა: 'a',
  ბ: 'b',
  გ: 'g',
  დ: 'd',
  ე: 'e',
  ვ: 'v',
  ზ: 'z',
  თ: 't',
  ი: 'i',
  კ: 'k',
  ლ: 'l',
  მ: 'm',
  ნ: 'n',
  ო: 'o',
  პ: 'p',
  ჟ: 'zh',
  რ: 'r',
  ს: 's',
  ტ: 't',
  უ: 'u',
  ფ: 'p',
  ქ: 'k',
  ღ: 'gh',
  ყ: 'q',
  შ: 'sh',
  ჩ: 'ch',
  ც: 'ts',
  ძ: 'dz',
  წ: 'ts',
  ჭ: 'ch',
  ხ: 'kh',
  ჯ: 'j',
  ჰ: 'h',
};

/** Folds text for searching: NFC and lower case, which also folds Mtavruli to Mkhedruli. Never upper-cases. */
export const foldText = (text: string): string => text.normalize('NFC').toLowerCase();

/** Folds text and writes its Georgian letters in Latin, so that Latin input finds Georgian names. */
export const romanise = (text: string): string => [...foldText(text)].map((letter) => LATIN[letter] ?? letter).join('');
