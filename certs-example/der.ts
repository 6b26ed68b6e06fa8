import { isIP } from 'node:net';
import forge from 'node-forge';

/** One ASN.1 value, as node-forge holds it before it becomes DER bytes. */
export type Asn1 = forge.asn1.Asn1;

const { asn1 } = forge;
const universal = asn1.Class.UNIVERSAL;
const contextSpecific = asn1.Class.CONTEXT_SPECIFIC;

/** Bytes as the one-character-per-byte string that node-forge works with. */
export const bytesOf = (content: Uint8Array): string => Buffer.from(content).toString('latin1');

/** DER bytes of a value (X.690). */
export const toDer = (value: Asn1): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'latin1');

/** SEQUENCE. */
export const sequence = (...parts: Asn1[]): Asn1 => asn1.create(universal, asn1.Type.SEQUENCE, true, parts);

/** SET; the caller gives at most one part, so DER's ordering rule never applies. */
export const setOfOne = (part: Asn1): Asn1 => asn1.create(universal, asn1.Type.SET, true, [part]);

/** OBJECT IDENTIFIER, from its dotted form. */
export const oid = (dotted: string): Asn1 =>
  asn1.create(universal, asn1.Type.OID, false, asn1.oidToDer(dotted).getBytes());

/** NULL. */
export const nothing = (): Asn1 => asn1.create(universal, asn1.Type.NULL, false, '');

/** BOOLEAN TRUE. */
export const yes = (): Asn1 => asn1.create(universal, asn1.Type.BOOLEAN, false, '\u00ff');

/** INTEGER from unsigned big-endian bytes; the first byte must be 1 to 127, so that it is positive and shortest. */
export const positiveInteger = (bigEndian: Uint8Array): Asn1 => {
  const first = bigEndian[0] ?? 0;
  if (first > 0x7f || (first === 0 && bigEndian.length > 1))
    throw new Error('not a positive integer in its shortest form');
  return asn1.create(universal, asn1.Type.INTEGER, false, bytesOf(bigEndian));
};

/** UTF8String. */
export const utf8 = (text: string): Asn1 =>
  asn1.create(universal, asn1.Type.UTF8, false, bytesOf(Buffer.from(text, 'utf8')));

/** PrintableString. */
export const printable = (text: string): Asn1 => asn1.create(universal, asn1.Type.PRINTABLESTRING, false, text);

/** OCTET STRING. */
export const octets = (content: Uint8Array): Asn1 =>
  asn1.create(universal, asn1.Type.OCTETSTRING, false, bytesOf(content));

/** BIT STRING; `unusedBits` counts the bits of the last byte that mean nothing. */
export const bits = (content: Uint8Array, unusedBits = 0): Asn1 =>
  asn1.create(universal, asn1.Type.BITSTRING, false, String.fromCharCode(unusedBits) + bytesOf(content));

/** ENUMERATED with a value of 0 to 127. */
export const enumerated = (value: number): Asn1 =>
  asn1.create(universal, asn1.Type.ENUMERATED, false, String.fromCharCode(value));

/** [tag] EXPLICIT. */
export const explicit = (tag: number, part: Asn1): Asn1 => asn1.create(contextSpecific, tag, true, [part]);

/** [tag] IMPLICIT over plain bytes. */
export const implicit = (tag: number, content: Uint8Array): Asn1 =>
  asn1.create(contextSpecific, tag, false, bytesOf(content));

/** Time of RFC 5280 section 4.1.2.5: UTCTime before the year 2050, GeneralizedTime from then on. */
export const time = (instant: Date): Asn1 =>
  instant.getUTCFullYear() < 2050
    ? asn1.create(universal, asn1.Type.UTCTIME, false, asn1.dateToUtcTime(instant))
    : asn1.create(universal, asn1.Type.GENERALIZEDTIME, false, asn1.dateToGeneralizedTime(instant));

/** A SubjectPublicKeyInfo as a value, and the key's own bits inside it (both from `spkiDer`). */
export const publicKey = (spkiDer: Uint8Array): { spki: Asn1; keyBits: Buffer } => {
  // Left alone, forge guesses at ASN.1 inside bit strings, and an EC point begins with the tag of an OCTET STRING.
  const fromDer = asn1.fromDer as unknown as (der: string, options: { strict: true; decodeBitStrings: false }) => Asn1;
  const spki = fromDer(bytesOf(spkiDer), { strict: true, decodeBitStrings: false });
  const content = Array.isArray(spki.value) ? spki.value[1]?.value : undefined;
  if (typeof content !== 'string') throw new Error('not a SubjectPublicKeyInfo');
  return { spki, keyBits: Buffer.from(content.slice(1), 'latin1') };
};

/** GeneralName (RFC 5280 section 4.2.1.6) of a host: iPAddress for 127.0.0.1 or ::1, dNSName for the rest. */
export const hostName = (host: string): Asn1 => {
  if (isIP(host) === 0) return implicit(2, Buffer.from(host, 'ascii'));
  const { bytesFromIP } = forge.util as unknown as { bytesFromIP(address: string): string | null };
  const address = bytesFromIP(host);
  if (address === null) throw new Error(`not an IP address: ${host}`);
  return implicit(7, Buffer.from(address, 'latin1'));
};
