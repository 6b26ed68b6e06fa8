import { expect, test } from 'vitest';
import type { EnvelopeBody } from '../src/domain/envelope.ts';
import {
  deliveryIds,
  never,
  openedBy,
  rows,
  setting,
  sha256,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

const refusal = (envelopeXml: Buffer): EnvelopeBody => ({
  block: 'receipt',
  receipt: {
    verdict: 'REFUSED',
    problem: { code: 'TypeNotAccepted', detail: 'სხვაგან მიმართეთ' },
    receivedSha256: sha256(envelopeXml),
    receivedSizeBytes: envelopeXml.length,
    receivedAt: new Date().toISOString(),
  },
});

test.each([
  ['under a MessageId of its own is kept with its words', false],
  ['under a MessageId that is taken is not kept, nor any word of it', true],
])('a refusing receipt %s', async (_what, taken) => {
  const at = setting();
  unwrap(await at.api.submitLetter(aSubmission()));
  const [other] = await rows<{ message_id: string }>('select message_id from envelopes');
  at.peer.answers(async ({ envelopeXml }) => {
    const letter = await openedBy('mof', envelopeXml);
    const change = taken ? { messageId: other!.message_id } : {};
    const receiptXml = await word('mof', letter, 'RECEIPT', refusal(envelopeXml), change);
    return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1, receiptXml };
  });
  await at.worker().deliverEnvelope(deliveryIds(at.queue)[0]!, never);
  expect(await rows('select state from deliveries')).toEqual([{ state: taken ? 'ACKNOWLEDGED' : 'REFUSED' }]);
  expect(await rows(`select kind from letters where direction = 'to_citizen'`)).toEqual(
    taken ? [] : [{ kind: 'RECEIPT' }],
  );
  expect(await rows('select state from legs')).toEqual([{ state: taken ? 'sending' : 'failed' }]);
  expect(at.log.lines.some((line) => line.includes('receipt.refused'))).toBe(taken);
});
