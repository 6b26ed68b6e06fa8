import { problem } from '../../domain/problems.ts';
import type { DirectoryAgency } from '../../ports/directory.ts';
import { refuse } from '../refusal.ts';

/**
 * Refuses a body above an agency that nobody knows, or that is below it itself: a complaint would go round for ever.
 * @param all the agencies as they would be; with one entry of a code the last.
 */
export const checkSuperior = (agency: DirectoryAgency, all: readonly DirectoryAgency[]): void => {
  const above = new Map([...all, agency].map(({ code, superiorCode }) => [code, superiorCode]));
  const seen = new Set([agency.code]);
  for (let code = agency.superiorCode; code !== undefined; code = above.get(code)) {
    if (!above.has(code)) refuse(problem('NotFound', `No agency has the code ${code}.`));
    if (seen.has(code))
      refuse(problem('Validation', `${code} cannot be above ${agency.code}: it is below it, or the same.`));
    seen.add(code);
  }
};
