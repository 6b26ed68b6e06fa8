import { connect, type NetConnectOpts, type Socket } from 'node:net';

/** How long each step may take without any progress, in milliseconds. */
export interface ClamdTimeouts {
  readonly connectMs: number;
  /** Between two pieces that clamd takes, and after the last one until its answer: an archive may take a while. */
  readonly silenceMs: number;
}

/** What came of one conversation. `early`: clamd answered before it had the whole file. */
export type ClamdExchange =
  | { readonly kind: 'answered'; readonly reply: string; readonly early: boolean }
  | { readonly kind: 'not_connected' }
  | { readonly kind: 'broke_off' }
  /** Our own bytes could not be read. */
  | { readonly kind: 'unreadable' };

/** Longer than any answer of clamd; a signature name is far shorter. */
const MAX_REPLY_BYTES = 4096;
const NUL = 0;

const lengthOf = (piece: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return length;
};

const END = Buffer.alloc(4);

/** Opens a connection to clamd. @returns undefined where there is none in time. */
const open = (address: NetConnectOpts, connectMs: number, signal: AbortSignal): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect(address);
    const settle = (opened: Socket | undefined): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket.removeAllListeners('connect').removeAllListeners('error');
      // A socket without a listener for errors ends the process when it is reset.
      socket.on('error', () => undefined);
      if (opened === undefined) socket.destroy();
      resolve(opened);
    };
    const giveUp = (): void => settle(undefined);
    const timer = setTimeout(giveUp, connectMs);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('connect', () => settle(socket)).once('error', giveUp);
  });

/** Collects the answer up to its NUL. Resolves with undefined where the connection ends, is silent too long or says too much. */
const replyOf = (socket: Socket): Promise<string | undefined> =>
  new Promise((resolve) => {
    let heard = Buffer.alloc(0);
    const end = (): void => {
      const at = heard.indexOf(NUL);
      resolve(at === -1 ? undefined : heard.subarray(0, at).toString('latin1'));
    };
    socket.on('data', (piece: Buffer) => {
      heard = Buffer.concat([heard, piece]);
      if (heard.includes(NUL) || heard.length > MAX_REPLY_BYTES) end();
    });
    socket.once('close', end).once('timeout', () => socket.destroy());
  });

/**
 * One conversation with clamd: a command, then for zINSTREAM the bytes as length-prefixed pieces and a piece of length 0 (clamd(8)). Every
 * command has a connection of its own, and a piece is read from `bytes` only when clamd has taken the one before. Never throws.
 */
export const talkToClamd = async (
  address: NetConnectOpts,
  command: 'INSTREAM' | 'PING',
  bytes: AsyncIterable<Buffer>,
  timeouts: ClamdTimeouts,
  signal: AbortSignal,
): Promise<ClamdExchange> => {
  const socket = await open(address, timeouts.connectMs, signal);
  if (socket === undefined) return { kind: 'not_connected' };
  const abort = (): void => void socket.destroy();
  signal.addEventListener('abort', abort, { once: true });
  // Counts from the last byte in either direction.
  socket.setTimeout(timeouts.silenceMs);
  const came = { whole: false, answered: false };
  const reply = replyOf(socket).then((text) => {
    came.answered = true;
    return text === undefined
      ? ({ kind: 'broke_off' } as const)
      : { kind: 'answered' as const, reply: text, early: !came.whole };
  });
  const taken = (piece: Buffer): Promise<unknown> =>
    socket.write(piece) ? Promise.resolve() : Promise.race([reply, new Promise((done) => socket.once('drain', done))]);
  try {
    await taken(Buffer.from(`z${command}\0`, 'latin1'));
    if (command === 'INSTREAM') {
      for await (const piece of bytes) {
        // clamd answers early where its limit is exceeded: what follows would only break the connection before the answer is read.
        if (came.answered) break;
        if (piece.length === 0) continue;
        await taken(lengthOf(piece));
        await taken(piece);
      }
      if (!came.answered) {
        came.whole = true;
        await taken(END);
      }
    }
    return await reply;
  } catch {
    return { kind: 'unreadable' };
  } finally {
    signal.removeEventListener('abort', abort);
    socket.destroy();
  }
};
