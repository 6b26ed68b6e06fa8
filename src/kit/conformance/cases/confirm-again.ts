import { type ConformanceCase, failed, notApplicable, passed } from '../case.ts';

/** Dialect mailbox: what answer-lost is elsewhere. */
export const confirmAgain: ConformanceCase = {
  id: 'confirm-again',
  asks: 'A confirmation that was turned away with TemporarilyUnavailable is said again, with the same receipt.',
  where: 'section 9',
  run: async (run) => {
    if (run.vendor.dialect !== 'mailbox') return notApplicable('In this dialect the gateway calls the system.');
    const letter = await run.send('confirm-again', { turnConfirmationAway: true });
    const [first, ...again] = letter.confirmations;
    if (letter.confirmations.length === 0) return failed('The letter was never confirmed.');
    if (again.length === 0) return failed(`It was not confirmed again within ${run.patienceMs / 1000} s.`);
    const same = again.every((receipt) =>
      first === undefined ? receipt === undefined : receipt?.equals(first) === true,
    );
    return same
      ? passed('It was confirmed again with the same receipt.')
      : failed('It was confirmed again with another receipt.');
  },
};
