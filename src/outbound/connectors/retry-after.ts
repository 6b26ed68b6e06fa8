const LONGEST_MS = 24 * 60 * 60 * 1_000;

/**
 * Reads Retry-After (RFC 9110 10.2.3): seconds or an HTTP date. A date is taken relative to the answer's own Date where
 * there is one, so that the two clocks need not agree.
 * @returns milliseconds, at most a day; undefined where there is no such header or it cannot be read.
 */
export const retryAfterMsOf = (
  headers: { readonly 'retry-after'?: string | undefined; readonly date?: string | undefined },
  now: Date,
): number | undefined => {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(LONGEST_MS, Number(text) * 1_000);
  // An HTTP date begins with the name of a day; Date.parse alone would read "-5" or "1.5" as a year.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const until = Date.parse(text);
  if (Number.isNaN(until)) return undefined;
  const answeredAt = Date.parse(headers.date ?? '');
  return Math.min(LONGEST_MS, Math.max(0, until - (Number.isNaN(answeredAt) ? now.getTime() : answeredAt)));
};
