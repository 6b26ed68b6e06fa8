import { createServer } from 'node:net';

/** Whether a port of the loopback interface can be listened on. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

// Below the range from which kernels take ports for outgoing connections (Linux: 32768 on, IANA: 49152 on): a port from there could be
// taken by one of our own connections before its server listens.
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;

/** `count` different ports that nobody listens on right now. */
export const freePorts = async (count: number): Promise<readonly number[]> => {
  const found = new Set<number>();
  while (found.size < count) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
};
