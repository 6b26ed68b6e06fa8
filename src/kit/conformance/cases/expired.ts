import type { ConformanceCase } from '../case.ts';
import { mustBeRefused } from '../refused.ts';

const HOUR_MS = 3_600_000;

/** Well sealed, and out of date: for an hour, or for as long as the seal's certificate holds. */
export const expired: ConformanceCase = {
  id: 'expired',
  asks: 'A letter whose ExpiresAt has passed is refused.',
  where: 'section 3, What to check, 4',
  run: (run) =>
    mustBeRefused(run, {
      name: 'expired',
      codes: ['Expired'],
      plan: {
        envelope: ({ header, body, ...rest }) => {
          const createdAt = Math.max(run.sealHoldsFrom.getTime(), Date.parse(header.createdAt) - 2 * HOUR_MS);
          const expiresAt = Math.min(createdAt + HOUR_MS, (createdAt + Date.parse(header.createdAt)) / 2);
          const instant = (ms: number): string => new Date(ms).toISOString();
          return {
            ...rest,
            header: { ...header, createdAt: instant(createdAt), expiresAt: instant(expiresAt) },
            // No letter is filed after it was sealed.
            body:
              body.block === 'letter' ? { ...body, record: { ...body.record, submittedAt: instant(createdAt) } } : body,
          };
        },
      },
    }),
};
