import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Address } from '../../src/domain/envelope.ts';
import { makeAddressHash } from '../../src/outbound/channels/address-hash.ts';
import type { Ids } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Queue, WakeUp } from '../../src/ports/queue.ts';

/** The gateway's own address in tests. */
export const GATEWAY: Address = {
  scheme: 'gateway',
  code: 'my.gov.ge',
  name: 'ერთიანი პორტალი',
  systemId: 'my.gov.ge',
};

/** Real ids. */
export const ids: Ids = { uuid: () => v7(), traceId: () => randomBytes(16).toString('hex') };

/** How tests know addresses that nobody has. */
export const addressHash = makeAddressHash('example-address-key-of-the-tests-1');

/** A log that remembers every line as text, so that a test can look for what must not be there. */
export const rememberingLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = [];
  const write = (level: string) => (event: string, fields?: object) =>
    void lines.push(JSON.stringify({ level, event, ...fields }));
  return {
    lines,
    note: write('note'),
    warn: write('warn'),
    error: (event, error, fields) =>
      void lines.push(
        JSON.stringify({ level: 'error', event, error: String(error), stack: (error as Error).stack, ...fields }),
      ),
  };
};

/** A queue that remembers what was published and delivers nothing: for tests that drive the work themselves. */
export const rememberingQueue = (): Queue & { readonly published: WakeUp[] } => {
  const published: WakeUp[] = [];
  return {
    published,
    publish: async (wakeUps) => void published.push(...wakeUps),
    consume: async () => undefined,
    ping: async () => undefined,
    close: async () => undefined,
  };
};
