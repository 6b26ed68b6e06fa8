import { type ConformanceCase, failed, notApplicable, passed } from '../case.ts';
import { outcomeWords } from '../run.ts';

/** Dialect edoc-soap-wss: an answer that is not signed is worth nothing, so one that was believed was signed. */
export const signedMessages: ConformanceCase = {
  id: 'signed-messages',
  asks: "The system's answers are signed by its registered message key, Body and Timestamp.",
  where: 'section 10',
  run: async (run) => {
    if (run.vendor.dialect !== 'edoc-soap-wss') return notApplicable('In this dialect messages are not signed.');
    const { outcome } = await run.ordinary();
    if (outcome?.kind === 'acknowledged') return passed('Its answer was signed, and in date.');
    return failed(
      outcome === undefined ? 'The system was never called.' : `No answer was believed: ${outcomeWords(outcome)}.`,
    );
  },
};
