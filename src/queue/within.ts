/**
 * Waits for an answer, but not longer than `timeoutMs`. @throws when it is late, after calling `onLate`.
 * What is late goes on unseen; its error, if any, is dropped.
 */
export const within = async <T>(timeoutMs: number, answer: Promise<T>, onLate?: () => void): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate?.();
      reject(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};
