/**
 * How long an SMS is for the network. Source: 3GPP TS 23.038 (alphabets) and 23.040 (user data header of parts):
 * 140 octets are 160 septets or 70 UTF-16 units; a message in parts loses 6 octets of each part to its header.
 */

/** The default alphabet of 23.038 6.2.1; a character's place is its code. Code 27 (escape) is no character. */
const GSM7_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** The extension table of 23.038 6.2.1.1: each of these takes the escape and one more septet. */
const GSM7_EXTENSION: ReadonlyMap<string, number> = new Map([
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
]);

const ESCAPE = 0x1b;
const LIMITS = { gsm7: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const;

/** The most UTF-16 units one unparted SMS holds when any character is outside GSM-7, as all Georgian is. */
export const UCS2_SEGMENT_UNITS = LIMITS.ucs2.alone;

/** What a text costs: `units` are septets (gsm7) or UTF-16 code units (ucs2). An empty text is one segment. */
export interface SmsSize {
  readonly encoding: 'gsm7' | 'ucs2';
  readonly units: number;
  readonly segments: number;
}

/** One character in GSM-7: one septet, or the escape and one. */
const gsm7Codes = (character: string): readonly number[] | undefined => {
  const extension = GSM7_EXTENSION.get(character);
  if (extension !== undefined) return [ESCAPE, extension];
  const code = GSM7_BASIC.indexOf(character);
  return code === -1 || code === ESCAPE ? undefined : [code];
};

/**
 * The text as GSM-7 codes, one per octet (unpacked, as SMPP carries data_coding 0).
 * @returns undefined where a character is outside the alphabet.
 */
export const encodeGsm7 = (text: string): readonly number[] | undefined => {
  const codes: number[] = [];
  for (const character of text) {
    const own = gsm7Codes(character);
    if (own === undefined) return undefined;
    codes.push(...own);
  }
  return codes;
};

/** Parts are cut between characters only: neither an escape pair nor a surrogate pair is torn apart. */
const countParts = (widths: readonly number[], partUnits: number): number => {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > partUnits) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
};

/** Measures a text: GSM-7 where every character allows it, else UCS-2. */
export const measureSms = (text: string): SmsSize => {
  const characters = [...text];
  const codes = characters.map(gsm7Codes);
  const encoding = codes.includes(undefined) ? 'ucs2' : 'gsm7';
  const widths = encoding === 'ucs2' ? characters.map((c) => c.length) : codes.map((own) => own?.length ?? 0);
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { alone, part } = LIMITS[encoding];
  return { encoding, units, segments: units <= alone ? 1 : countParts(widths, part) };
};
