/** An attribute of a distinguished name: its type, as OpenSSL abbreviates it, and its value. */
interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

// RFC 2253 puts a backslash before itself and what separates. A control character is written in hexadecimal; names stand on one line here.
const unescaped = (value: string): string =>
  value.replaceAll(/\\(?:[0-9A-F]{2}|(.))/g, (_, character: string | undefined) => character ?? ' ');

/**
 * The attributes of a name as node:crypto writes it: one a line, and several of one line joined by a plus between spaces. A plus or a line
 * break in a value is escaped, so neither can be taken for a separator.
 */
const attributesOf = (name: string): readonly NameAttribute[] =>
  name.split(/\n| \+ /).flatMap((one) => {
    const at = one.indexOf('=');
    const value = unescaped(one.slice(at + 1)).trim();
    return at < 1 || value === '' ? [] : [{ type: one.slice(0, at), value }];
  });

/** The first value of an attribute in a name as node:crypto writes it. */
export const attributeOf = (name: string, type: string): string | undefined =>
  attributesOf(name).find((attribute) => attribute.type === type)?.value;

/** A name as RFC 4514 orders it: the most particular first, on one line. */
export const oneLineOf = (name: string): string => name.split('\n').reverse().join(', ');

/** Whom a name names: the common name, else the organisation, else all of it. */
export const namedBy = (name: string): string => attributeOf(name, 'CN') ?? attributeOf(name, 'O') ?? oneLineOf(name);
