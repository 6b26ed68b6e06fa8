import { createPublicKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, SEAL_ALGORITHMS } from '../src/envelope/names.ts';
import { sealByHand } from '../src/envelope/test-support/seal-by-hand.ts';
import { type Scene, setScene, swap } from './support/envelope-scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
}, 30_000);

const seal = (xml: string, options = {}): string => sealByHand(xml, scene.keys.ecdsa, options);
const insert = (xml: string, piece: string): string => swap(xml, '</Header>', `</Header>${piece}`);

type Case = readonly [name: string, code: string, step: string, make: () => string | Buffer];

const BYTES_AND_SHAPE: readonly Case[] = [
  ['an empty body', 'Validation', 'parse', () => ''],
  ['a body that is no XML', 'Validation', 'parse', () => 'CANARY'],
  ['11 MB', 'SizeLimitExceeded', 'bytes', () => `<Envelope>${'x'.repeat(11_000_000)}</Envelope>`],
  ['UTF-16', 'Validation', 'bytes', () => Buffer.from(`\ufeff${scene.sealedXml.ecdsa}`, 'utf16le')],
  ['UTF-16 without a mark', 'Validation', 'bytes', () => Buffer.from(scene.sealedXml.ecdsa, 'utf16le')],
  ['a byte order mark', 'Validation', 'bytes', () => `\ufeff${scene.sealedXml.ecdsa}`],
  [
    'broken UTF-8',
    'Validation',
    'bytes',
    () => Buffer.concat([Buffer.from(scene.sealedXml.ecdsa), Buffer.from([0xc0, 0x80])]),
  ],
  ['another declared encoding', 'Validation', 'bytes', () => swap(scene.sealedXml.ecdsa, 'UTF-8', 'ISO-8859-1')],
  ['XML 1.1', 'Validation', 'bytes', () => swap(scene.sealedXml.ecdsa, 'version="1.0"', 'version="1.1"')],
  [
    'a document type',
    'Validation',
    'bytes',
    () => swap(scene.sealedXml.ecdsa, '<Envelope', '<!DOCTYPE Envelope><Envelope'),
  ],
  [
    'an external entity',
    'Validation',
    'bytes',
    () =>
      swap(
        swap(scene.sealedXml.ecdsa, '<Envelope', '<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]><Envelope'),
        'გამარჯობა',
        '&x;',
      ),
  ],
  ['an undeclared entity', 'Validation', 'parse', () => swap(scene.sealedXml.ecdsa, 'გამარჯობა', '&x;')],
  ['a processing instruction', 'Validation', 'parse', () => swap(scene.sealedXml.ecdsa, '<Title>', '<Title><?x y?>')],
  ['a processing instruction after the root', 'Validation', 'parse', () => `${scene.sealedXml.ecdsa}<?x y?>`],
  ['a comment', 'Validation', 'parse', () => swap(scene.sealedXml.ecdsa, '<Title>', '<Title><!-- -->')],
  [
    'a comment before the root',
    'Validation',
    'parse',
    () => swap(scene.sealedXml.ecdsa, '<Envelope', '<!-- --><Envelope'),
  ],
  [
    'a comment in DigestValue',
    'Validation',
    'parse',
    () => swap(scene.sealedXml.ecdsa, '<DigestValue>', '<DigestValue><!---->'),
  ],
  ['depth 65', 'Validation', 'parse', () => insert(scene.sealedXml.ecdsa, '<a>'.repeat(64) + '</a>'.repeat(64))],
  [
    'depth 10 000',
    'Validation',
    'parse',
    () => insert(scene.sealedXml.ecdsa, '<a>'.repeat(10_000) + '</a>'.repeat(10_000)),
  ],
  ['20 001 elements', 'Validation', 'parse', () => insert(scene.sealedXml.ecdsa, '<a/>'.repeat(20_001))],
  ['a million elements', 'Validation', 'bytes', () => insert(scene.sealedXml.ecdsa, '<a/>'.repeat(1_000_000))],
  [
    '65 attributes',
    'Validation',
    'parse',
    () =>
      swap(scene.sealedXml.ecdsa, '<Header', `<Header${Array.from({ length: 65 }, (_, at) => ` a${at}="1"`).join('')}`),
  ],
  [
    '100 000 attributes',
    'Validation',
    'bytes',
    () =>
      swap(
        scene.sealedXml.ecdsa,
        '<Header',
        `<Header${Array.from({ length: 100_000 }, (_, at) => ` a${at}="1"`).join('')}`,
      ),
  ],
  [
    'xsi:schemaLocation',
    'Validation',
    'parse',
    () =>
      swap(
        scene.sealedXml.ecdsa,
        '<Header',
        '<Header xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x file:///etc/passwd"',
      ),
  ],
  [
    'a relative namespace name',
    'SignatureInvalid',
    'signed-info',
    () => swap(scene.sealedXml.ecdsa, '<SignedInfo', '<SignedInfo xmlns:p="rel"'),
  ],
  ['a second ID', 'Validation', 'schema', () => swap(scene.sealedXml.ecdsa, '<Header>', '<Header ID="x">')],
  [
    'an Id on SignedInfo',
    'Validation',
    'schema',
    () => swap(scene.sealedXml.ecdsa, '<SignedInfo', '<SignedInfo Id="x"'),
  ],
  ['a nested envelope', 'Validation', 'schema', () => insert(scene.sealedXml.ecdsa, scene.unsealedXml)],
  ['no signature', 'Validation', 'schema', () => scene.unsealedXml],
  ['two signatures', 'Validation', 'schema', () => seal(scene.sealedXml.ecdsa)],
  ['another root', 'Validation', 'schema', () => '<Letter xmlns="urn:shikriki:envelope:1"/>'],
  [
    'an envelope of namespace 2',
    'UnsupportedVersion',
    'schema',
    () => swap(scene.sealedXml.ecdsa, 'envelope:1"', 'envelope:2"'),
  ],
  [
    'an envelope with new fields for newer readers',
    'UnsupportedVersion',
    'schema',
    () => insert(swap(scene.sealedXml.ecdsa, '<MinReaderVersion>1.0', '<MinReaderVersion>1.1'), '<New/>'),
  ],
];

