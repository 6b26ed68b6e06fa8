import type { Dispatcher } from 'undici';
import { describe, expect, it } from 'vitest';
import { type HttpsRequest, makeHttpsCalls } from './https-calls.ts';
import { longestCallMs } from './move-watch.ts';

/** A pool whose connection is made when the test says so. */
const slowPool = () => {
  let handler: Dispatcher.DispatchHandler = {};
  const asked: { headers: Record<string, string> }[] = [];
  const aborted: unknown[] = [];
  const controller = { abort: (reason: Error) => aborted.push(reason), pause() {}, resume() {} };
  return {
    asked,
    dispatch: (options: unknown, given: Dispatcher.DispatchHandler) => {
      asked.push(options as { headers: Record<string, string> });
      handler = given;
      return true;
    },
    move: () => handler.onResponseStart?.(controller as unknown as Dispatcher.DispatchController, 103, {}),
    connect: () => handler.onRequestStart?.(controller as unknown as Dispatcher.DispatchController, {}),
    break: () =>
      handler.onResponseError?.(controller as unknown as Dispatcher.DispatchController, new Error('ECONNRESET')),
    aborted,
  };
};

const request = (signal: AbortSignal, timeoutMs = 20): HttpsRequest => ({
  method: 'POST',
  url: new URL('https://edoc.example.ge/soap'),
  headers: {},
  timeoutMs,
  signal,
});
const never = new AbortController().signal;
const nothing = () => Promise.resolve();

describe('a call', () => {
  it('that is given up while it connects sends nothing when the connection is there at last', async () => {
    const pool = slowPool();
    const calls = makeHttpsCalls(pool);
    const giveUp = new AbortController();
    const aborted = calls(request(giveUp.signal, 60_000), nothing);
    giveUp.abort();
    expect(await aborted).toEqual({ kind: 'broken', why: 'aborted', bytesWritten: false });
    pool.connect();
    expect(pool.aborted).toHaveLength(1);

    expect(await calls(request(never), nothing)).toEqual({ kind: 'broken', why: 'timeout', bytesWritten: false });
    pool.connect();
    expect(pool.aborted).toHaveLength(2);
  });

  it('that moves for ever without getting anywhere is given up: a trickling peer keeps no place', async () => {
    const pool = slowPool();
    const trickle = setInterval(() => pool.move(), 5);
    try {
      const call = makeHttpsCalls(pool)(request(never, 30), nothing);
      pool.connect();
      expect(await call).toEqual({ kind: 'broken', why: 'timeout', bytesWritten: true });
    } finally {
      clearInterval(trickle);
    }
  });

  it('may take the time that its bytes need at half a megabit a second', () => {
    expect(longestCallMs(30_000, 0)).toBe(90_000);
    expect(longestCallMs(30_000, 104_857_600)).toBe(90_000 + 1_600_000);
  });

  it('that breaks says whether any byte of it had left', async () => {
    const pool = slowPool();
    const calls = makeHttpsCalls(pool);
    const before = calls(request(never, 60_000), nothing);
    expect(pool.asked[0]?.headers['accept-encoding'], 'asks for bytes that need no inflating').toBe('identity');
    pool.break();
    expect(await before).toEqual({ kind: 'broken', why: 'no_connection', bytesWritten: false });
    const after = calls(request(never, 60_000), nothing);
    pool.connect();
    pool.break();
    expect(await after).toEqual({ kind: 'broken', why: 'connection_lost', bytesWritten: true });
  });

  it('passes on what the reader of the answer throws: that is a bug of ours', async () => {
    const pool = slowPool();
    pool.dispatch = (_options, handler) => {
      handler.onResponseStart?.({ abort() {}, resume() {} } as never, 200, {});
      return true;
    };
    const bug = () => Promise.reject(new TypeError('bug'));
    await expect(makeHttpsCalls(pool as never)(request(never), bug)).rejects.toThrow('bug');
  });
});
