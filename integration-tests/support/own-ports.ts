import { freePorts, TEST_PORTS } from '../../src/sandbox/free-ports.ts';

// Test files run side by side, each in a worker of its own: with a part of the ports for each, no two choose the same one between
// looking and listening.
const PARTS = 8;

/** `count` free ports that no other test worker of this run chooses. */
export const ownFreePorts = (count: number): Promise<readonly number[]> => {
  const { first, last } = TEST_PORTS;
  const width = Math.floor((last - first + 1) / PARTS);
  const start = first + (Number(process.env['VITEST_POOL_ID'] ?? 0) % PARTS) * width;
  return freePorts(count, { first: start, last: start + width - 1 });
};
