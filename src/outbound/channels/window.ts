/** A window: at most so many at a time, the others wait in order. */
export interface Window {
  /** Waits for a place. @returns undefined when the signal aborts first. */
  enter(signal: AbortSignal): Promise<{ leave(): void } | undefined>;
}

/** Makes a window of `size` places. */
export const makeWindow = (size: number): Window => {
  let free = size;
  const queue: (() => void)[] = [];

  const place = () => {
    let left = false;
    return {
      leave: () => {
        if (left) return;
        left = true;
        const next = queue.shift();
        if (next === undefined) free += 1;
        else next();
      },
    };
  };

  return {
    enter: (signal) => {
      if (signal.aborted) return Promise.resolve(undefined);
      if (free > 0) {
        free -= 1;
        return Promise.resolve(place());
      }
      return new Promise((resolve) => {
        const onAbort = (): void => {
          queue.splice(queue.indexOf(turn), 1);
          resolve(undefined);
        };
        const turn = (): void => {
          signal.removeEventListener('abort', onAbort);
          resolve(place());
        };
        queue.push(turn);
        signal.addEventListener('abort', onAbort, { once: true });
      });
    },
  };
};
