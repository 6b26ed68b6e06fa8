import type { ConformanceCase } from '../case.ts';
import { mustBeRefused } from '../refused.ts';

/** Well sealed, for somebody who is not there. */
export const unknownAddressee: ConformanceCase = {
  id: 'unknown-addressee',
  asks: 'A letter to an agency that the system does not serve is refused.',
  where: 'section 3, What to check, 4',
  run: (run) =>
    mustBeRefused(run, {
      name: 'unknown-addressee',
      codes: ['InvalidAddressee'],
      plan: {
        envelope: (envelope) => ({
          ...envelope,
          header: { ...envelope.header, receiver: { ...envelope.header.receiver, code: 'nobody-at-all' } },
        }),
      },
    }),
};
