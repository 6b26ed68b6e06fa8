import { expect, test } from 'vitest';
import { addDays, dayInTbilisi } from '../src/domain/days.ts';
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
import { anInitiator, aSubmission } from './support/submission.ts';

useExchangeScene();

const now = () => new Date().toISOString();
const status = (code: string, more: object = {}): EnvelopeBody =>
  ({ block: 'status', status: { code, occurredAt: now(), reportedAt: now(), ...more } }) as EnvelopeBody;
const replied = (outcome: string): EnvelopeBody =>
  reply.block === 'reply'
    ? { block: 'reply', reply: { ...reply.reply, outcome, ...(outcome === 'REFUSED' && REFUSAL) } as never }
    : reply;
const TODAY = dayInTbilisi(new Date());
// Later than any term, and sooner than any.
const [LATER, SOON] = [addDays(TODAY, 90), addDays(TODAY, 1)];
const GROUND = { reason: { ka: 'მიზეზი' }, legalGround: 'Art. 100' };
const REFUSAL = { ground: { legalGround: '44-ე მუხლი' } };

const planned = async (kind: MessageKind, body: EnvelopeBody) => {
  const at = await filedAndDelivered();
  unwrap(await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, kind, body)));
  return rows(
    `select event, channel, facts ->> 'dueOn' as due_on from notifications where event <> 'submitted' order by channel`,
  );
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
    status('CLARIFICATION_REQUESTED', { text: 'რომელი?', newDueOn: LATER }),
    both('clarification_requested', LATER),
  ],
  ['a forward', 'FORWARD', forwardTo('rs'), both('forwarded')],
  [
    'an extension, by mail',
    'STATUS',
    status('EXTENDED', { newDueOn: LATER, ...GROUND }),
    [{ event: 'extended', channel: 'email', due_on: LATER }],
  ],
  ['an answer', 'REPLY', replied('ANSWERED'), both('reply')],
  ['an answer in part', 'REPLY', replied('PARTLY_ANSWERED'), both('reply_partial')],
  ['a refusal', 'REPLY', replied('REFUSED'), both('refused')],
  ['that nothing is held, which is no refusal', 'REPLY', replied('NOT_HELD'), both('reply')],
  ['a return without review', 'STATUS', status('RETURNED', { reason: { ka: 'მიზეზი' } }), both('returned')],
  ['a lapse', 'STATUS', status('LAPSED', { reason: { ka: 'მიზეზი' } }), both('lapsed')],
  ['a closing, by mail', 'STATUS', status('CLOSED'), [{ event: 'closed', channel: 'email', due_on: null }]],
  ['a new beginning, by mail', 'STATUS', status('REOPENED'), [{ event: 'reopened', channel: 'email', due_on: null }]],
  ['an extension that is none, not at all', 'STATUS', status('EXTENDED', { newDueOn: SOON, ...GROUND }), []],
] as const)('the citizen is told of %s', async (_what, kind, body, notices) => {
  expect(await planned(kind, body)).toEqual(notices);
});

test('the citizen is told of the filing, by mail', async () => {
  const { filed } = await filedAndDelivered();
  expect(await rows('select event, channel from notifications where case_id = $1', filed.caseId)).toEqual([
    { event: 'submitted', channel: 'email' },
  ]);
});

test('a citizen with a telephone only is told by SMS what has legal effect, also where others are told by mail', async () => {
  const initiator = anInitiator({ contacts: { phone: '+995599000001', language: 'ka' } });
  const at = await filedAndDelivered(undefined, undefined, { ...aSubmission(), initiator });
  const says = async (body: EnvelopeBody) =>
    unwrap(await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, 'STATUS', body)));
  await says(status('EXTENDED', { newDueOn: LATER, ...GROUND }));
  await says(status('CLOSED'));
  expect(await rows('select event, channel from notifications'), 'closed has no legal effect').toEqual([
    { event: 'extended', channel: 'sms' },
  ]);
});

test('the citizen is not told of a question that came behind the answer', async () => {
  const at = await filedAndDelivered();
  const says = async (kind: MessageKind, body: EnvelopeBody) =>
    unwrap(await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, kind, body)));
  const asked = status('CLARIFICATION_REQUESTED', { text: 'რომელი?', newDueOn: LATER });
  await says('REPLY', replied('ANSWERED'));
  await says('STATUS', asked);
  expect(await rows(`select distinct event from notifications where event <> 'submitted'`)).toEqual([
    { event: 'reply' },
  ]);
});
