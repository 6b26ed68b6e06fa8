import { type ConformanceCase, failed, passed } from '../case.ts';

/** The legal event of a letter. */
export const registration: ConformanceCase = {
  id: 'registration',
  asks: 'A REGISTRATION sealed by the agency comes and refers to the letter.',
  where: 'section 5, the first table',
  run: async (run) => {
    const letter = await run.ordinary();
    const inCase = () =>
      run.watch
        .words()
        .find(
          ({ envelope: { header }, brought }) =>
            header.messageKind === 'REGISTRATION' &&
            header.conversationId === letter.sealed?.envelope.header.conversationId &&
            brought.length > 0,
        );
    const word = await run.watch.until(inCase, run.patienceMs, run.signal);
    if (word === undefined) {
      const reason = run.watch.unread().at(-1);
      return failed(
        `No REGISTRATION came within ${run.patienceMs / 1000} s${reason === undefined ? '.' : `; an envelope was refused: ${reason}`}`,
      );
    }
    const { header, body } = word.envelope;
    if (header.refToMessageId !== letter.sealed?.messageId)
      return failed('RefToMessageId of the REGISTRATION is not the MessageId of our letter.');
    const taken = await run.watch.until(
      () => word.brought.find(({ answer }) => answer === 'received'),
      run.patienceMs,
      run.signal,
    );
    if (taken === undefined) return failed(`The gateway refused the REGISTRATION: ${word.brought.at(-1)?.answer}.`);
    const number = body.block === 'registration' ? body.registration.registrationNumber : '';
    return passed(`Registered under ${number}.`);
  },
};
