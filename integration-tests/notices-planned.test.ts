import { expect, test } from 'vitest';
import type { EnvelopeBody, MessageKind } from '../src/domain/envelope.ts';
import {
  filedAndDelivered,
  forwardTo,
  registration,
  reply,
  rows,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';

useExchangeScene();

const now = () => new Date().toISOString();
const status = (code: string, more: object = {}): EnvelopeBody =>
  ({ block: 'status', status: { code, occurredAt: now(), reportedAt: now(), ...more } }) as EnvelopeBody;
const replied = (outcome: string): EnvelopeBody =>
  reply.block === 'reply'
    ? { block: 'reply', reply: { ...reply.reply, outcome, ...(outcome === 'REFUSED' && REFUSAL) } as never }
    : reply;
const REFUSAL = { ground: { legalGround: '44-ე მუხლი' } };

const planned = async (kind: MessageKind, body: EnvelopeBody) => {
  const at = await filedAndDelivered();
  unwrap(await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, kind, body)));
  return rows(`select event, channel, facts ->> 'dueOn' as due_on from notifications order by channel`);
};
const both = (event: string, dueOn: string | null = null) => [
  { event, channel: 'email', due_on: dueOn },
  { event, channel: 'sms', due_on: dueOn },
];

test.each([
  ['its registration', 'REGISTRATION', registration('№ 1'), both('registered')],
  [
    'a question, with the day until when',
    'STATUS',
    status('CLARIFICATION_REQUESTED', { text: 'რომელი?', newDueOn: '2027-01-11' }),
    both('clarification_requested', '2027-01-11'),
  ],
  ['a forward', 'FORWARD', forwardTo('rs'), both('forwarded')],
  [
    'an extension, by mail',
    'STATUS',
    status('EXTENDED', { newDueOn: '2027-01-15', reason: { ka: 'მიზეზი' }, legalGround: 'Art. 100' }),
    [{ event: 'extended', channel: 'email', due_on: '2027-01-15' }],
  ],
  ['an answer', 'REPLY', replied('ANSWERED'), both('reply')],
  ['an answer in part', 'REPLY', replied('PARTLY_ANSWERED'), both('reply_partial')],
  ['a refusal', 'REPLY', replied('REFUSED'), both('refused')],
  ['that nothing is held, which is no refusal', 'REPLY', replied('NOT_HELD'), both('reply')],
  ['a return without review', 'STATUS', status('RETURNED', { reason: { ka: 'მიზეზი' } }), both('returned')],
] as const)('the citizen is told of %s', async (_what, kind, body, notices) => {
  expect(await planned(kind, body)).toEqual(notices);
});
