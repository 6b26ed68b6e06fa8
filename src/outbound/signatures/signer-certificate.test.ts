import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { signerCertificate } from './signer-certificate.ts';
import { signingPerson } from './test-support/signing-person.ts';

const der = async (options: Parameters<typeof signingPerson>[0] = {}): Promise<Buffer> =>
  new X509Certificate((await signingPerson({ key: 'ec', ...options })).certificatePem).raw;

test.each([
  ['on lines of their own', '/C=GE/CN=ნინო/serialNumber=PNOGE-01008012345'],
  ['on one line', '/C=GE/CN=ნინო+serialNumber=PNOGE-01008012345'],
  ['on one line, the number first', '/C=GE/serialNumber=PNOGE-01008012345+CN=ნინო'],
])('name and number of a person are read %s', async (_, subject) => {
  expect(signerCertificate(await der({ subject }))?.certificate).toMatchObject({
    signer: 'ნინო',
    issuer: 'ნინო',
    personNumber: 'PNOGE-01008012345',
  });
});

test('no more of a name is kept than is told', async () => {
  // openssl writes no common name that long: only a whole name is.
  const bytes = await der({ subject: `/${Array.from({ length: 8 }, () => `OU=${'x'.repeat(60)}`).join('/')}` });
  expect(signerCertificate(bytes)?.certificate.signer).toHaveLength(300);
});

test.each(['validity', 'end'])('a certificate whose %s cannot be read is none', async (which) => {
  const bytes = await der();
  const times = [...bytes.toString('latin1').matchAll(/\d{12}Z/g)].map(({ index }) => index);
  expect(times).toHaveLength(2);
  const unreadable = Buffer.from(bytes);
  for (const at of which === 'end' ? times.slice(1) : times) unreadable.write('991399000000Z', at, 'latin1');
  expect(new X509Certificate(unreadable).validTo).toContain('Bad time');
  expect(signerCertificate(bytes)).toBeDefined();
  expect(signerCertificate(unreadable)).toBeUndefined();
});
