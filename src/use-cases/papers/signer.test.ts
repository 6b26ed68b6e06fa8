import { beforeAll, expect, test } from 'vitest';
import type { ContentId } from '../../domain/ids.ts';
import { signingPerson } from '../../outbound/signatures/test-support/signing-person.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { makeSignerOf, readSigner } from './signer.ts';

const tx = {} as Transaction;
const [erased, kept] = ['erased', 'kept'] as [ContentId, ContentId];

let certificatePem: string;
beforeAll(async () => {
  ({ certificatePem } = await signingPerson({ key: 'ec', subject: '/O=Ministry/CN=Ministry of Finance, Georgia' }));
});

const lookUp = () => {
  const read: ContentId[] = [];
  const signerOf = makeSignerOf({
    content: {
      extent: async (_tx, id) => ({ chunks: id === erased ? 0 : 1, sizeBytes: 1 }),
      get: async (_tx, id) => {
        read.push(id);
        return Buffer.from('envelope');
      },
    },
    envelopeCertificates: { ofKey: (_bytes, sealedBy) => (sealedBy === 'key' ? certificatePem : undefined) },
  });
  return { read, signerOf };
};

test('a signer is named as the certificate has it, without what it is escaped with', () => {
  expect(readSigner(certificatePem)).toMatchObject({
    name: 'Ministry of Finance, Georgia',
    issuer: 'Ministry of Finance, Georgia',
    certificatePem,
  });
  expect(readSigner('none')).toBeUndefined();
});

test('the certificate of a key is looked up once it is found, and an erased envelope hides no other', async () => {
  const { read, signerOf } = lookUp();
  const seal = { direction: 'out', sealedBy: 'key' } as const;
  expect(await signerOf(tx, { ...seal, contentId: erased })).toBeUndefined();
  expect(await signerOf(tx, { ...seal, contentId: kept })).toMatchObject({ certificatePem });
  expect(await signerOf(tx, { ...seal, contentId: kept })).toMatchObject({ certificatePem });
  expect(await signerOf(tx, { ...seal, contentId: erased })).toMatchObject({ certificatePem });
  expect(read).toEqual([kept]);
});

test('the signer of an agency is whom the registry knows the key by', async () => {
  const { read, signerOf } = lookUp();
  const seal = { direction: 'in', sealedBy: 'key', contentId: kept } as const;
  expect(await signerOf(tx, seal)).toBeUndefined();
  expect(await signerOf(tx, { ...seal, certificatePem })).toMatchObject({ name: 'Ministry of Finance, Georgia' });
  expect(read).toEqual([]);
});
