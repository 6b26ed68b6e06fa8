import { createHash, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../domain/envelope.ts';
import { buildEnvelopeXml } from './build.ts';
import { makeEnvelopeSealer } from './seal.ts';
import { EXAMPLE_ENVELOPES, SUBMISSION } from './test-support/example-envelopes.ts';
import { contextOf, type ExampleKeys, exampleKeys } from './test-support/example-keys.ts';
import { RECORD } from './test-support/example-parts.ts';
import { sealAlgorithmOf } from './verify/key.ts';
import { makeEnvelopeVerifier } from './verify.ts';

let keys: ExampleKeys;
beforeAll(async () => {
  keys = await exampleKeys();
}, 30_000);

const withText = (text: string): Envelope =>
  SUBMISSION.body.block === 'letter'
    ? { ...SUBMISSION, body: { ...SUBMISSION.body, record: { ...RECORD, text } } }
    : SUBMISSION;

describe('sealing an envelope', () => {
  it('holds for every character that XML can carry, line separators of other standards among them', async () => {
    const sealer = makeEnvelopeSealer({ seal: keys.ecdsa });
    const everything = [
      ...Array.from({ length: 0x3000 - 0x20 }, (_, index) => index + 0x20),
      0xa0,
      0xe000,
      0xfdd0,
      0xfeff,
      0xfffd,
      0x1f600,
      0x1fffe,
      0x10ffff,
    ].map((codePoint) => String.fromCodePoint(codePoint));
    for (const text of [everything.join(''), 'a\u2028b', 'a\u0085b', 'a\u2029b\n\u0085\u2028']) {
      const envelope = withText(text);
      const { envelopeXml } = await sealer.seal(envelope);
      const result = await makeEnvelopeVerifier().verify(
        envelopeXml,
        contextOf(envelope.header, [keys.ecdsa.registered]),
      );
      expect(result.ok && result.value.envelope).toEqual(envelope);
    }
  });

  it.each(Object.keys(EXAMPLE_ENVELOPES).flatMap((name) => [[name, 'ecdsa'] as const, [name, 'rsa'] as const]))(
    '%s sealed with %s is read back as it was written',
    async (name, algorithm) => {
      const envelope = EXAMPLE_ENVELOPES[name] ?? SUBMISSION;
      const sealed = await makeEnvelopeSealer({ seal: keys[algorithm] }).seal(envelope);
      const result = await makeEnvelopeVerifier().verify(
        sealed.envelopeXml,
        contextOf(envelope.header, [keys[algorithm].registered]),
      );
      expect(result).toEqual({
        ok: true,
        value: {
          envelope,
          sha256: sealed.sha256,
          sizeBytes: sealed.envelopeXml.byteLength,
          sealedBy: keys[algorithm].registered.spkiSha256,
        },
      });
      expect(sealed.messageId).toBe(envelope.header.messageId);
      expect(sealed.sha256).toBe(createHash('sha256').update(sealed.envelopeXml).digest('hex'));
    },
  );

  it('signs the same content for the same envelope', async () => {
    const sealer = makeEnvelopeSealer({ seal: keys.ecdsa });
    const digestOf = async (): Promise<string | undefined> =>
      /<DigestValue>(.*)<\/DigestValue>/.exec((await sealer.seal(SUBMISSION)).envelopeXml.toString())?.[1];
    const digest = await digestOf();
    expect(digest).toBe(createHash('sha256').update(buildEnvelopeXml(SUBMISSION)).digest('base64'));
    expect(await digestOf()).toBe(digest);
  });

  it('keeps a letter of 100 000 Georgian letters whole', async () => {
    const envelope = withText(`${'ა'.repeat(99_999)}ჰ`);
    const { envelopeXml } = await makeEnvelopeSealer({ seal: keys.ecdsa }).seal(envelope);
    const result = await makeEnvelopeVerifier().verify(
      envelopeXml,
      contextOf(envelope.header, [keys.ecdsa.registered]),
    );
    expect(result.ok && result.value.envelope).toEqual(envelope);
  });

  it('never seals what breaks the schema, and names the place but no value', async () => {
    const sealer = makeEnvelopeSealer({ seal: keys.ecdsa });
    const broken: Envelope = { ...SUBMISSION, header: { ...SUBMISSION.header, traceId: 'CANARY' } };
    await expect(sealer.seal(broken)).rejects.toThrow('/Envelope/Header/TraceId');
    await expect(sealer.seal(broken)).rejects.not.toThrow('CANARY');
    await expect(sealer.seal(withText(''))).rejects.toThrow('/Envelope/Record/Text');
  });

  it('never seals what breaks a rule, or text that XML cannot carry', async () => {
    const sealer = makeEnvelopeSealer({ seal: keys.ecdsa });
    await expect(sealer.seal({ ...SUBMISSION, files: [] })).rejects.toThrow('FileGuid');
    await expect(sealer.seal(withText('a\u0001CANARY'))).rejects.toThrow('U+0001');
    await expect(sealer.seal(withText('a\r\nCANARY'))).rejects.toThrow('U+000D');
    await expect(sealer.seal(withText('\ud800'))).rejects.toThrow('U+D800');
  });

  it('takes no key of another certificate', () => {
    const { keyPem } = keys.rsa;
    const { certificatePem } = keys.ecdsa;
    expect(() => makeEnvelopeSealer({ seal: { keyPem, certificatePem } })).toThrow('does not belong');
  });

  it('says whose key seals', () => {
    expect(makeEnvelopeSealer({ seal: keys.rsa }).key.spkiSha256).toBe(keys.rsa.registered.spkiSha256);
  });
});

describe('keys that may seal', () => {
  it('are ECDSA on P-256, and RSA of 2048 bits or more', () => {
    expect(sealAlgorithmOf(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey)).toBe('ecdsa');
    expect(sealAlgorithmOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toBe('rsa');
  });

  it('are no others', () => {
    expect(sealAlgorithmOf(generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey)).toBeUndefined();
    expect(sealAlgorithmOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)).toBeUndefined();
    expect(sealAlgorithmOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey)).toBeUndefined();
    expect(sealAlgorithmOf(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey)).toBeUndefined();
    expect(sealAlgorithmOf(generateKeyPairSync('ed25519').publicKey)).toBeUndefined();
  });
});