const SEALS: readonly Case[] = [
  ['no Reference', 'Validation', 'schema', () => seal(scene.unsealedXml, { references: 0 })],
  ['two References', 'Validation', 'schema', () => seal(scene.unsealedXml, { references: 2 })],
  ['a Reference to another ID', 'Validation', 'signed-info', () => seal(scene.unsealedXml, { uri: '#env-other' })],
  ['an external Reference', 'Validation', 'schema', () => seal(scene.unsealedXml, { uri: 'https://example.ge/x' })],
  ['an XPointer', 'Validation', 'schema', () => seal(scene.unsealedXml, { uri: '#xpointer(/)' })],
  ['one transform', 'Validation', 'schema', () => seal(scene.unsealedXml, { transforms: [ENVELOPED_SIGNATURE] })],
  [
    'the same transform twice',
    'Validation',
    'signed-info',
    () => seal(scene.unsealedXml, { transforms: [EXCLUSIVE_C14N, EXCLUSIVE_C14N] }),
  ],
  [
    'an XSLT transform',
    'Validation',
    'schema',
    () => seal(scene.unsealedXml, { transforms: ['http://www.w3.org/TR/1999/REC-xslt-19991116', EXCLUSIVE_C14N] }),
  ],
  [
    'an algorithm URI with a space',
    'Validation',
    'signed-info',
    () => seal(scene.unsealedXml, { canonicalization: ` ${EXCLUSIVE_C14N}` }),
  ],
  [
    'exclusive canonicalisation with comments',
    'Validation',
    'schema',
    () => seal(scene.unsealedXml, { canonicalization: `${EXCLUSIVE_C14N}WithComments` }),
  ],
  [
    'an HMAC with the public key as its secret',
    'Validation',
    'schema',
    () => {
      const secret = createPublicKey(scene.keys.rsa.certificatePem).export({ type: 'spki', format: 'pem' });
      return sealByHand(scene.unsealedXml, scene.keys.rsa, {
        hmacSecret: Buffer.from(secret),
        signatureMethod: 'http://www.w3.org/2000/09/xmldsig#hmac-sha256',
      });
    },
  ],
  [
    'an HMAC that says it is RSA',
    'SignatureInvalid',
    'signature-value',
    () => {
      const secret = createPublicKey(scene.keys.rsa.certificatePem).export({ type: 'spki', format: 'pem' });
      return sealByHand(scene.unsealedXml, scene.keys.rsa, { hmacSecret: Buffer.from(secret) });
    },
  ],
  [
    'RSA with SHA-1',
    'Validation',
    'schema',
    () =>
      sealByHand(scene.unsealedXml, scene.keys.rsa, {
        signatureMethod: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
        signatureHash: 'sha1',
      }),
  ],
  [
    'RSA with SHA-1 that says it is SHA-256',
    'SignatureInvalid',
    'signature-value',
    () => sealByHand(scene.unsealedXml, scene.keys.rsa, { signatureHash: 'sha1' }),
  ],
  [
    'a SHA-1 digest',
    'Validation',
    'schema',
    () => seal(scene.unsealedXml, { digestMethod: 'http://www.w3.org/2000/09/xmldsig#sha1', digestHash: 'sha1' }),
  ],
  [
    'a SHA-1 digest that says it is SHA-256',
    'SignatureInvalid',
    'digest',
    () => seal(scene.unsealedXml, { digestHash: 'sha1' }),
  ],
  [
    'an RSA key with the ECDSA URI',
    'SignatureInvalid',
    'signature-value',
    () => sealByHand(scene.unsealedXml, scene.keys.rsa, { signatureMethod: SEAL_ALGORITHMS.ecdsa }),
  ],
  [
    'a foreign key with its own certificate',
    'CertificateUnknown',
    'signature-value',
    () => sealByHand(scene.unsealedXml, scene.keys.foreign),
  ],
  [
    'a foreign key with a registered certificate',
    'SignatureInvalid',
    'signature-value',
    () => sealByHand(scene.unsealedXml, scene.keys.foreign, { keyInfoCertificatePem: scene.keys.ecdsa.certificatePem }),
  ],
  ['a carriage return in a text', 'Validation', 'use', () => seal(swap(scene.unsealedXml, 'გამარჯობა', 'x&#13;y'))],
];

describe('the door for envelopes', () => {
  it.each([...BYTES_AND_SHAPE, ...SEALS])('refuses an envelope: %s', async (_, code, step, make) => {
    expect(await scene.receive(make())).toEqual({ code, step });
  });

  it('refuses 400 transforms in less than 100 ms', async () => {
    const sealed = seal(scene.unsealedXml, { transforms: Array.from({ length: 400 }, () => EXCLUSIVE_C14N) });
    const startedAt = performance.now();
    expect(await scene.receive(sealed)).toEqual({ code: 'Validation', step: 'schema' });
    expect(performance.now() - startedAt).toBeLessThan(100);
  });

  it('lets depth 64 pass to the schema', async () => {
    const nested = insert(scene.sealedXml.ecdsa, '<a>'.repeat(63) + '</a>'.repeat(63));
    expect(await scene.receive(nested)).toEqual({ code: 'Validation', step: 'schema' });
  });
});
