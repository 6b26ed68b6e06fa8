/**
 * Canonical JSON, RFC 8785, for form data: the same form always gives the same text, so that it can be signed as text.
 * Accepts what JSON.parse returns; numbers are written as ECMAScript writes them, which is what the RFC asks for.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value as { [name: string]: unknown })
      // UTF-16 code units, as the RFC demands and as JavaScript compares.
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
};
