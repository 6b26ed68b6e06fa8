import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many cases a property test tries; vitest.config.ts. */
    readonly propertyRuns: number;
  }
}

/** For fast-check: 500 cases in `npm test`, 10 000 in `npm run test:long`. */
export const runs = (): { readonly numRuns: number } => ({ numRuns: inject('propertyRuns') });
