import { failed, passed } from '../case.ts';
import { receiptOf, submit, whereWeCall } from '../way-out.ts';

/** The same bytes again, after they were taken. */
export const repeat = whereWeCall(
  {
    id: 'repeat',
    asks: 'The same bytes a second time get the same receipt, byte for byte.',
    where: 'section 6, Repeats',
  },
  async (run) => {
    let again: Awaited<ReturnType<typeof submit>> | undefined;
    const letter = await run.send(
      'repeat',
      {
        handOver: async (call) => {
          const first = await submit(call);
          again = await submit(call);
          return first;
        },
      },
      [{ fileName: 'ერთი.txt', sizeBytes: 20_000 }],
    );
    const flaw = await run.acceptanceFlaw(letter);
    if (flaw !== undefined) return failed(flaw);
    if (again?.kind !== 'acknowledged') return failed('The repeat was not acknowledged.');
    const [first, second] = [receiptOf(letter.outcome), receiptOf(again)];
    if (first === undefined && second === undefined)
      return passed('The repeat was acknowledged; receipts come as messages of their own.');
    return first !== undefined && second?.equals(first) === true
      ? passed('The repeat was answered with the same receipt.')
      : failed('The repeat was answered with other receipt bytes than the first time.');
  },
);
