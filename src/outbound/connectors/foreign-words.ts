import { type Problem, problem } from '../../domain/problems.ts';

const DETAIL_MAX_LENGTH = 300;
const POINTER_MAX_LENGTH = 100;
const ERRORS_MAX = 5;
/** Longer than any part of it that is kept; a huge text costs nothing. */
const LOOKED_AT_MAX_LENGTH = 4_000;

/**
 * Makes words of a remote system fit to be stored and shown: addresses and long numbers are masked, control and
 * direction characters become spaces, and the text is cut at `maxLength` characters.
 */
export const foreignWords = (text: unknown, maxLength = DETAIL_MAX_LENGTH): string => {
  if (typeof text !== 'string') return '';
  const cleaned = text
    .slice(0, LOOKED_AT_MAX_LENGTH)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[address]')
    .replace(/\S+@\S+/g, '[address]')
    // Personal numbers have eleven digits; an offset in bytes has fewer.
    .replace(/\d{11,}/g, '[number]')
    .trim();
  const characters = [...cleaned];
  return characters.length <= maxLength ? cleaned : `${characters.slice(0, maxLength - 1).join('')}…`;
};

/** A problem that a remote system told, with its words made fit. */
export const foreignProblem = ({ code, detail, errors, retryAfterMs }: Problem): Problem => {
  const places = (errors ?? []).slice(0, ERRORS_MAX).map((error) => ({
    pointer: foreignWords(error.pointer, POINTER_MAX_LENGTH),
    detail: foreignWords(error.detail, POINTER_MAX_LENGTH),
  }));
  return problem(code, foreignWords(detail) || 'The system gave no detail.', {
    ...(places.length > 0 && { errors: places }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
};
