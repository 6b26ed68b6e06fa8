import { expect, it } from 'vitest';
import type { NotificationId } from '../../domain/ids.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { makeTakeBounce } from './take-bounce.ts';

const OURS = '019f0000-0000-7000-8000-000000000001' as NotificationId;

it('the log says which notice a mail came back about, and of a stranger nothing that stands in the mail', async () => {
  const lines: object[] = [];
  const takeBounce = makeTakeBounce({
    transactions: { inTransaction: (_actor, work) => work({} as Transaction) },
    addressHash: (_channel, address) => Buffer.from(address),
    endByReport: async (_tx, { message }) =>
      'mailedTo' in message && message.notificationId === OURS
        ? { notificationId: OURS, event: 'reply', channel: 'email', addressHash: undefined }
        : undefined,
    log: { note: (event, fields) => void lines.push({ event, ...fields }) },
  });
  for (const notificationId of [OURS, 'nino@example.ge'])
    await takeBounce({ notificationId, recipients: ['x@example.ge'], state: 'refused' });
  expect(lines).toEqual([
    { event: 'notification.bounced', known: true, state: 'refused', notificationId: OURS },
    { event: 'notification.bounced', known: false, state: 'refused' },
  ]);
});
