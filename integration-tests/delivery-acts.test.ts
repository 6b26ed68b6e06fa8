import { describe, expect, test } from 'vitest';
import type { DeliveryId } from '../src/domain/ids.ts';
import { problem } from '../src/domain/problems.ts';
import {
  database,
  deliveryIds,
  never,
  rows,
  setting,
  shiftClock,
  unwrap,
  useExchangeScene,
} from './support/exchange-scene.ts';
import { ids } from './support/parts.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

const owner = () => database.poolAs('shikriki_migrator');
const BY = { actor: 'example-operator', reason: 'the vendor asked for it' };
const filed = async (agencyCode = 'mof') => {
  const at = setting();
  unwrap(await at.api.submitLetter(aSubmission({ agencyCode })));
  const id = deliveryIds(at.queue)[0]!;
  const worker = at.worker();
  return { ...at, id, work: () => worker.deliverEnvelope(id, never) };
};
const state = async () => (await rows<{ state: string }>('select state from deliveries'))[0]?.state;
const acts = () => rows('select act, subject, actor, reason from operator_acts order by acted_at, act_id');

describe('a delivery that a person holds', () => {
  test('is not sent until it is released, and says who did both', async () => {
    const at = await filed();
    expect(unwrap(await at.operator.holdDelivery(at.id, BY))).toEqual({ repeated: false });
    expect(unwrap(await at.operator.holdDelivery(at.id, BY))).toEqual({ repeated: true });
    await at.work();
    expect({ sent: at.peer.sent.length, state: await state() }).toEqual({ sent: 0, state: 'HELD' });
    unwrap(await at.operator.releaseDelivery(at.id, { ...BY, reason: 'it was a mistake' }));
    expect(unwrap(await at.operator.releaseDelivery(at.id, BY))).toEqual({ repeated: true });
    await at.work();
    expect(await state()).toBe('ACKNOWLEDGED');
    expect(await acts()).toEqual([
      { act: 'delivery.hold', subject: at.id, ...BY },
      { act: 'delivery.release', subject: at.id, actor: BY.actor, reason: 'it was a mistake' },
    ]);
  });

  test('while its bytes may have arrived is asked for before it is sent again', async () => {
    const at = await filed();
    at.peer.answers(() => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'no answer') }));
    await at.work();
    unwrap(await at.operator.holdDelivery(at.id, BY));
    at.peer.says({ kind: 'received' });
    unwrap(await at.operator.releaseDelivery(at.id, BY));
    await at.work();
    expect({ sent: at.peer.sent.length, state: await state() }).toEqual({ sent: 1, state: 'ACKNOWLEDGED' });
  });

  test('cannot be held once it has arrived', async () => {
    const at = await filed();
    await at.work();
    expect(await at.operator.holdDelivery(at.id, BY)).toMatchObject({ problem: { code: 'NotInThisState' } });
  });
});

describe('a delivery that gave up', () => {
  const givenUp = async () => {
    const at = await filed();
    at.peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await at.work();
    await shiftClock('101 hours');
    await at.work();
    expect(await state()).toBe('SUSPENDED');
    return at;
  };

  test('is sent again by a person, the same bytes, with hundred hours of its own', async () => {
    const at = await givenUp();
    unwrap(await at.operator.retryDelivery(at.id, BY));
    expect(unwrap(await at.operator.retryDelivery(at.id, BY))).toEqual({ repeated: true });
    await at.work();
    expect(await rows('select state, attempt_count from deliveries')).toEqual([
      { state: 'WAITING_RETRY', attempt_count: 1 },
    ]);
    const [first, last] = [at.peer.sent[0]!, at.peer.sent.at(-1)!];
    expect(last.envelopeXml.equals(first.envelopeXml)).toBe(true);
  });

  test('can be cancelled, which the case and its entry say', async () => {
    const at = await givenUp();
    unwrap(await at.operator.cancelDelivery(at.id, BY));
    expect(unwrap(await at.operator.cancelDelivery(at.id, BY))).toEqual({ repeated: true });
    expect(await state()).toBe('CANCELLED');
    expect(await rows('select state from cases')).toEqual([{ state: 'failed' }]);
    expect(await at.operator.retryDelivery(at.id, BY)).toMatchObject({ problem: { code: 'NotInThisState' } });
    expect(await acts()).toMatchObject([{ act: 'delivery.cancel' }]);
  });
});

