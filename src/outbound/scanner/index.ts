import type { Scanner } from '../../ports/scanner.ts';
import { makeClamdScanner } from './clamd.ts';
import { makeEicarOnlyScanner } from './eicar-only.ts';

/** The value of SHIKRIKI_SCANNER_ADDRESS that names the sandbox's stand-in. */
export const EICAR_ONLY = 'builtin:eicar-only';

/**
 * The scanner at an address: `host:port` or an absolute path of a unix socket for clamd, `builtin:eicar-only` for the stand-in. The
 * configuration has checked the form and refused the stand-in in production. @throws where it is neither.
 */
export const scannerAt = (address: string): Scanner => {
  if (address === EICAR_ONLY) return makeEicarOnlyScanner();
  if (address.startsWith('/')) return makeClamdScanner({ kind: 'unix', path: address });
  const parts = /^(?:\[(?<v6>[^\]]+)\]|(?<host>[^:]+)):(?<port>\d+)$/.exec(address)?.groups;
  const host = parts?.v6 ?? parts?.host;
  if (host === undefined) throw new Error('the address of the scanner is neither host:port nor a path');
  return makeClamdScanner({ kind: 'tcp', host, port: Number(parts?.port) });
};
