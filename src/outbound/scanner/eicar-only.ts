import type { Scanner } from '../../ports/scanner.ts';

// In two parts, so that scanners do not find the test string in this program.
const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);

/**
 * The sandbox's stand-in for a scanner: it knows the EICAR test file and nothing else, and looks into no archive. It protects nobody;
 * the configuration refuses it in production (ADR 0023). Meets port Scanner.
 */
export const makeEicarOnlyScanner = (): Scanner => ({
  name: 'builtin:eicar-only',
  scan: async (bytes, signal) => {
    let tail = Buffer.alloc(0);
    try {
      for await (const piece of bytes as AsyncIterable<Buffer>) {
        if (signal.aborted) return { kind: 'not_scanned', why: 'unavailable' };
        const seen = Buffer.concat([tail, piece]);
        if (seen.includes(EICAR)) return { kind: 'infected', signatureName: 'Eicar-Test-Signature' };
        tail = seen.subarray(Math.max(0, seen.length - EICAR.length));
      }
      return { kind: 'clean' };
    } catch {
      return { kind: 'not_scanned', why: 'error' };
    }
  },
});
