import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SigningPerson, signingPerson } from '../src/outbound/signatures/test-support/signing-person.ts';
import { kindergarten, written } from './support/letter-type-file.ts';
import { operatorAt } from './support/operator.ts';
import { aPdf, type PortalScene, portalScene } from './support/portal-scene.ts';

const TEXT = 'გთხოვთ, მომცეთ ნებართვა.';
const FORM = { district: 'vake', startsOn: '2027-09-01' };

let portal: PortalScene;
let folder: string;
let nino: SigningPerson;
beforeAll(async () => {
  [portal, folder, nino] = await Promise.all([
    portalScene(),
    mkdtemp(join(tmpdir(), 'shikriki-signed-')),
    signingPerson(),
  ]);
  const {
    agencies: _agencies,
    dailyLimit: _dailyLimit,
    attachments,
    ...type
  } = await kindergarten({ code: 'permit', signatureRequired: true });
  const { mediaTypes: _mediaTypes, ...limits } = attachments;
  const file = await written(folder, { ...type, attachments: limits });
  const ended = await operatorAt(portal.database.databaseUrl)('letter-types', 'add', file);
  if (ended.code !== 0) throw new Error(ended.err);
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});

const FILES = {
  PAdES: { name: 'წერილი.pdf', mediaType: 'application/pdf' },
  CAdES: { name: 'წერილი.p7m', mediaType: 'application/pkcs7-mime' },
  ASiC: { name: 'წერილი.asice', mediaType: 'application/vnd.etsi.asic-e+zip' },
  XAdES: { name: 'წერილი.xml', mediaType: 'application/xml' },
} as const;
type Form = keyof typeof FILES;

const uploaded = async (form: Form, bytes: Buffer): Promise<string> => {
  const answer = await portal.upload(FILES[form].name, bytes, { mediaType: FILES[form].mediaType });
  if (answer.status !== 201) throw new Error(answer.bytes.toString());
  return answer.json.uploadId;
};
const submit = async (form: Form, bytes: Buffer, signature: object = {}, letterType = 'permit') =>
  portal.submit(
    portal.aLetter({
      letterType,
      ...(letterType === 'permit' && { form: FORM }),
      attachments: [
        {
          uploadId: await uploaded(form, bytes),
          main: true,
          signature: { type: form, signer: 'ნინო', ...signature },
        },
      ],
    }),
  );
const signatureOf = async (caseId: string) =>
  (await portal.call('GET', `/v1/cases/${caseId}`)).json.letters[0].files[0].signature;

