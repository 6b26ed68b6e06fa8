import type { NetConnectOpts } from 'node:net';
import type { Scanner } from '../../ports/scanner.ts';
import { type ClamdTimeouts, talkToClamd } from './clamd-exchange.ts';
import { readClamdReply } from './clamd-reply.ts';

/** Where clamd listens: TCP or a unix socket. */
export type ClamdAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string };

// clamd looks into archives after it has the whole file; its own limit of time for one file is two minutes (MaxScanTime).
const TIMEOUTS: ClamdTimeouts = { connectMs: 5_000, silenceMs: 150_000 };
const PING_TIMEOUTS: ClamdTimeouts = { connectMs: 2_000, silenceMs: 5_000 };

async function* nothing(): AsyncGenerator<Buffer> {}

/**
 * ClamAV's daemon, spoken to by INSTREAM. Where it breaks off or falls silent on a file, it is asked whether it is there at all: a file that
 * ends clamd must not be sent for ever, and files must not be put aside for a clamd that is down. Meets port Scanner.
 */
export const makeClamdScanner = (address: ClamdAddress, timeouts: Partial<ClamdTimeouts> = {}): Scanner => {
  const to: NetConnectOpts =
    address.kind === 'unix' ? { path: address.path } : { host: address.host, port: address.port };
  const isThere = async (): Promise<boolean> => {
    const pong = await talkToClamd(to, 'PING', nothing(), PING_TIMEOUTS, AbortSignal.timeout(10_000));
    return pong.kind === 'answered' && pong.reply === 'PONG';
  };
  return {
    name: 'clamd',
    scan: async (bytes, signal) => {
      const came = await talkToClamd(
        to,
        'INSTREAM',
        bytes as AsyncIterable<Buffer>,
        { ...TIMEOUTS, ...timeouts },
        signal,
      );
      bytes.destroy();
      switch (came.kind) {
        case 'answered': {
          const verdict = readClamdReply(came.reply);
          // A verdict about a part of the file is none; that a part of it is harmful is enough.
          return came.early && verdict.kind === 'clean' ? { kind: 'not_scanned', why: 'error' } : verdict;
        }
        case 'unreadable':
          return { kind: 'not_scanned', why: 'error' };
        case 'not_connected':
          return { kind: 'not_scanned', why: 'unavailable' };
        case 'broke_off':
          return { kind: 'not_scanned', why: !signal.aborted && (await isThere()) ? 'error' : 'unavailable' };
      }
    },
  };
};
