import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import {
  database,
  filedAndDelivered,
  forwardTo,
  never,
  rows,
  setting,
  sha256,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { operatorAt } from './support/operator.ts';
import { ids } from './support/parts.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

/** A letter with a text file of the citizen, at `mof`. */
const withFile = async () => {
  const parts = setting();
  const bytes = Buffer.from('ტექსტი');
  const { fileId } = unwrap(
    await parts.api.uploadFile({
      actor: { kind: 'citizen', subject: aSubmission().ownerSubject },
      fileName: 'ა.txt',
      declaredMediaType: 'text/plain',
      declaredBytes: bytes.length,
      stream: Readable.from([bytes]),
    }),
  );
  await parts.worker().scanFile(fileId, never);
  return filedAndDelivered(parts, undefined, aSubmission({ attachments: [{ uploadId: fileId, main: true }] }));
};
const ENDING = { 'application/pdf': 'pdf', 'text/plain': 'txt', 'application/vnd.etsi.asic-e+zip': 'asice' };
const added = (mediaType: keyof typeof ENDING) => {
  const fileGuid = ids.uuid();
  const [fileName, contentId] = [`${fileGuid}.${ENDING[mediaType]}`, fileGuid];
  return {
    fileGuid,
    mainComponent: true,
    fileName,
    mediaType,
    sizeBytes: 400,
    sha256: sha256(Buffer.alloc(400)),
    contentId,
  };
};

test.each([
  ['letters of this type', ['--letter-types', 'foi'], [], 'TypeNotAccepted', '/Envelope/Header/LetterType'],
  ['the citizen’s file', ['--media-types', 'application/pdf'], [], 'FileTypeNotAllowed', undefined],
  [
    'a file that is added',
    ['--media-types', 'text/plain'],
    ['application/pdf'],
    'FileTypeNotAllowed',
    '/Envelope/Files/File[1]',
  ],
  ['a file of this size', ['--max-file-bytes', '399'], ['text/plain'], 'SizeLimitExceeded', '/Envelope/Files/File[1]'],
  ['so many files', ['--max-files', '1'], ['text/plain'], 'SizeLimitExceeded', undefined],
  ['so many bytes', ['--max-bytes', '410'], ['text/plain'], 'SizeLimitExceeded', undefined],
] as const)('a forward is refused where the new body does not take %s', async (_what, limit, files, code, pointer) => {
  const at = await withFile();
  expect(await operatorAt(database.databaseUrl)('agencies', 'set', 'rs', ...limit)).toMatchObject({ code: 0 });
  const listed = files.map(added);
  const envelopeXml = await word('mof', at.letter, 'FORWARD', forwardTo('rs'), {}, listed);
  const first = await at.api.receiveEnvelope.envelope('mof', envelopeXml);
  let answer: unknown = first;
  for (const { contentId, sizeBytes } of listed) {
    const { messageId } = unwrap(first);
    const stream = Readable.from([Buffer.alloc(sizeBytes)]);
    unwrap(await at.api.receiveFile.receive({ systemCode: 'mof', messageId, contentPart: contentId, stream }));
    answer = await at.api.receiveEnvelope.submit('mof', messageId);
  }
  expect(answer).toMatchObject({ ok: false, problem: { code, ...(pointer && { errors: [{ pointer }] }) } });
  expect(await rows('select agency_code, state from legs'), 'the letter stays where it is').toEqual([
    { agency_code: 'mof', state: expect.not.stringMatching('forwarded') },
  ]);
});

test('a forward with a file that no citizen may upload passes where the new body states no limit', async () => {
  const at = await withFile();
  const file = added('application/vnd.etsi.asic-e+zip');
  const { messageId } = unwrap(
    await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, 'FORWARD', forwardTo('rs'), {}, [file])),
  );
  const part = {
    systemCode: 'mof',
    messageId,
    contentPart: file.contentId,
    stream: Readable.from([Buffer.alloc(400)]),
  };
  unwrap(await at.api.receiveFile.receive(part));
  unwrap(await at.api.receiveEnvelope.submit('mof', messageId));
  expect(await rows('select agency_code from legs order by leg_number')).toEqual([
    { agency_code: 'mof' },
    { agency_code: 'rs' },
  ]);
});
