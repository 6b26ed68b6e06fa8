import { type ConformanceCase, unless } from '../case.ts';

/** The first thing to work. */
export const letterAccepted: ConformanceCase = {
  id: 'letter-accepted',
  asks: 'A sealed letter is taken, and a sealed receipt says ACCEPTED with the digest of its bytes.',
  where: 'section 3, What to answer',
  run: async (run) =>
    unless(
      await run.acceptanceFlaw(await run.ordinary()),
      `The receipt holds under the seal of ${run.vendor.agencyCode} and is about our bytes.`,
    ),
};
