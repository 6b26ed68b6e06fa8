import type { ScanVerdict } from '../../ports/scanner.ts';

const MAX_NAME_LENGTH = 100;

const reduced = (name: string): string => name.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, MAX_NAME_LENGTH);

/**
 * Reads clamd's answer to zINSTREAM (clamd(8)), without its closing NUL. What is not literally a verdict is none: `error`.
 * Heuristics.Limits.Exceeded.* (AlertExceedsMax) and Heuristics.Encrypted.* (AlertEncrypted) come as findings, but say that a part of
 * the file was not looked at.
 */
export const readClamdReply = (reply: string): ScanVerdict => {
  if (reply === 'stream: OK') return { kind: 'clean' };
  const found = /^stream: (\S.*) FOUND$/.exec(reply)?.[1];
  if (found?.startsWith('Heuristics.Limits.Exceeded')) return { kind: 'not_scanned', why: 'too_large' };
  if (found?.startsWith('Heuristics.Encrypted.')) return { kind: 'not_scanned', why: 'encrypted' };
  if (found !== undefined) return { kind: 'infected', signatureName: reduced(found) };
  return { kind: 'not_scanned', why: /size limit exceeded/i.test(reply) ? 'too_large' : 'error' };
};
