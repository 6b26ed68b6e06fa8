import { describe, expect, test } from 'vitest';
import {
  acts,
  done,
  filed,
  NOBODY,
  refused,
  shikriki,
  states,
  useExchangeOperator,
} from './support/exchange-operator.ts';
import { rows } from './support/exchange-scene.ts';
import { answerOf } from './support/operator.ts';

useExchangeOperator();

describe('holds:', () => {
  test.each([
    { held: ['systems', 'mof'], act: 'system' },
    { held: ['agencies', 'rs'], act: 'agency' },
  ])('a hold of $held holds a letter, and its release lets it go', async ({ held: [noun = '', code = ''], act }) => {
    const at = await filed('rs');
    expect(await shikriki(noun, 'hold', code, '--reason', 'new version')).toEqual(done('is held'));
    await at.work();
    expect(at.peer.sent).toEqual([]);
    expect((await shikriki(noun, 'show', code)).out).toContain('new version');
    expect((await shikriki('deliveries', 'show', at.id)).out).toContain('new version');
    expect(await shikriki(noun, 'release', code)).toEqual(done('gets letters again'));
    await at.work();
    expect(at.peer.sent).toHaveLength(1);
    expect(await acts()).toEqual([`${act}.hold`, `${act}.release`]);
    expect(await shikriki(noun, 'hold', 'nobody')).toEqual(refused('NotFound'));
  });

  test('a maintenance window holds a letter until it is ended', async () => {
    const at = await filed();
    const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 19);
    const plan = (from: string, until: string) =>
      shikriki('maintenance', 'plan', 'mof', '--from', `${from}Z`, '--until', `${until}Z`, '--json');
    expect(await plan(hour(2), hour(1))).toEqual(refused('Validation'));
    expect((await plan('2026-12-01', hour(1))).code).toBe(2);
    const { windowId } = await answerOf<{ windowId: string }>(plan(hour(-1), hour(1)));
    await at.work();
    expect(at.peer.sent).toEqual([]);
    expect((await shikriki('maintenance', 'list')).out).toContain(windowId);
    expect((await shikriki('systems', 'list', '--json')).out).toContain('heldSince');
    expect(await shikriki('maintenance', 'end', windowId)).toEqual(done('is over'));
    await at.work();
    expect(at.peer.sent).toHaveLength(1);
    expect((await shikriki('maintenance', 'list')).out).toBe('There are none.');
    expect(await shikriki('maintenance', 'end', NOBODY)).toEqual(refused('NotFound'));
  });

  test('one delivery is held, released and cancelled by its id', async () => {
    const at = await filed();
    expect(await shikriki('deliveries', 'hold', at.id)).toEqual(done('is held'));
    expect(await shikriki('deliveries', 'hold', at.id)).toEqual(done('nothing was changed'));
    await at.work();
    expect({ sent: at.peer.sent.length, states: await states() }).toEqual({ sent: 0, states: ['HELD'] });
    expect(await shikriki('deliveries', 'release', at.id)).toEqual(done('goes on'));
    await at.work();
    expect(await states()).toEqual(['ACKNOWLEDGED']);
    expect(await shikriki('deliveries', 'hold', at.id)).toEqual(refused('NotInThisState'));

    const other = await filed();
    expect(await shikriki('deliveries', 'cancel', other.id)).toEqual(done('is cancelled'));
    expect(await rows('select state from cases where state = $1', 'failed')).toHaveLength(1);
    for (const verb of ['hold', 'release', 'cancel', 'retry', 'show'])
      for (const id of [NOBODY, 'not-an-id'])
        expect(await shikriki('deliveries', verb, id)).toEqual(refused('NotFound'));
  });
});
