import { describe, expect, test } from 'vitest';
import { problem } from '../src/domain/problems.ts';
import type { DeliveryOutcome } from '../src/ports/connector.ts';
import {
  database,
  deliveryIds,
  never,
  rows,
  setting,
  sha256,
  shiftClock,
  unwrap,
  useExchangeScene,
} from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

describe('a delivery', () => {
  test('is sealed once and resent unchanged after a failure', async () => {
    const { api, queue, peer, worker } = setting();
    const { filed } = unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await worker().deliverEnvelope(id, never);
    expect(await rows('select state, attempt_count from deliveries where delivery_id = $1', id)).toEqual([
      { state: 'WAITING_RETRY', attempt_count: 1 },
    ]);

    await worker().deliverEnvelope(id, never);
    expect(peer.sent, 'not due yet').toHaveLength(1);

    await shiftClock('30 seconds');
    peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
    await worker().deliverEnvelope(id, never);
    expect(peer.sent.map((consignment) => sha256(consignment.envelopeXml))).toEqual([
      sha256(peer.sent[0]!.envelopeXml),
      sha256(peer.sent[0]!.envelopeXml),
    ]);
    expect(await rows('select state from deliveries where delivery_id = $1', id)).toEqual([{ state: 'ACKNOWLEDGED' }]);
    expect(
      (await rows('select kind from events where case_id = $1 order by reported_at', filed.caseId)).map(
        (row: { kind?: string }) => row.kind,
      ),
    ).toEqual(['filed', 'sealed', 'acknowledged']);
  });

  test('of unknown outcome is asked for before it is sent again', async () => {
    const { api, queue, peer, worker } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    peer.answers(() => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'no answer') }));
    await worker().deliverEnvelope(id, never);
    await shiftClock('30 seconds');
    peer.says({ kind: 'received' });
    await worker().deliverEnvelope(id, never);
    expect(peer.sent).toHaveLength(1);
    expect(await rows('select state from deliveries where delivery_id = $1', id)).toEqual([{ state: 'ACKNOWLEDGED' }]);
    expect(
      await rows('select operation, outcome from attempts where delivery_id = $1 order by started_at', id),
    ).toEqual([
      { operation: 'submit', outcome: 'unknown' },
      { operation: 'ask_status', outcome: 'acknowledged' },
    ]);
  });

  test('of unknown outcome that nobody knows goes out again, the same bytes', async () => {
    const { api, queue, peer, worker } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    peer.answers(() => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'no answer') }));
    await worker().deliverEnvelope(id, never);
    await shiftClock('30 seconds');
    peer.says({ kind: 'not_received' });
    peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
    await worker().deliverEnvelope(id, never);
    expect(peer.sent).toHaveLength(2);
    expect(peer.sent[1]!.envelopeXml.equals(peer.sent[0]!.envelopeXml)).toBe(true);
  });

  test('whose worker died while sending becomes an unknown outcome, and the dead worker may write nothing any more', async () => {
    const { api, queue, peer, worker, log } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    let answerLate!: (outcome: DeliveryOutcome) => void;
    peer.answers(() => new Promise((answer) => (answerLate = answer)));
    const dead = worker('dead').deliverEnvelope(id, never);
    await expect.poll(() => peer.sent.length).toBe(1);
    await database
      .poolAs('shikriki_migrator')
      .query(`update deliveries set leased_until = app_now() - interval '1 second' where delivery_id = $1`, [id]);

    peer.says({ kind: 'received' });
    await worker('alive').deliverEnvelope(id, never);
    expect(await rows('select outcome from attempts where delivery_id = $1 order by started_at', id)).toEqual([
      { outcome: 'interrupted' },
      { outcome: 'acknowledged' },
    ]);

    answerLate({ kind: 'refused', problem: problem('Validation', 'too late') });
    await dead;
    expect(await rows('select state from deliveries where delivery_id = $1', id)).toEqual([{ state: 'ACKNOWLEDGED' }]);
    expect(log.lines.some((line) => line.includes('delivery.claim_lost'))).toBe(true);
  });

  test('is claimed by one worker at a time', async () => {
    const { api, queue, peer, worker } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    await Promise.all(Array.from({ length: 6 }, (_, n) => worker(`w${n}`).deliverEnvelope(id, never)));
    expect(peer.sent).toHaveLength(1);
  });

  test('never has more calls to one system under way than the system allows', async () => {
    const { api, queue, peer, worker } = setting();
    await database.poolAs('shikriki_migrator').query(`update systems set max_concurrency = 2 where code = 'mof'`);
    for (let n = 0; n < 5; n++) unwrap(await api.submitLetter(aSubmission()));
    const [first, second, ...others] = deliveryIds(queue);
    const waiting: (() => void)[] = [];
    peer.answers(async () => {
      await new Promise<void>((answer) => waiting.push(answer));
      return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
    });
    const busy = [worker('a').deliverEnvelope(first!, never), worker('b').deliverEnvelope(second!, never)];
    await expect.poll(() => peer.sent.length).toBe(2);

    // Both places are taken: whoever looks now goes away with nothing.
    await Promise.all(others.map((id) => worker('c').deliverEnvelope(id, never)));
    expect(peer.sent).toHaveLength(2);

    // Each answer frees a place, and the freed worker goes on with what waits.
    const answering = setInterval(() => waiting.shift()?.(), 5);
    await Promise.all(busy);
    clearInterval(answering);
    expect(peer.sent).toHaveLength(5);
  });

  test('is suspended, kept and told of when the retries are used up', async () => {
    const { api, queue, peer, worker } = setting();
    const { filed } = unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await worker().deliverEnvelope(id, never);
    await shiftClock('101 hours');
    await worker().deliverEnvelope(id, never);
    expect(await rows('select state from deliveries where delivery_id = $1', id)).toEqual([{ state: 'SUSPENDED' }]);
    expect(await rows('select state from cases where case_id = $1', filed.caseId)).toEqual([{ state: 'failed' }]);
    expect(await rows('select count(*)::int as kept from envelopes where case_id = $1', filed.caseId)).toEqual([
      { kept: 2 },
    ]);
  });
});
