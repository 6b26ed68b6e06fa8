/** Places for work on one topic: as many at once as its consumers offered together. */
export interface Slots<Work> {
  offer(count: number, work: Work): void;
  /** Waits for a free place, the freest consumer first. Undefined once closed, or where nobody ever offered one. */
  take(): Promise<{ readonly work: Work; release(): void } | undefined>;
  /** Lets those who wait go without a place. */
  close(): void;
}

/** Makes an empty set of places. */
export const makeSlots = <Work>(): Slots<Work> => {
  const offers: { free: number; readonly work: Work }[] = [];
  const waiting: (() => void)[] = [];
  let closed = false;

  return {
    offer: (count, work) => {
      offers.push({ free: count, work });
      for (const go of waiting.splice(0)) go();
    },
    take: async () => {
      if (offers.length === 0) return undefined;
      while (!closed) {
        const best = offers.reduce((a, b) => (b.free > a.free ? b : a));
        if (best.free > 0) {
          best.free -= 1;
          return {
            work: best.work,
            release: () => {
              best.free += 1;
              waiting.shift()?.();
            },
          };
        }
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      return undefined;
    },
    close: () => {
      closed = true;
      for (const go of waiting.splice(0)) go();
    },
  };
};
