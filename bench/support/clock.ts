/** Runs `work` and says how many milliseconds it took. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

/** Works on all entries, `lanes` of them at a time. */
export const inLanes = async <Entry, Result>(
  lanes: number,
  entries: readonly Entry[],
  work: (entry: Entry) => Promise<Result>,
): Promise<Result[]> => {
  const results = new Array<Result>(entries.length);
  const waiting = entries.entries();
  const lane = async (): Promise<void> => {
    for (const [index, entry] of waiting) results[index] = await work(entry);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
};
