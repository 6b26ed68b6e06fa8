import { describe, expect, it } from 'vitest';
import { signingPerson } from '../outbound/signatures/test-support/signing-person.ts';
import { certificateFacts, certificateStanding, expiryStep, plainSerial, readCertificate } from './certificates.ts';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-25T12:00:00Z');
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS);

describe('the end of a certificate', () => {
  it.each([
    [61, undefined],
    [60, 60],
    [30.01, 60],
    [30, 30],
    [7.5, 30],
    [7, 7],
    [1, 1],
    [0.01, 1],
    [0, undefined],
    [-3, undefined],
  ])('in %d days is told by the step %s', (days, step) => {
    expect(expiryStep(inDays(days), NOW)).toBe(step);
  });
});

describe('a registered certificate', () => {
  const valid = { notBefore: inDays(-10), notAfter: inDays(10) };
  it.each([
    ['valid', {}],
    ['valid', { retiredAt: inDays(1) }],
    ['retired', { retiredAt: NOW }],
    ['revoked', { revokedAt: NOW, retiredAt: inDays(-1) }],
    ['expired', { notAfter: inDays(-1) }],
    ['not yet valid', { notBefore: inDays(1) }],
  ])('stands as %s with %j', (standing, change) => {
    expect(certificateStanding({ ...valid, ...change }, NOW)).toBe(standing);
  });
});

describe('a certificate that cannot be read', () => {
  it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'is a problem, not an exception: %j',
    (text) => {
      expect(readCertificate(text)).toMatchObject({ ok: false, problem: { code: 'Validation' } });
      expect(certificateFacts(text)).toBeUndefined();
    },
  );
});

describe('what a certificate says', () => {
  it('is read once for all, without what names are escaped with', async () => {
    const { certificatePem, serial } = await signingPerson({
      key: 'ec',
      subject: '/C=GE/O=Ministry/CN=Ministry of Finance, Georgia+serialNumber=12',
    });
    const facts = certificateFacts(certificatePem);
    expect(facts).toMatchObject({
      subjectName: 'Ministry of Finance, Georgia',
      issuerName: 'Ministry of Finance, Georgia',
      subject: 'serialNumber=12 + CN=Ministry of Finance\\, Georgia, O=Ministry, C=GE',
      personNumber: '12',
      serialNumber: serial,
    });
    expect(facts?.notAfter.getTime()).toBeGreaterThan(Date.now());
    expect(certificateFacts(`${certificatePem}\n${certificatePem}`)).toEqual(facts);
    expect(readCertificate(certificatePem)).toEqual({
      ok: true,
      value: { ...facts, spkiSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it.each([
    ['00ab', 'AB'],
    ['0', '0'],
    ['000', '0'],
    ['10', '10'],
  ])('has the serial number %s as %s', (written, plain) => {
    expect(plainSerial(written)).toBe(plain);
  });
});
