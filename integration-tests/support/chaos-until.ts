/** Looks again and again until something is there. @throws after `timeoutMs`, naming what was waited for. */
export const until = async <T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  { timeoutMs = 60_000, everyMs = 10 }: { readonly timeoutMs?: number; readonly everyMs?: number } = {},
): Promise<T> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
};
