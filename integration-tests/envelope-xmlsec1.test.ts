import { beforeAll, describe, expect, it } from 'vitest';
import { buildEnvelopeXml } from '../src/envelope/build.ts';
import { makeEnvelopeSealer } from '../src/envelope/seal.ts';
import { EXAMPLE_ENVELOPES, SUBMISSION } from '../src/envelope/test-support/example-envelopes.ts';
import { contextOf, type ExampleKeys, exampleKeys } from '../src/envelope/test-support/example-keys.ts';
import { makeEnvelopeVerifier } from '../src/envelope/verify.ts';
import { signatureTemplate } from './support/envelope-template.ts';
import { WITHOUT_XMLSEC1, XMLSEC1_NOTE, XMLSEC1_VERSION, xmlsec1Seal, xmlsec1Verdict } from './support/xmlsec1.ts';

let keys: ExampleKeys;
beforeAll(async () => {
  keys = await exampleKeys();
}, 30_000);

describe.skipIf(WITHOUT_XMLSEC1)(`envelopes and xmlsec1 (${XMLSEC1_NOTE})`, () => {
  it('has xmlsec1 at hand', () => {
    expect(XMLSEC1_VERSION).toBeDefined();
  });

  describe.each(['ecdsa', 'rsa'] as const)('with a seal by %s', (algorithm) => {
    it.each(Object.keys(EXAMPLE_ENVELOPES))('xmlsec1 finds the seal of our %s good', async (name) => {
      const envelope = EXAMPLE_ENVELOPES[name] ?? SUBMISSION;
      const { envelopeXml } = await makeEnvelopeSealer({ seal: keys[algorithm] }).seal(envelope);
      expect(await xmlsec1Verdict(envelopeXml, keys.certificates)).toBe('OK');
    });

    it('xmlsec1 refuses our envelope after one letter was changed, and so do we', async () => {
      const { envelopeXml } = await makeEnvelopeSealer({ seal: keys[algorithm] }).seal(SUBMISSION);
      const changed = Buffer.from(envelopeXml.toString().replace('გამარჯობა', 'გამარჯობე'));
      const context = contextOf(SUBMISSION.header, [keys[algorithm].registered]);
      expect(await xmlsec1Verdict(changed, keys.certificates)).toBe('FAIL');
      expect(await makeEnvelopeVerifier().verify(changed, context)).toMatchObject({
        ok: false,
        problem: { code: 'SignatureInvalid' },
      });
    });

    it.each(Object.keys(EXAMPLE_ENVELOPES))('we find the seal of a %s that xmlsec1 sealed good', async (name) => {
      const envelope = EXAMPLE_ENVELOPES[name] ?? SUBMISSION;
      const sealed = await xmlsec1Seal(signatureTemplate(buildEnvelopeXml(envelope), algorithm), keys[algorithm]);
      const result = await makeEnvelopeVerifier().verify(
        sealed,
        contextOf(envelope.header, [keys[algorithm].registered]),
      );
      expect(result.ok ? result.value.envelope : result.problem).toEqual(envelope);
    });

    it('we read an envelope whose elements all have prefixes, sealed by xmlsec1', async () => {
      const prefixed = buildEnvelopeXml(SUBMISSION)
        .replace(' xmlns=', ' xmlns:env=')
        .replace(/<(\/?)([A-Z])/g, '<$1env:$2');
      const template = signatureTemplate(prefixed, algorithm, { prefix: 'ds' });
      const sealed = await xmlsec1Seal(template, keys[algorithm]);
      const result = await makeEnvelopeVerifier().verify(
        sealed,
        contextOf(SUBMISSION.header, [keys[algorithm].registered]),
      );
      expect(result.ok ? result.value.envelope : result.problem).toEqual(SUBMISSION);
    });
  });
});
