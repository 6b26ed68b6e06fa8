import { type ConformanceCase, failed, notApplicable, passed } from '../case.ts';

// As many as one List may bring.
const PAGE = 100;

/** Dialect edoc-soap-wss: what was confirmed waits no more. */
export const collectedOnce: ConformanceCase = {
  id: 'collected-once',
  asks: 'What the gateway has confirmed is listed no more, and what it collects comes whole.',
  where: 'section 10',
  run: async (run) => {
    if (run.vendor.dialect !== 'edoc-soap-wss') return notApplicable('In this dialect the system calls the gateway.');
    await run.ordinary();
    await run.afterwards();
    const received = run.watch
      .words()
      .filter(({ brought }) => brought.some(({ answer }) => answer === 'received'))
      .map(({ envelope }) => envelope.header.messageId);
    if (received.length === 0) return notApplicable('Nothing waited to be collected in the time of this run.');
    const way = run.watch.way();
    const source = way?.connector.answers;
    if (way === undefined || source === undefined) return failed('The system was never called.');
    const listed = await source.list({ limit: PAGE }, way.endpoint, run.signal);
    if (!listed.ok) return failed(`What waits was not listed: ${listed.problem.code}.`);
    const still = listed.value.messages.filter(({ messageId }) => received.includes(messageId));
    // A confirmation may be under way for the very last one.
    return still.length > 1
      ? failed(`${still.length} messages that were confirmed are still listed.`)
      : passed(`${received.length} messages were collected and confirmed.`);
  },
};
