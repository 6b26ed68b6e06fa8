import { type ConformanceCase, failed, notApplicable, passed } from '../case.ts';
import { RETRY_AFTER_MS } from '../watch.ts';

// Timers of two machines, and the way between them.
const TOLERANCE_MS = 200;

/** Our door turns a registration away once. */
export const retryAfter: ConformanceCase = {
  id: 'retry-after',
  asks: `Turned away with 503 and Retry-After ${RETRY_AFTER_MS / 1000}, the system comes again, not sooner, with the same bytes.`,
  where: 'section 7, What you do when you call us',
  run: async (run) => {
    if (run.vendor.dialect === 'edoc-soap-wss')
      return notApplicable('In this dialect the gateway collects; the system does not call.');
    const name = 'retry-after';
    const isIts = (refTo: string | undefined): boolean =>
      run.watch.letters().some((letter) => letter.name === name && letter.sealed?.messageId === refTo);
    run.watch.meddle(
      'busy',
      ({ envelope: { header } }) => header.messageKind === 'REGISTRATION' && isIts(header.refToMessageId),
    );
    const letter = await run.send(name);
    const word = await run.wordAbout(letter, 'REGISTRATION');
    if (word === undefined) return notApplicable('The letter was not registered in the time of this run.');
    const again = await run.watch.until(() => word.brought[1], RETRY_AFTER_MS + run.patienceMs, run.signal);
    const [first] = word.brought;
    if (run.wordsAbout(letter, 'REGISTRATION').length > 1)
      return failed('It came again as a new envelope; the same bytes under the same MessageId were to come.');
    if (first === undefined || again === undefined) return failed('It never came again.');
    const waitedMs = Math.round(again.atMs - first.atMs);
    if (again.sha256 !== first.sha256) return failed('It came again with other bytes under the same MessageId.');
    return waitedMs < RETRY_AFTER_MS - TOLERANCE_MS
      ? failed(`It came again after ${waitedMs} ms.`)
      : passed(`It came again after ${(waitedMs / 1000).toFixed(1)} s.`);
  },
};
