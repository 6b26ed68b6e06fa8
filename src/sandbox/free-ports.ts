import { createServer } from 'node:net';

/** Whether a port of the loopback interface can be listened on. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

/** Ports to choose from, both ends included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

// Below the range from which kernels take ports for outgoing connections (Linux: 32768 on, IANA: 49152 on): a port from there could be
// taken by one of our own connections before its server listens.
// The upper half is for who chooses in parts of its own: the suites that run beside a demo or a conformance run.
const CHOSEN_PORTS: PortRange = { first: 20_000, last: 25_999 };
/** Ports below those of outgoing connections that nothing but a run of tests chooses. */
export const TEST_PORTS: PortRange = { first: 26_000, last: 31_999 };

/** `count` different ports that nobody listens on right now. */
export const freePorts = async (count: number, { first, last } = CHOSEN_PORTS): Promise<readonly number[]> => {
  const found = new Set<number>();
  while (found.size < count) {
    const port = first + Math.floor(Math.random() * (last - first + 1));
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  return [...found];
};
