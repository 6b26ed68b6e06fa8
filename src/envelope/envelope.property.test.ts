import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../domain/envelope.ts';
import { buildEnvelopeXml } from './build.ts';
import { canonicalBytes } from './canonical.ts';
import { parseXml } from './parse-xml.ts';
import { readEnvelope } from './read.ts';
import { makeEnvelopeSealer } from './seal.ts';
import { EXAMPLE_ENVELOPES, REPLY, SUBMISSION } from './test-support/example-envelopes.ts';
import { contextOf, type ExampleKeys, exampleKeys } from './test-support/example-keys.ts';
import { makeEnvelopeVerifier } from './verify.ts';

let keys: ExampleKeys;
beforeAll(async () => {
  keys = await exampleKeys();
}, 30_000);

const fragment = fc.oneof(
  fc.constantFrom(
    'ქართული',
    'Ⴀ',
    '😀',
    '👨‍👩‍👧',
    ']]>',
    '<![CDATA[',
    ']]',
    '"',
    "'",
    '&',
    '&amp;',
    '<',
    '>',
    '\n',
    '\t',
    '  ',
  ),
  fc.constantFrom(
    '<!--',
    '-->',
    '<?x?>',
    '<!DOCTYPE a>',
    '&#13;',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u00a0',
    'e\u0301',
    '\ufffd',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
// What the intake lets through: no control characters but tab and line feed, no lone surrogates.
const text = fc
  .array(fragment, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join('').replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''))
  .filter((written) => written.length > 0);

const maybe = <Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]: string });

const envelope: fc.Arbitrary<Envelope> = fc.oneof(
  fc
    .record({ title: text, text, given: text, unit: fc.option(text, { nil: undefined }), file: text })
    .map((words): Envelope => {
      if (SUBMISSION.body.block !== 'letter') return SUBMISSION;
      const { body, header } = SUBMISSION;
      return {
        header: { ...header, receiver: { ...header.receiver, name: words.title, ...maybe('unit', words.unit) } },
        body: {
          ...body,
          initiator: {
            ...body.initiator,
            person: { kind: 'natural', givenName: words.given, familyName: words.title },
          },
          record: { ...body.record, title: words.title, text: words.text },
        },
        files: SUBMISSION.files.map((file, at) => ({ ...file, fileName: `${words.file}${at}` })),
      };
    }),
  fc.record({ text, ground: text }).map((words): Envelope => {
    if (REPLY.body.block !== 'reply') return REPLY;
    const ground = { legalGround: words.ground, reason: { ka: words.text } };
    return { ...REPLY, body: { ...REPLY.body, reply: { ...REPLY.body.reply, text: words.text, ground } } };
  }),
  fc.constantFrom(...Object.values(EXAMPLE_ENVELOPES)),
);

describe('an envelope', () => {
  it('is read as it was built, whatever is written in it, and what is built is its own canonical form', () => {
    fc.assert(
      fc.property(envelope, (written) => {
        const xml = Buffer.from(buildEnvelopeXml(written));
        expect(readEnvelope(xml)).toEqual(written);
        const document = parseXml(xml);
        try {
          expect(canonicalBytes(document).equals(xml)).toBe(true);
        } finally {
          document.dispose();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('whose byte was flipped is refused, unless the document still says the same, which only its unsigned places can', async () => {
    const { envelopeXml } = await makeEnvelopeSealer({ seal: keys.ecdsa }).seal(SUBMISSION);
    const verifier = makeEnvelopeVerifier();
    const context = contextOf(SUBMISSION.header, [keys.ecdsa.registered]);
    const text = envelopeXml.toString('latin1');
    // Signed are the envelope without its Signature, and SignedInfo; KeyInfo, the markup around them and the XML
    // declaration are not.
    const letterFrom = text.indexOf('<Envelope');
    const letterTo = text.indexOf('<Signature');
    let stillSame = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(envelopeXml.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = Buffer.from(envelopeXml);
        flipped.writeUInt8(flipped.readUInt8(at) ^ mask, at);
        const result = await verifier.verify(flipped, context);
        if (!result.ok) return;
        stillSame += 1;
        expect(result.value.envelope).toEqual(SUBMISSION);
        expect(result.value.sealedBy).toBe(keys.ecdsa.registered.spkiSha256);
        // Inside the letter every byte means something, but for the spaces inside a tag.
        const isSpaceInTag = text[at] === ' ' && text.lastIndexOf('<', at) > text.lastIndexOf('>', at);
        expect(at >= letterFrom && at < letterTo && !isSpaceInTag, `byte ${at} of the letter`).toBe(false);
      }),
      { numRuns: 1500 },
    );
    // Most bytes of an envelope are signed; were most flips accepted, this test would prove nothing.
    expect(stillSame).toBeLessThan(750);
  }, 60_000);
});