describe('a system or an agency that is held', () => {
  test('gets nothing until it is released; others are served', async () => {
    const at = await filed('rs');
    unwrap(await at.api.submitLetter(aSubmission({ agencyCode: 'mof' })));
    unwrap(await at.operator.holdReceiver({ agencyCode: 'rs' }, BY));
    expect(unwrap(await at.operator.holdReceiver({ agencyCode: 'rs' }, BY))).toEqual({ repeated: true });
    for (const id of deliveryIds(at.queue)) await at.worker().deliverEnvelope(id, never);
    const standing = () => rows('select agency_code, state from deliveries order by 1');
    expect(await standing()).toEqual([
      { agency_code: 'mof', state: 'ACKNOWLEDGED' },
      { agency_code: 'rs', state: 'ACCEPTED' },
    ]);
    unwrap(await at.operator.releaseReceiver({ agencyCode: 'rs' }, BY));
    unwrap(await at.operator.holdReceiver({ systemCode: 'mof' }, BY));
    await at.work();
    expect(at.peer.sent).toHaveLength(1);
    unwrap(await at.operator.releaseReceiver({ systemCode: 'mof' }, BY));
    await at.work();
    expect(at.peer.sent).toHaveLength(2);
    expect(await at.operator.holdReceiver({ systemCode: 'nobody' }, BY)).toMatchObject({
      problem: { code: 'NotFound' },
    });
    expect((await acts()).length).toBe(4);
  });

  test('its letters lose nothing of their hundred hours, however the holds overlap', async () => {
    const at = await filed();
    at.peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await at.work();
    await shiftClock('10 hours');
    unwrap(await at.operator.holdReceiver({ systemCode: 'mof' }, BY));
    await shiftClock('50 hours');
    unwrap(await at.operator.holdReceiver({ agencyCode: 'mof' }, BY));
    await shiftClock('50 hours');
    unwrap(await at.operator.releaseReceiver({ systemCode: 'mof' }, BY));
    await shiftClock('50 hours');
    unwrap(await at.operator.releaseReceiver({ agencyCode: 'mof' }, BY));
    await at.work();
    expect(await state()).toBe('WAITING_RETRY');
    await shiftClock('91 hours');
    await at.work();
    expect(await state()).toBe('SUSPENDED');
  });
});

describe('a maintenance window', () => {
  test('stops sending while it lasts and not an instant longer', async () => {
    const at = await filed();
    const window = {
      windowId: ids.uuid(),
      systemCode: 'mof',
      from: new Date(Date.now() + 3_600_000),
      until: new Date(Date.now() + 7_200_000),
    };
    unwrap(await at.operator.planMaintenance(window, BY));
    expect(unwrap(await at.operator.planMaintenance(window, BY))).toEqual({ repeated: true });
    await shiftClock('61 minutes');
    await at.work();
    expect(at.peer.sent).toEqual([]);
    await shiftClock('60 minutes');
    await at.work();
    expect(at.peer.sent).toHaveLength(1);
  });

  test('can be ended early, and must end after it begins', async () => {
    const at = await filed();
    const window = {
      windowId: ids.uuid(),
      systemCode: 'mof',
      from: new Date(Date.now() - 1000),
      until: new Date(Date.now() + 3_600_000),
    };
    expect(await at.operator.planMaintenance({ ...window, until: window.from }, BY)).toMatchObject({
      problem: { code: 'Validation' },
    });
    unwrap(await at.operator.planMaintenance(window, BY));
    unwrap(await at.operator.endMaintenance(window.windowId, BY));
    await at.work();
    expect(at.peer.sent).toHaveLength(1);
  });
});

describe('whoever acts', () => {
  test('says who they are and why', async () => {
    const at = await filed();
    expect(await at.operator.holdDelivery(at.id, { actor: ' ', reason: '' })).toMatchObject({
      problem: { code: 'Validation', errors: [{ pointer: '/actor' }, { pointer: '/reason' }] },
    });
    expect(await at.operator.holdDelivery(ids.uuid() as DeliveryId, BY)).toMatchObject({
      problem: { code: 'NotFound' },
    });
    expect(await acts()).toEqual([]);
    await expect(owner().query(`set role shikriki_api; delete from operator_acts`)).rejects.toThrow(
      'permission denied',
    );
  });
});
