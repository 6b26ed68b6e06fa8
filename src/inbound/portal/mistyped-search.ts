import { type Problem, problem } from '../../domain/problems.ts';
import { isMistyped, readTrackingNumber } from '../../domain/tracking-number.ts';

/**
 * Why a search that found nothing found nothing: it is for a tracking number with a typing error. Asked afterwards, so that a text that
 * only looks like one still finds what holds it.
 */
export const mistypedSearch = (search: string | undefined): Problem | undefined => {
  const number = search === undefined ? undefined : readTrackingNumber(search);
  return number === undefined || !isMistyped(number)
    ? undefined
    : problem('TrackingNumberMistyped', 'The check character does not fit the digits before it.', {
        errors: [{ pointer: '/search', detail: 'is a tracking number with a typing error' }],
      });
};
