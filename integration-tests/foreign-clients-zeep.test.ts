import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOAP_PATH } from './support/agency-client.ts';
import {
  type AgencyWord,
  agencyWord,
  readReceipt,
  registrationOf,
  replyOf,
  replyPdf,
  sha256Of,
  wordFile,
} from './support/agency-words.ts';
import { exampleCertificates, sealKey } from './support/certificates.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';
import { runZeep, WITHOUT_ZEEP, ZEEP_NOTE, type ZeepStep } from './support/zeep.ts';

/** A seal that is like this agency's in all but being its own. */
const sealOfAnotherAgency = async (code: string) => {
  const seals = (await exampleCertificates()).certificates.filter(
    ({ use, owner }) => use === 'seal' && owner.kind === 'agency',
  );
  const own = seals.find(({ owner }) => owner.code === code);
  return sealKey(seals.find(({ owner, algorithm }) => owner.code !== code && algorithm === own?.algorithm)!.name);
};

describe.skipIf(WITHOUT_ZEEP)(`an agency whose system calls with zeep (${ZEEP_NOTE})`, () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await testSandbox();
  });
  afterAll(() => sandbox.stop());

  const onDisk = async (name: string, bytes: Buffer): Promise<string> => {
    const path = join(sandbox.dataFolder, name);
    await writeFile(path, bytes);
    return path;
  };
  const submitting = async (word: AgencyWord): Promise<ZeepStep> => ({
    do: 'submit',
    envelope: await onDisk(`${word.messageId}.xml`, word.envelopeXml),
    files: await Promise.all(
      word.files.map(async ({ fileGuid, contentId, bytes }) => ({
        guid: fileGuid,
        contentId,
        path: await onDisk(fileGuid, bytes),
      })),
    ),
  });
  const zeep = (...steps: readonly ZeepStep[]) =>
    runZeep(`${sandbox.addresses.agency}${SOAP_PATH}?wsdl`, 'system-napr-client', steps);
  const napr = { systemCode: 'napr' } as const;

  test('reads our WSDL and registers and answers a letter, with a file; the citizen has both', async () => {
    const citizen = sandbox.citizen();
    const { filed, letter } = await sandbox.arrived({ agencyCode: 'napr' });
    const pdf = replyPdf('ამონაწერი', 40_000);
    const registered = await agencyWord(letter, registrationOf('№ 02/777'), napr);
    const answered = await agencyWord(letter, replyOf(), { ...napr, files: [wordFile('ამონაწერი № 777.pdf', pdf)] });

    const { operations, answers } = await zeep(
      { do: 'status', messageId: answered.messageId },
      await submitting(registered),
      await submitting(answered),
      { do: 'status', messageId: answered.messageId },
      await submitting(answered),
      await submitting(registered),
    );

    expect(operations).toEqual(['GetDeliveryStatus', 'SubmitEnvelope']);
    const [before, registration, reply, after, replyAgain, registrationAgain] = answers;
    expect(before).toEqual({ state: 'NOT_RECEIVED', receivedSha256: null, receipt: null });
    expect(registration).toMatchObject({
      messageId: registered.messageId,
      receivedSha256: registered.sha256,
      duplicate: false,
    });
    expect(reply).toMatchObject({ messageId: answered.messageId, receivedSha256: answered.sha256, duplicate: false });
    expect(after, 'the status holds the same receipt').toEqual({
      state: 'RECEIVED',
      receivedSha256: answered.sha256,
      receipt: reply?.receipt,
    });
    expect(replyAgain, 'the same receipt bytes').toEqual({ ...reply, duplicate: true });
    expect(registrationAgain, 'the same receipt bytes').toEqual({ ...registration, duplicate: true });
    const receipt = await readReceipt(Buffer.from(String(reply?.receipt), 'base64'), 'napr');
    expect(receipt.header.refToMessageId).toBe(answered.messageId);
    expect(receipt.body).toMatchObject({
      block: 'receipt',
      receipt: { verdict: 'ACCEPTED', receivedSha256: answered.sha256 },
    });

    const found = await citizen.caseWhen(filed.caseId, 'scanned', ({ letters }) =>
      letters.every(({ fileCheck }) => fileCheck === undefined),
    );
    expect(found).toMatchObject({ state: 'answered', registrationNumber: '№ 02/777' });
    const [file] = found.letters.filter(({ direction }) => direction === 'to_citizen').flatMap(({ files }) => files);
    expect(file).toMatchObject({ fileName: 'ამონაწერი № 777.pdf', sizeBytes: pdf.length, sha256: sha256Of(pdf) });
    const { data } = await citizen.portal.GET('/v1/cases/{caseId}/files/{fileId}', {
      params: { path: { caseId: filed.caseId, fileId: file!.fileId } },
      parseAs: 'arrayBuffer',
    });
    expect(sha256Of(Buffer.from(data as unknown as ArrayBuffer)), 'the bytes that the citizen gets').toBe(
      sha256Of(pdf),
    );
  });

  test('is told what is wrong by a fault that it can read by its type', async () => {
    const { filed, letter } = await sandbox.arrived({ agencyCode: 'napr' });
    const otherSeal = await agencyWord(letter, registrationOf('№ 1'), {
      ...napr,
      seal: await sealOfAnotherAgency('napr'),
    });
    const whole = await agencyWord(letter, registrationOf('№ 2'), napr);
    const text = whole.envelopeXml.toString();
    const changed: AgencyWord = { ...whole, envelopeXml: Buffer.from(text.replace('№ 2<', '№ 3<')) };
    expect(changed.envelopeXml.equals(whole.envelopeXml)).toBe(false);
    const notItsAgency = await agencyWord(letter, registrationOf('№ 4'), { agencyCode: 'mof', systemCode: 'napr' });

    const { answers } = await zeep(
      await submitting(otherSeal),
      await submitting(changed),
      await submitting(notItsAgency),
      {
        do: 'status',
        messageId: 'NOT-A-UUID',
      },
    );

    expect(answers.map(({ code }) => code)).toEqual([
      'CertificateUnknown',
      'SignatureInvalid',
      'NotAuthorizedForSender',
      'Validation',
    ]);
    for (const { traceId } of answers) expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(await sandbox.citizen().readCase(filed.caseId)).not.toHaveProperty('registrationNumber');
  });
});
