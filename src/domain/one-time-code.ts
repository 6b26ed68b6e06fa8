/** One-time codes that confirm an address: how long they hold, and how often they may be asked for and tried. */

/** Six digits are guessed in one of a million tries: five tries and ten minutes leave nothing to guess. */
export const CODE_DIGITS = 6;
export const CODE_LIFE_MS = 10 * 60_000;
export const MAX_CODE_TRIES = 5;

/** For one citizen, over all addresses: enough for typing mistakes, too few to plague somebody else's phone or our bill. */
export const MAX_CODES_AN_HOUR = 5;
export const CODE_WINDOW_MS = 3_600_000;
