import { describe, expect, test } from 'vitest';
import {
  type ClaimedSignature,
  judgeSignature,
  type SignatureClaim,
  type SignedFileFinding,
  type SignerCertificate,
} from './signed-file.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const SIGNED_AT = new Date('2026-11-22T09:20:00Z');
const CERTIFICATE: SignerCertificate = {
  signer: 'ნინო მაგალითაძე',
  issuer: 'Example CA',
  serial: 'A1B2',
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
  personNumber: 'PNOGE-00000000001',
};
const FITS: SignedFileFinding = { kind: 'fits', certificate: CERTIFICATE, signedAt: SIGNED_AT };

const judge = (
  finding: SignedFileFinding,
  claim: Partial<SignatureClaim> = {},
  personalNumber: string | undefined = '00000000001',
) => {
  const claimed: ClaimedSignature = {
    fileId: 'f',
    pointer: '/attachments/0/signature',
    claim: { type: 'PAdES', signer: 'somebody', ...claim },
    finding,
  };
  return judgeSignature(claimed, NOW, personalNumber);
};
const withCertificate = (change: Partial<SignerCertificate>): SignedFileFinding => ({
  ...FITS,
  certificate: { ...CERTIFICATE, ...change },
});

const KEPT = {
  fileId: 'f',
  type: 'PAdES',
  signer: 'ნინო მაგალითაძე',
  signedAt: '2026-11-22T09:20:00.000Z',
  certificate: {
    serial: 'A1B2',
    issuer: 'Example CA',
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
  },
};

describe('a signature is kept', () => {
  test('as its certificate says, with when it was found to fit', () => {
    expect(judge(FITS)).toEqual({ ok: true, value: { ...KEPT, verifiedAt: NOW.toISOString() } });
  });

  test('without that where it is carried only', () => {
    expect(judge({ ...FITS, kind: 'carried' })).toEqual({ ok: true, value: KEPT });
  });

  test('with the time that is claimed where it says none', () => {
    const finding: SignedFileFinding = { kind: 'carried', certificate: CERTIFICATE };
    expect(judge(finding, { signedAt: '2026-11-20T10:00:00+04:00' })).toMatchObject({
      ok: true,
      value: { signedAt: '2026-11-20T06:00:00.000Z' },
    });
    expect(judge(finding)).toEqual({ ok: true, value: (({ signedAt: _, ...kept }) => kept)(KEPT) });
  });

  test.each(['A1B2', 'a1b2', '00a1B2'])('with a claimed serial number written as %s', (certificateSerial) => {
    expect(judge(FITS, { certificateSerial })).toMatchObject({ ok: true });
  });

  test('with a name on one line', () => {
    expect(judge(withCertificate({ signer: ' ნინო \u0007\n მაგალითაძე ' }))).toMatchObject({
      value: { signer: KEPT.signer },
    });
  });

  test.each([
    ['the filer has no number', {}, undefined],
    ['the certificate has none', { personNumber: 'VATGE-12' }, '00000000002'],
  ])('where no numbers can be compared: %s', (_, change, number) => {
    const claimed = judgeSignature(
      { fileId: 'f', pointer: '', claim: { type: 'PAdES', signer: 's' }, finding: withCertificate(change) },
      NOW,
      number,
    );
    expect(claimed).toMatchObject({ ok: true });
  });
});

const refusal = (pointer: string, detail: string, code = 'SignatureNotUsable') => ({
  ok: false,
  problem: {
    code,
    errors: [{ pointer: `/attachments/0/signature${pointer}`, detail: expect.stringContaining(detail) }],
  },
});

describe('a signature is refused', () => {
  test.each(['absent', 'broken'] as const)('where it is %s', (kind) => {
    expect(judge({ kind, detail: 'what was found' })).toEqual({
      ok: false,
      problem: expect.objectContaining(refusal('', 'what was found').problem),
    });
  });

  test('where its certificate is another than is claimed', () => {
    expect(judge(FITS, { certificateSerial: 'A1B20' })).toMatchObject(refusal('/certificateSerial', 'not that of'));
  });

  test.each([
    ['before its certificate', { notBefore: new Date(SIGNED_AT.getTime() + 1) }],
    ['after its certificate', { notAfter: new Date(SIGNED_AT.getTime() - 1) }],
  ])('where it was made %s', (_, change) => {
    expect(judge(withCertificate(change))).toMatchObject(refusal('', 'was not valid when'));
  });

  test('where its certificate is not valid now and it says no time', () => {
    const finding = { kind: 'carried', certificate: { ...CERTIFICATE, notAfter: SIGNED_AT } } as const;
    expect(judge(finding)).toMatchObject(refusal('', 'was not valid when'));
  });

  test('where its certificate is of another person', () => {
    expect(judge(FITS, {}, '00000000002')).toMatchObject(refusal('', 'another person'));
  });

  test('where its certificate names nobody', () => {
    expect(judge(withCertificate({ signer: ' \u0000 ' }))).toMatchObject(refusal('/signer', 'white space'));
  });

  test.each(['2016-12-31T23:59:60Z', '2017-01-01T03:59:60+04:00'])(
    'where the time that is claimed is none: %s',
    (signedAt) => {
      expect(judge(FITS, { signedAt })).toMatchObject(refusal('/signedAt', 'leap seconds', 'Validation'));
      expect(judge({ kind: 'carried', certificate: CERTIFICATE }, { signedAt })).toMatchObject({ ok: false });
    },
  );
});
