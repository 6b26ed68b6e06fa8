import { connect } from 'node:net';

/** What Redis was seen to hold during a run. */
export interface RedisWatch {
  /** Every key that was ever seen. */
  keysSeen(): ReadonlySet<string>;
  /** The words looked for that were found in a key or a value. */
  wordsFound(): ReadonlySet<string>;
  /** Resolves after a last look. */
  stop(): Promise<void>;
}

const PAUSE_MS = 250;
// Whatever type a key has, one of these tells all of it; the others answer with an error.
const READ_ALL = [
  ['HGETALL'],
  ['GET'],
  ['SMEMBERS'],
  ['LRANGE', '0', '-1'],
  ['ZRANGE', '0', '-1'],
  ['XRANGE', '-', '+'],
] as const;

/** Sends commands over one connection and returns the raw answers (RESP), one after the other. */
const ask = async (port: number, commands: readonly string[]): Promise<Buffer> => {
  const socket = connect(port, '127.0.0.1');
  socket.end([...commands, 'QUIT'].map((command) => `${command}\r\n`).join(''));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const keysNow = async (port: number): Promise<string[]> => {
  const keys = new Set<string>();
  let cursor = '0';
  do {
    // *2, $n, cursor, *m, then $n and key in turn: every second line is a text.
    const lines = (await ask(port, [`SCAN ${cursor} COUNT 1000`])).toString('utf8').split('\r\n');
    cursor = lines[2] ?? '0';
    for (let at = 5; at < lines.length && lines[at - 1]?.startsWith('$'); at += 2) keys.add(lines[at] ?? '');
  } while (cursor !== '0');
  return [...keys];
};

/** Reads everything that Redis holds, several times a second, and looks for words that must not be there. */
export const watchRedis = (url: string, words: readonly string[]): RedisWatch => {
  const port = Number(new URL(url).port);
  const seen = new Set<string>();
  const found = new Set<string>();
  const stopping = new AbortController();

  const look = async (): Promise<void> => {
    const keys = await keysNow(port);
    for (const key of keys) seen.add(key);
    const commands = keys.flatMap((key) => READ_ALL.map(([command, ...range]) => [command, key, ...range].join(' ')));
    const held = Buffer.concat([Buffer.from(keys.join('\n')), await ask(port, commands)]);
    for (const word of words) if (held.includes(word)) found.add(word);
  };
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    await look();
  })();
  watching.catch(() => undefined);

  return {
    keysSeen: () => seen,
    wordsFound: () => found,
    stop: () => {
      stopping.abort();
      return watching;
    },
  };
};
