import { describe, expect, it, vi } from 'vitest';
import { startDeadline } from './deadline.ts';

describe('a deadline', () => {
  it('ends when the time is up', async () => {
    const { signal, clear } = startDeadline(new AbortController().signal, 10);
    await vi.waitFor(() => expect(signal.aborted).toBe(true));
    clear();
  });

  it('ends when the caller stops, also when that was before', () => {
    const caller = new AbortController();
    const { signal } = startDeadline(caller.signal, 60_000);
    caller.abort();
    expect(signal.aborted).toBe(true);
    expect(startDeadline(AbortSignal.abort(), 60_000).signal.aborted).toBe(true);
  });

  it('no longer listens once it is cleared', () => {
    const caller = new AbortController();
    const { signal, clear } = startDeadline(caller.signal, 60_000);
    clear();
    caller.abort();
    expect(signal.aborted).toBe(false);
  });
});
