import { expect, test } from 'vitest';
import type { EnvelopeBody } from '../src/domain/envelope.ts';
import {
  filedAndDelivered,
  registration,
  reply,
  rows,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';

useExchangeScene();

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const registered = (at: string): EnvelopeBody => ({
  block: 'registration',
  registration: { registrationNumber: '№ 1', registeredAt: at, reportedAt: new Date().toISOString() },
});

test.each([
  ['REGISTRATION', registered('2001-01-01T00:00:00.000Z'), 'Registration/RegisteredAt'],
  ['REGISTRATION', registered(hoursAgo(25)), 'Registration/RegisteredAt'],
  [
    'REPLY',
    { ...reply, reply: { ...('reply' in reply ? reply.reply : never()), occurredAt: hoursAgo(48) } },
    'Reply/OccurredAt',
  ],
] as const)(
  'a %s that happened before the letter was filed is refused, and nothing of it is kept',
  async (kind, body, place) => {
    const at = await filedAndDelivered();
    unwrap(
      await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, 'REGISTRATION', registration('№ 5'))),
    );
    expect(await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, kind, body))).toMatchObject({
      ok: false,
      problem: { code: 'Validation', errors: [{ pointer: `/Envelope/${place}` }] },
    });
    expect(await rows('select registration_number as number, state from legs')).toEqual([
      { number: '№ 5', state: 'registered' },
    ]);
  },
);

test('a clock of an agency that is behind by hours is believed', async () => {
  const at = await filedAndDelivered();
  unwrap(
    await at.api.receiveEnvelope.envelope(
      'mof',
      await word('mof', at.letter, 'REGISTRATION', registered(hoursAgo(20))),
    ),
  );
  expect(await rows('select registration_number as number from legs')).toEqual([{ number: '№ 1' }]);
});

function never(): never {
  throw new Error('reply is a reply');
}
