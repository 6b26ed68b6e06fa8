/** Says on the terminal what is being started and how long it took. */
export const makeStages = (write: (line: string) => void) => ({
  /** Runs one stage and prints its line when it is done; names the stage when it fails. */
  async stage<T>(name: string, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      const result = await work();
      write(`  ${name.padEnd(44)} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
      return result;
    } catch (error) {
      write(`  ${name.padEnd(44)} FAILED`);
      throw error;
    }
  },
});
