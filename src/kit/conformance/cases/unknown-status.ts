import { randomUUID } from 'node:crypto';
import { failed, passed } from '../case.ts';
import { whereWeCall } from '../way-out.ts';

/** A MessageId that the system has never seen. */
export const unknownStatus = whereWeCall(
  {
    id: 'unknown-status',
    asks: 'The status of a message that never came is NOT_RECEIVED, not an error.',
    where: 'Checklist, The status of an unknown MessageId',
  },
  async (run) => {
    await run.ordinary();
    const way = run.watch.way();
    if (way === undefined) return failed('The system was never called.');
    const answer = await way.connector.askStatus(randomUUID(), way.endpoint, run.signal);
    if (answer.kind === 'not_received') return passed('NOT_RECEIVED.');
    return failed(
      answer.kind === 'received'
        ? 'The status of a message that was never sent is RECEIVED.'
        : `The status was not told: ${answer.problem.code}.`,
    );
  },
);
