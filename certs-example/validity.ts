/** From when until when a certificate is valid. */
export type Validity = { readonly notBefore: Date; readonly notAfter: Date };

const shift = (now: Date, years: number, minutes = 0): Date => {
  const shifted = new Date(now);
  shifted.setUTCFullYear(shifted.getUTCFullYear() + years);
  shifted.setUTCMinutes(shifted.getUTCMinutes() + minutes, shifted.getUTCSeconds(), 0);
  return shifted;
};

// Clocks of containers and of the machine below them differ a little.
const CLOCK_SKEW_MINUTES = -5;

/** A leaf: two years. */
export const leafValidity = (now: Date): Validity => ({
  notBefore: shift(now, 0, CLOCK_SKEW_MINUTES),
  notAfter: shift(now, 2),
});

/** An expired leaf: from three years ago to one year ago. */
export const expiredValidity = (now: Date): Validity => ({ notBefore: shift(now, -3), notAfter: shift(now, -1) });

/** A CA: ten years, begun four years ago, so that the expired leaves were valid under it once. */
export const authorityValidity = (now: Date): Validity => ({ notBefore: shift(now, -4), notAfter: shift(now, 6) });

/** Whether something lasts for another 30 days: less, and a set is renewed instead of reused. */
export const lastsLongEnough = (notAfter: Date, now: Date): boolean =>
  notAfter.getTime() - now.getTime() >= 30 * 24 * 60 * 60 * 1000;
