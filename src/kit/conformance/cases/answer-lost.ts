import type { DeliveryStatusAnswer } from '../../../ports/connector.ts';
import { failed, notApplicable, unless } from '../case.ts';
import { askStatus, receiptOf, submit, whereWeCall } from '../way-out.ts';

/** Our side loses the answer after everything was sent: what it cannot know, it asks. */
export const answerLost = whereWeCall(
  {
    id: 'answer-lost',
    asks: 'When the answer to a letter is lost, the status says RECEIVED with the same receipt, and so does the letter sent again.',
    where: 'section 7, the first table',
  },
  async (run) => {
    let status: DeliveryStatusAnswer | undefined;
    let lost: Buffer | undefined;
    const letter = await run.send(
      'answer-lost',
      {
        handOver: async (call) => {
          lost = receiptOf(await submit(call));
          status = await askStatus(call);
          return submit(call);
        },
      },
      [{ fileName: 'დაკარგული.txt', sizeBytes: 20_000 }],
    );
    if (status === undefined) return notApplicable('The letter was not handed over in the time of this run.');
    if (status.kind !== 'received')
      return failed(
        `The letter was taken, and the status was ${status.kind === 'not_received' ? 'NOT_RECEIVED' : 'not told'}.`,
      );
    if (lost !== undefined && status.receiptXml?.equals(lost) !== true)
      return failed('The status came without the receipt that was given in the answer.');
    const resent = receiptOf(letter.outcome);
    if (lost !== undefined && resent?.equals(lost) !== true)
      return failed('The letter sent again was answered with other receipt bytes.');
    return unless(await run.acceptanceFlaw(letter), 'The status was RECEIVED, and the receipt stayed the same.');
  },
);
