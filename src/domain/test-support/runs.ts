/**
 * How many cases a property test tries: 500 in `npm test`, as many as SHIKRIKI_PROPERTY_RUNS says in `npm run test:long` (10 000).
 */
export const runs = (): { readonly numRuns: number } => ({
  numRuns: Number(process.env.SHIKRIKI_PROPERTY_RUNS ?? 500),
});
