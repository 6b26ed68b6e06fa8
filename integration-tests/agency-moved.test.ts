import { Readable } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import type { Envelope, EnvelopeBody, MessageKind } from '../src/domain/envelope.ts';
import type { FileId } from '../src/domain/ids.ts';
import { registerSystems } from '../src/store/registration.ts';
import { EICAR } from './support/clamd.ts';
import {
  database,
  deliveryIds,
  filedAndDelivered,
  never,
  registration,
  reply,
  rows,
  setting,
  sha256,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { type Operator, operatorAt } from './support/operator.ts';
import { ids } from './support/parts.ts';
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

/** A letter that is filed after the move, under the header of one that the old system knows. */
const laterLetter = async (known: Envelope) => {
  const later = setting();
  unwrap(await later.api.submitLetter(aSubmission()));
  const [delivery] = await rows<{ leg_id: string; case_id: string; system_code: string; message_id: string }>(
    'select leg_id, case_id, system_code, message_id from deliveries where delivery_id = $1',
    deliveryIds(later.queue)[0],
  );
  const { leg_id: legId, case_id: conversationId, message_id: messageId, system_code: systemCode } = delivery!;
  return {
    systemCode,
    conversationId,
    envelope: { ...known, header: { ...known.header, conversationId, legId, messageId } },
  };
};
const refused = { ok: false, problem: { code: 'NotAuthorizedForSender' } };
const nothingCame = async () => expect(await rows(`select 1 from envelopes where direction = 'in'`)).toEqual([]);

test('a system that an agency has left cannot speak about letters that it was not given', async () => {
  const { letter } = await filedAndDelivered();
  await moveMof();
  const { systemCode, envelope } = await laterLetter(letter);
  expect(systemCode).toBe('napr');
  expect(await says('mof', envelope, 'REPLY', reply)).toMatchObject(refused);
  await nothingCame();
});

test('nor with the leg of a letter of its own and the case of another, nor by the hand of a person', async () => {
  const { letter, api } = await filedAndDelivered();
  // While it still speaks for the agency, a stray reply of it is kept for a person.
  const stray = { ...letter, header: { ...letter.header, conversationId: ids.uuid(), legId: ids.uuid() } };
  const sealed = await word('mof', stray, 'REPLY', reply);
  unwrap(await api.receiveEnvelope.envelope('mof', sealed));
  await moveMof();
  const { conversationId, envelope } = await laterLetter(letter);
  const mixed = { ...envelope, header: { ...envelope.header, legId: letter.header.legId } };
  expect(await says('mof', mixed, 'REPLY', reply)).toMatchObject(refused);
  await nothingCame();

  const [unmatched] = await rows<{ unmatched_id: string }>('select unmatched_id from unmatched_replies');
  const into = (caseId: string) => shikriki('unmatched', 'match', unmatched!.unmatched_id, '--case', caseId);
  expect(await into(conversationId)).toMatchObject({ code: 1, err: expect.stringContaining('NotAuthorizedForSender') });
  expect(await into(letter.header.conversationId)).toMatchObject({ code: 0 });
});

test('a system that is cut off with the move cannot even answer what it was given', async () => {
  const { letter } = await filedAndDelivered();
  expect(await shikriki('agencies', 'move', 'mof', '--to', 'napr', '--cut-off')).toMatchObject({ code: 0 });
  expect(await says('mof', letter, 'REPLY', reply)).toMatchObject(refused);
  unwrap(await says('napr', letter, 'REPLY', reply));
});

test('our word about a file that the old system brought goes to the old system', async () => {
  const { letter } = await filedAndDelivered();
  await moveMof();
  const bytes = Buffer.from(EICAR);
  const fileGuid = ids.uuid();
  const file = {
    fileGuid,
    mainComponent: true,
    fileName: 'a.txt',
    mediaType: 'text/plain',
    sizeBytes: bytes.length,
    sha256: sha256(bytes),
    contentId: fileGuid,
  };
  const at = setting();
  const { messageId } = unwrap(
    await at.api.receiveEnvelope.envelope('mof', await word('mof', letter, 'REPLY', reply, {}, [file])),
  );
  const part = { systemCode: 'mof', messageId, contentPart: fileGuid, stream: Readable.from([bytes]) };
  unwrap(await at.api.receiveFile.receive(part));
  unwrap(await at.api.receiveEnvelope.submit('mof', messageId));
  await at.worker().scanFile(at.queue.published.find(({ topic }) => topic === 'scan')!.id as FileId, never);
  expect(await rows(`select system_code from deliveries where message_kind = 'RECEIPT'`)).toEqual([
    { system_code: 'mof' },
  ]);
});
