import { type ConformanceCase, failed, notApplicable, passed } from '../case.ts';

/** We store a registration and cut the connection instead of answering. */
export const ourAnswerLost: ConformanceCase = {
  id: 'our-answer-lost',
  asks: 'When our answer to a registration is lost, the system asks for its status or sends the same bytes again.',
  where: 'section 5, After a time-out, ask before you send again',
  run: async (run) => {
    if (run.vendor.dialect === 'edoc-soap-wss')
      return notApplicable('In this dialect the gateway collects; the system does not call.');
    const name = 'our-answer-lost';
    const isIts = (refTo: string | undefined): boolean =>
      run.watch.letters().some((letter) => letter.name === name && letter.sealed?.messageId === refTo);
    run.watch.meddle(
      'cut',
      ({ envelope: { header } }) => header.messageKind === 'REGISTRATION' && isIts(header.refToMessageId),
    );
    const letter = await run.send(name);
    const word = await run.wordAbout(letter, 'REGISTRATION');
    if (word === undefined) return notApplicable('The letter was not registered in the time of this run.');
    const { messageId } = word.envelope.header;
    const reaction = await run.watch.until(
      () => {
        if (run.wordsAbout(letter, 'REGISTRATION').length > 1) return 'anew';
        if (run.watch.asked(messageId).length > 0) return 'asked';
        return word.brought.length > 1 ? 'again' : undefined;
      },
      run.patienceMs,
      run.signal,
    );
    if (reaction === 'asked') return passed('It asked for the status of its message.');
    if (reaction === 'anew') return failed('It came again as a new envelope under another MessageId.');
    if (reaction === undefined) return failed('Nothing came again: the system does not know whether we have its word.');
    return word.brought.every(({ sha256 }) => sha256 === word.brought[0]?.sha256)
      ? passed('The same bytes came again.')
      : failed('It came again with other bytes under the same MessageId.');
  },
};
