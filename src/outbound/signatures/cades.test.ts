import { Integer, Primitive } from 'asn1js';
import { AlgorithmIdentifier, CertificateRevocationList, RevokedCertificate, Time } from 'pkijs';
import { beforeAll, describe, expect, test } from 'vitest';
import { changedCms, signedWith } from './test-support/changed-cms.ts';
import { look } from './test-support/look.ts';
import { type SigningPerson, signingPerson } from './test-support/signing-person.ts';

const TEXT = 'გთხოვთ, მომცეთ ნებართვა.';
const FORGED = { kind: 'broken', detail: 'the signature is not that of the certificate in it' };

let nino: SigningPerson;
let elene: SigningPerson;
let others: readonly SigningPerson[];
beforeAll(async () => {
  // A set is sorted by its bytes, the length first: one of these stands before the signer's certificate, the other behind it.
  const other = (name: string) => signingPerson({ subject: `/CN=${name}`, authority: false, key: 'ec' });
  [nino, elene, others] = await Promise.all([
    signingPerson(),
    signingPerson({ key: 'ec' }),
    Promise.all([
      other('r'),
      signingPerson({ subject: `/CN=${'responder'.repeat(5)}/O=${'r'.repeat(60)}`, authority: false }),
    ]),
  ]);
});

const fits = (person: SigningPerson) => ({ kind: 'fits', certificate: { serial: person.serial } });

describe('a CMS that holds the letter fits', () => {
  test.each([
    ['RSA with SHA-256', []],
    ['RSA with SHA-384', ['-md', 'sha384']],
    ['RSA with SHA-512', ['-md', 'sha512']],
    ['RSA-PSS', ['-keyopt', 'rsa_padding_mode:pss']],
    ['RSA-PSS with SHA-512', ['-md', 'sha512', '-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:20']],
  ])('where it is signed by %s', async (_, options) => {
    expect(await look(await nino.signedCms(TEXT, ...options), 'CAdES')).toMatchObject(fits(nino));
  });

  test.each([[[]], [['-md', 'sha384']], [['-md', 'sha512']]])(
    'where it is signed by ECDSA with %j',
    async (options) => {
      expect(await look(await elene.signedCms(TEXT, ...options), 'CAdES')).toMatchObject(fits(elene));
    },
  );

  test('where its signature has another hash than its content', async () => {
    const bytes = signedWith(await elene.signedCms(TEXT), elene.keyPem, 'sha384', '1.2.840.10045.4.3.3');
    expect(await look(bytes, 'CAdES')).toMatchObject(fits(elene));
    const rsa = signedWith(await nino.signedCms(TEXT), nino.keyPem, 'sha512', '1.2.840.113549.1.1.13');
    expect(await look(rsa, 'CAdES')).toMatchObject(fits(nino));
  });

  test('where its signer is named by key, among certificates of others', async () => {
    const more = others.flatMap(({ certificateFile }) => ['-certfile', certificateFile]);
    for (const options of [['-keyid'], more, ['-keyid', ...more.slice(0, 2)], ['-keyid', ...more.slice(2)]])
      expect(await look(await nino.signedCms(TEXT, ...options), 'CAdES')).toMatchObject(fits(nino));
  });

  test('where it is written in pieces of unknown length', async () => {
    const bytes = await nino.signedCms(TEXT.repeat(1_000), '-stream');
    expect(bytes.includes(Buffer.from('3080', 'hex'))).toBe(true);
    expect(await look(bytes, 'CAdES')).toMatchObject(fits(nino));
  });
});

describe('a CMS does not fit', () => {
  test('where its content was changed', async () => {
    const bytes = await nino.signedCms('the sum is 100 lari');
    const at = bytes.indexOf('100 lari');
    bytes.write('900', at);
    expect(await look(bytes, 'CAdES')).toEqual({ kind: 'broken', detail: 'the file was changed after it was signed' });
  });

  test.each([
    ['another key of the kind', 'sha256', '1.2.840.113549.1.1.11'],
    ['another hash than it says', 'sha512', '1.2.840.113549.1.1.12'],
  ])('where it was signed with %s', async (what, hash, algorithm) => {
    const by = what.startsWith('another key') ? await signingPerson() : nino;
    expect(await look(signedWith(await nino.signedCms(TEXT), by.keyPem, hash, algorithm), 'CAdES')).toEqual(FORGED);
  });

  test('where the signed attributes are of another algorithm than its signature', async () => {
    const pss = await nino.signedCms(TEXT, '-keyopt', 'rsa_padding_mode:pss');
    const bytes = changedCms(pss, (_, signer) => {
      signer.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11' });
    });
    expect(await look(bytes, 'CAdES')).toEqual(FORGED);
  });
});

test.each([
  ['Ed25519', '1.3.101.112'],
  ['RSA with SHA-1', '1.2.840.113549.1.1.5'],
  ['RSA-PSS with the SHA-1 of its default', '1.2.840.113549.1.1.10'],
])('a signature by %s is carried, not computed', async (_, algorithmId) => {
  const bytes = changedCms(await nino.signedCms(TEXT), (_signed, signer) => {
    signer.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId });
  });
  expect(await look(bytes, 'CAdES')).toMatchObject({ kind: 'carried', certificate: { serial: nino.serial } });
});

test('a signature by RSA-PSS whose mask has a hash of its own is carried, not computed', async () => {
  const options = ['-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_mgf1_md:sha512'];
  expect(await look(await nino.signedCms(TEXT, ...options), 'CAdES')).toMatchObject({
    kind: 'carried',
    certificate: { serial: nino.serial },
  });
});

test('a content hash that is not computed leaves the signature carried', async () => {
  const bytes = await nino.signedCms(TEXT, '-md', 'sha1');
  expect(await look(bytes, 'CAdES')).toMatchObject({ kind: 'carried', certificate: { serial: nino.serial } });
});

test('a signature beside its letter is refused: the letter is not in the file', async () => {
  expect(await look(await nino.detachedCms(TEXT), 'CAdES')).toEqual({
    kind: 'absent',
    detail: 'the signature does not hold the letter that it signs; sign with the content inside',
  });
});

test('a signer whose certificate is not there is none', async () => {
  const bytes = changedCms(await nino.signedCms(TEXT, '-keyid'), (_, signer) => {
    signer.sid = new Primitive({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: new Uint8Array(20) });
  });
  expect(await look(bytes, 'CAdES')).toMatchObject({ kind: 'absent' });
  expect(await look(await nino.signedCms(TEXT, '-nocerts'), 'CAdES')).toMatchObject({ kind: 'absent' });
});

/** A list of so many revoked certificates, signed by nobody. */
const listOf = (entries: number): CertificateRevocationList => {
  const revocationDate = new Time({ value: new Date() });
  const list = new CertificateRevocationList({
    thisUpdate: revocationDate,
    revokedCertificates: Array.from(
      { length: entries },
      (_, at) => new RevokedCertificate({ userCertificate: new Integer({ value: at + 1 }), revocationDate }),
    ),
  });
  return list;
};

test('a signature that holds a long revocation list is read, and one that is too large is refused as that', async () => {
  const bytes = await nino.signedCms(TEXT);
  const listed = (entries: number) => changedCms(bytes, (signed) => void (signed.crls = [listOf(entries)]));
  expect(await look(listed(20_000), 'CAdES', { pieceBytes: 65_536 })).toMatchObject(fits(nino));
  expect(await look(listed(25_000), 'CAdES', { pieceBytes: 65_536 })).toEqual({
    kind: 'absent',
    detail: 'the signature is too large to be read',
  });
});
