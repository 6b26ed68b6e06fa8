const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Decodes base64 text strictly (RFC 4648 4): XML white space is allowed, nothing else besides the alphabet, with its
 * padding and with zero bits at the end.
 * @returns undefined where the text is not base64.
 */
export const decodeBase64 = (text: string): Buffer | undefined => {
  const compact = /[ \t\r\n]/.test(text) ? text.replace(/[ \t\r\n]+/g, '') : text;
  if (compact.length % 4 !== 0 || !ALPHABET.test(compact)) return undefined;
  const bytes = Buffer.from(compact, 'base64');
  const lastGroup = bytes.subarray(Math.floor((bytes.length - 1) / 3) * 3).toString('base64');
  return bytes.length === 0 || compact.endsWith(lastGroup) ? bytes : undefined;
};
