import { beforeEach, expect, test } from 'vitest';
import type { Envelope, EnvelopeBody, MessageKind } from '../src/domain/envelope.ts';
import { registerSystems } from '../src/store/registration.ts';
import {
  database,
  deliveryIds,
  filedAndDelivered,
  registration,
  reply,
  rows,
  setting,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { type Operator, operatorAt } from './support/operator.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

let shikriki: Operator;
beforeEach(async () => {
  await registerSystems(database.databaseUrl, {
    endpoints: [{ systemCode: 'napr', dialect: 'edoc-rest', address: 'https://127.0.0.1:2' }],
    keys: [],
  });
  shikriki = operatorAt(database.databaseUrl);
});

const moveMof = async (): Promise<void> => {
  expect(await shikriki('agencies', 'move', 'mof', '--to', 'napr')).toMatchObject({ code: 0 });
};
const says = async (system: string, letter: Envelope, kind: MessageKind, body: EnvelopeBody) => {
  const sender = { scheme: 'agency', code: 'mof', name: 'mof', systemId: system } as const;
  return setting().api.receiveEnvelope.envelope(system, await word('mof', letter, kind, body, { sender }));
};

test('an agency that has moved answers the letters under way from the system that has them', async () => {
  const { letter } = await filedAndDelivered();
  await moveMof();
  unwrap(await says('mof', letter, 'REGISTRATION', registration('№ 7')));
  unwrap(await says('mof', letter, 'REPLY', reply));
  expect(await rows('select state from legs')).toEqual([{ state: 'answered' }]);
});

test('an agency that has moved answers them from its new system too, once its letters are there', async () => {
  const { letter } = await filedAndDelivered();
  await moveMof();
  unwrap(await says('napr', letter, 'REPLY', reply));
  expect(await rows('select state from legs')).toEqual([{ state: 'answered' }]);
});

test('a system that an agency has left cannot speak about letters that it was not given', async () => {
  const { letter } = await filedAndDelivered();
  await moveMof();
  const later = setting();
  unwrap(await later.api.submitLetter(aSubmission()));
  const [delivery] = await rows<{ leg_id: string; case_id: string; system_code: string; message_id: string }>(
    'select leg_id, case_id, system_code, message_id from deliveries where delivery_id = $1',
    deliveryIds(later.queue)[0],
  );
  expect(delivery?.system_code).toBe('napr');
  const about: Envelope = {
    ...letter,
    header: {
      ...letter.header,
      conversationId: delivery!.case_id,
      legId: delivery!.leg_id,
      messageId: delivery!.message_id,
    },
  };
  expect(await says('mof', about, 'REPLY', reply)).toMatchObject({
    ok: false,
    problem: { code: 'NotAuthorizedForSender' },
  });
  expect(await rows(`select 1 from envelopes where direction = 'in'`)).toEqual([]);
});
