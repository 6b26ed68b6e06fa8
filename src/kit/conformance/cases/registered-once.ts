import { type ConformanceCase, failed, notApplicable, passed } from '../case.ts';

/** Looks at every letter of the run, those that were sent twice too. */
export const registeredOnce: ConformanceCase = {
  id: 'registered-once',
  asks: 'No letter of this run is registered under two numbers, however often it came.',
  where: 'section 6, Register a letter once',
  run: async (run) => {
    await run.afterwards();
    let registered = 0;
    for (const letter of run.watch.letters()) {
      const numbers = new Set(
        run
          .wordsAbout(letter, 'REGISTRATION')
          .map(({ envelope: { body } }) => (body.block === 'registration' ? body.registration.registrationNumber : '')),
      );
      if (numbers.size > 1) return failed(`The letter of "${letter.name}" got ${numbers.size} registration numbers.`);
      registered += numbers.size;
    }
    return registered === 0
      ? notApplicable('No letter was registered in the time of this run.')
      : passed(`${registered} letters were registered, each under one number.`);
  },
};
