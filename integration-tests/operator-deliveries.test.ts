import { describe, expect, test } from 'vitest';
import { problem } from '../src/domain/problems.ts';
import {
  acts,
  done,
  filed,
  givenUp,
  NOBODY,
  refused,
  shikriki,
  states,
  useExchangeOperator,
} from './support/exchange-operator.ts';
import { rows, setting, sha256, shiftClock } from './support/exchange-scene.ts';
import { answerOf } from './support/operator.ts';

useExchangeOperator();

describe('letters that were given up', () => {
  test('are sent again one by one', async () => {
    const at = await givenUp();
    expect(await shikriki('deliveries', 'retry', at.id)).toEqual(done('is sent again'));
    await at.work();
    expect(await states()).toEqual(['ACKNOWLEDGED']);
  });

  test('are sent again all together, at a pace, once a dry run was seen', async () => {
    const at = await givenUp(3);
    const many = ['deliveries', 'retry', '--system', 'mof', '--state', 'suspended'];
    expect(await shikriki(...many)).toEqual(done('3 would be sent again; nothing was changed'));
    expect(await states()).toEqual(['SUSPENDED', 'SUSPENDED', 'SUSPENDED']);
    const startedAt = performance.now();
    expect(await shikriki(...many, '--apply', '--per-minute', '600')).toEqual(done('3 sent again, 0 passed over'));
    expect(performance.now() - startedAt, 'two pauses of 100 ms').toBeGreaterThan(195);
    await at.work();
    expect(await states()).toEqual(['ACKNOWLEDGED', 'ACKNOWLEDGED', 'ACKNOWLEDGED']);
    expect(await acts()).toEqual(['delivery.retry', 'delivery.retry', 'delivery.retry']);
    expect(await shikriki(...many, '--apply')).toEqual(done('0 sent again'));
    expect(await shikriki('deliveries', 'retry', '--state', 'suspended')).toEqual(refused('Validation'));
    expect(await shikriki('deliveries', 'retry', '--system', 'mof', '--state', 'QUEUED')).toEqual(refused('SUSPENDED'));
  });
});

describe('deliveries are looked at:', () => {
  test('page by page, by system, agency, state and age, without a word of what a citizen wrote', async () => {
    const at = await filed('mof', 3);
    await filed('rs');
    const list = (...words: string[]) =>
      answerOf<{ deliveries: { deliveryId: string }[]; next?: string }>(
        shikriki('deliveries', 'list', '--json', ...words),
      );
    const idsOf = async (...words: string[]) => (await list(...words)).deliveries.map(({ deliveryId }) => deliveryId);
    const first = await list('--limit', '2', '--agency', 'mof');
    const rest = await list('--limit', '2', '--agency', 'mof', '--after', first.next ?? '');
    expect([...first.deliveries, ...rest.deliveries].map(({ deliveryId }) => deliveryId)).toEqual(at.ids);
    expect(rest.next).toBeUndefined();
    expect(await idsOf('--system', 'mof')).toHaveLength(4);
    expect(await idsOf('--system', 'napr')).toEqual([]);
    expect(await idsOf('--state', 'registered')).toEqual([]);
    expect(await idsOf('--older-than', '5')).toEqual([]);
    await shiftClock('6 hours');
    expect(await idsOf('--older-than', '5', '--agency', 'rs')).toHaveLength(1);
    expect((await shikriki('deliveries', 'list', '--limit', '1')).out).toContain(`--after ${at.id}`);
    expect((await shikriki('deliveries', 'count')).out).toMatch(/mof +ACCEPTED +4/);
    expect(await shikriki('deliveries', 'list', '--state', 'LOST')).toEqual(refused('Validation'));
    expect(await shikriki('deliveries', 'list', '--after', NOBODY)).toEqual(refused('NotFound'));
    expect(await shikriki('deliveries', 'list', '--older-than', 'long')).toMatchObject({ code: 2 });
  });

  test('one shows its envelopes, its attempts and the breaker of its system', async () => {
    const at = await filed('mof', 6);
    at.peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await at.work();
    const { out } = await shikriki('deliveries', 'show', at.id);
    expect(out).toContain(sha256(at.peer.sent[0]!.envelopeXml));
    expect(out).toMatch(/submit +unavailable +TemporarilyUnavailable/);
    expect(out).toMatch(/breaker open until +20/);
    expect(out).not.toMatch(/ნინო|00000000001|თხოვნა/);
    expect((await shikriki('systems', 'show', 'mof')).out).toMatch(/breaker open until +20/);
  });

  test('alerts that are open, with what to do', async () => {
    await givenUp();
    await setting().worker().watchDeliveries();
    expect((await shikriki('alerts', 'list')).out).toMatch(/delivery_suspended +mof/);
  });
});

describe('a delivery that is being sent', () => {
  test('is not cancelled before the try has ended: the agency may have it', async () => {
    const at = await filed();
    const asked = { while: await Promise.resolve({ code: 0, out: '', err: '' }) };
    at.peer.answers(async () => {
      asked.while = await shikriki('deliveries', 'cancel', at.id);
      return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
    });
    await at.work();
    expect(asked.while).toEqual(refused('being sent at this moment'));
    expect(await states()).toEqual(['ACKNOWLEDGED']);
    expect(await rows(`select 1 from notifications where event <> 'submitted'`)).toEqual([]);
  });
});
