import { afterAll, beforeAll, expect, test } from 'vitest';
import { signingPerson } from '../src/outbound/signatures/test-support/signing-person.ts';
import { kindergarten, written } from './support/letter-type-file.ts';
import { operatorAt } from './support/operator.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.stop());

test('a letter of a type that was added while the gateway runs is delivered, with its form, to a system that knows nothing of it', async () => {
  const file = await written(sandbox.dataFolder, await kindergarten({ agencies: ['mof'] }));
  const ended = await operatorAt(sandbox.database.databaseUrl)('letter-types', 'add', file);
  expect(ended).toMatchObject({ code: 0, err: '' });
  sandbox.systems.mof.settings.change({ registrationDelayMs: 0 });

  const citizen = sandbox.citizen();
  const answer = await citizen.portal.POST('/v1/letters', {
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: {
      letterType: 'kindergarten',
      agencyCode: 'mof',
      language: 'ka',
      title: 'ადგილი საბავშვო ბაღში',
      text: 'გთხოვთ, ჩარიცხოთ ჩემი შვილი.',
      preferredReplyForm: 'electronic',
      form: { district: 'gldani', startsOn: '2027-09-01', remark: 'მეორე შვილი' },
    },
  });
  expect(answer.error).toBeUndefined();
  const { caseId } = answer.data!;
  const registered = await citizen.caseWhen(caseId, 'registered', ({ state }) => state === 'registered');
  expect(registered).toMatchObject({ letterType: 'kindergarten', legs: [{ clock: { legalRef: 'policy' } }] });

  const arrival = sandbox.systems.mof.ledger.arrivals().find(({ first }) => first?.letter.conversationId === caseId);
  expect(arrival?.first?.letter.letterType).toBe('kindergarten');
  const envelope = (await citizen.envelopeBytes(caseId, arrival!.messageId)).toString('utf8');
  expect(envelope).toContain('<LetterType>kindergarten</LetterType>');
  expect(envelope).toContain('<SchemaId>urn:shikriki:schema:form-kindergarten:1</SchemaId>');
  expect(envelope).toContain('{"district":"gldani","remark":"მეორე შვილი","startsOn":"2027-09-01"}');
});

test('a signed letter reaches the agency with what its signature is, sealed in the envelope', async () => {
  sandbox.systems.mof.settings.change({ registrationDelayMs: 0 });
  const citizen = sandbox.citizen();
  const pdf = await (await signingPerson()).signedPdf('გთხოვთ, მომცეთ ნებართვა.');
  const { uploadId } = await citizen.upload('განცხადება.pdf', 'application/pdf', pdf);
  const answer = await citizen.portal.POST('/v1/letters', {
    params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
    body: {
      letterType: 'letter',
      agencyCode: 'mof',
      language: 'ka',
      title: 'ნებართვა',
      text: 'იხილეთ თანდართული განცხადება.',
      attachments: [{ uploadId, main: true, signature: { type: 'PAdES', signer: 'ნინო მაგალითაძე' } }],
    },
  });
  expect(answer.error).toBeUndefined();
  const { caseId } = answer.data!;
  const registered = await citizen.caseWhen(caseId, 'registered', ({ state }) => state === 'registered');
  expect(registered.letters[0]?.files[0]?.signature).toMatchObject({ check: 'verified', signer: 'ნინო მაგალითაძე' });
  const arrival = sandbox.systems.mof.ledger.arrivals().find(({ first }) => first?.letter.conversationId === caseId);
  const envelope = (await citizen.envelopeBytes(caseId, arrival!.messageId)).toString('utf8');
  const metadata = /<SignatureMetadata>.*<\/SignatureMetadata>/s.exec(envelope)?.[0];
  expect(metadata).toContain('<Type>PAdES</Type><Signer>ნინო მაგალითაძე</Signer>');
  expect(metadata).toContain('<VerifiedAt>');
  expect(metadata).toContain(`<FileGuid>${uploadId}</FileGuid>`);
});