describe('a letter of a type that must be signed', () => {
  test.each(['rsa:2048', 'ec'] as const)(
    'is taken as a signed PDF (%s), and the case says what was checked',
    async (key) => {
      const person = await signingPerson({ key });
      const filed = await submit('PAdES', await person.signedPdf(TEXT), {
        certificateSerial: person.serial.toLowerCase(),
      });
      expect(filed.status).toBe(201);
      const signature = await signatureOf(filed.json.caseId);
      expect(signature).toMatchObject({
        type: 'PAdES',
        signer: 'ნინო მაგალითაძე',
        check: 'verified',
        certificate: { serial: person.serial, issuer: 'ნინო მაგალითაძე' },
      });
      expect(signature.explanation.en).toContain('Whether its issuer is to be trusted was not judged');
      expect(Math.abs(Date.now() - Date.parse(signature.signedAt))).toBeLessThan(60_000);
    },
  );

  test('is taken as a CMS that holds it', async () => {
    const filed = await submit('CAdES', await nino.signedCms(TEXT));
    expect(await signatureOf(filed.json.caseId)).toMatchObject({
      check: 'verified',
      certificate: { serial: nino.serial },
    });
  });

  test.each(['ASiC', 'XAdES'] as const)(
    'is taken as %s, and the case says that its signature was not computed',
    async (form) => {
      const bytes = form === 'ASiC' ? await nino.container(TEXT) : await nino.signedXml(TEXT);
      const filed = await submit(form, bytes);
      expect(filed.status).toBe(201);
      expect(await signatureOf(filed.json.caseId)).toMatchObject({
        check: 'not_checked',
        signer: 'ნინო მაგალითაძე',
        certificate: { serial: nino.serial },
      });
    },
  );

  test('is refused without a file, and without word of its signature', async () => {
    const bare = await portal.submit(portal.aLetter({ letterType: 'permit', form: FORM }));
    expect([bare.status, bare.json.code]).toEqual([422, 'SignatureRequired']);
    expect(bare.json.detail).toContain('permit');
    expect(bare.json.errors).toEqual([{ pointer: '/attachments', detail: 'is required' }]);
    const unsaid = await portal.submit(
      portal.aLetter({
        letterType: 'permit',
        form: FORM,
        attachments: [{ uploadId: await uploaded('PAdES', await nino.signedPdf(TEXT)) }],
      }),
    );
    expect([unsaid.status, unsaid.json.code]).toEqual([422, 'SignatureRequired']);
  });

  const changed = async (): Promise<Buffer> => {
    const pdf = await nino.signedPdf(TEXT);
    pdf[pdf.length - 8] = 0x21;
    return pdf;
  };
  const otherKey = async (): Promise<Buffer> => {
    // The signature value is the last thing in the CMS of one signer; zeros behind it are padding.
    const text = (await nino.signedPdf(TEXT)).toString('latin1');
    return Buffer.from(
      text.replace(/([0-9a-f])(0{200,}>)/, (_, digit: string, rest: string) => (digit === '1' ? '2' : '1') + rest),
      'latin1',
    );
  };
  const cases: readonly (readonly [string, Form, () => Promise<Buffer>, object, string])[] = [
    ['carries no signature', 'PAdES', async () => aPdf(), {}, 'carries no signature'],
    ['was changed after it was signed', 'PAdES', changed, {}, 'was changed after it was signed'],
    ['was signed by another key than that of its certificate', 'PAdES', otherKey, {}, 'not that of the certificate'],
    ['is of another form than is said', 'PAdES', () => nino.signedPdf(TEXT), { type: 'ASiC' }, 'form ASiC'],
    [
      'has another certificate than is said',
      'PAdES',
      () => nino.signedPdf(TEXT),
      { certificateSerial: 'ABC' },
      'is not that of the certificate in the file',
    ],
    [
      'was signed by somebody else',
      'PAdES',
      async () => (await signingPerson({ name: 'გიორგი', personalNumber: '00000000002' })).signedPdf(TEXT),
      {},
      'another person',
    ],
    [
      'was signed with a certificate that had run out',
      'PAdES',
      async () => (await signingPerson({ notAfter: '20210101000000Z' })).signedPdf(TEXT),
      {},
      'was not valid when the file was signed',
    ],
    ['is no container', 'XAdES', async () => Buffer.from('<?xml version="1.0"?><letter/>'), {}, 'no XAdES signature'],
  ];
  test.each(cases)('is refused where its file %s', async (_what, form, bytes, signature, told) => {
    const answer = await submit(form, await bytes(), signature);
    expect([answer.status, answer.json.code]).toEqual([422, 'SignatureNotUsable']);
    expect(answer.json.errors[0].detail).toContain(told);
    expect(answer.json.errors[0].pointer).toMatch(/^\/attachments\/0\/signature/);
  });
});

test('a time of signing that no calendar of ours holds is a mistake in the letter', async () => {
  const answer = await submit('PAdES', await nino.signedPdf(TEXT), { signedAt: '2016-12-31T23:59:60Z' });
  expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
  expect(answer.json.errors).toEqual([
    { pointer: '/attachments/0/signature/signedAt', detail: expect.stringContaining('leap seconds') },
  ]);
});

test('a PDF to which something was added after it was signed is said to be not checked', async () => {
  const filed = await submit('PAdES', await nino.signedPdf(TEXT, '% a later addition\n%%EOF\n'));
  expect(await signatureOf(filed.json.caseId)).toMatchObject({
    check: 'not_checked',
    certificate: { serial: nino.serial },
  });
});

test('a letter of any type may carry a signed file, and a container only with word of its signature', async () => {
  expect((await submit('PAdES', await nino.signedPdf(TEXT), {}, 'letter')).status).toBe(201);
  const uploadId = await uploaded('ASiC', await nino.container(TEXT));
  const bare = await portal.submit(portal.aLetter({ attachments: [{ uploadId }] }));
  expect([bare.status, bare.json.code]).toEqual([415, 'FileTypeNotAllowed']);
});

test('a repeat of a signed letter gets the same answer', async () => {
  const attachments = [
    { uploadId: await uploaded('PAdES', await nino.signedPdf(TEXT)), signature: { type: 'PAdES', signer: 'ნინო' } },
  ];
  const letter = portal.aLetter({ letterType: 'permit', form: FORM, attachments });
  const key = randomUUID();
  const first = await portal.submit(letter, { key });
  expect(first.status).toBe(201);
  expect((await portal.submit(letter, { key })).bytes).toEqual(first.bytes);
});
