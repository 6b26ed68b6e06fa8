/**
 * The steps of the verification profile (exchange.md), in the order in which they are taken. `bytes` is its step 1; `parse`, `schema`
 * and `signed-info` are 2; `key` is 3; `signature-value` and `digest` are 4; `use` is 5.
 */
export const VERIFICATION_STEPS = [
  'bytes',
  'parse',
  'schema',
  'signed-info',
  'key',
  'signature-value',
  'digest',
  'use',
] as const;
export type VerificationStep = (typeof VERIFICATION_STEPS)[number];

interface StepWords {
  /** What the step asks of an envelope. */
  readonly asks: string;
  /** Where to look when it refuses one; for those who build an e-document system. */
  readonly hint: string;
}

/** Each step in the words of the agency guide. */
export const STEP_WORDS: { readonly [S in VerificationStep]: StepWords } = {
  bytes: {
    asks: 'At most 10 MB of UTF-8 without a byte order mark, no DOCTYPE and no ENTITY.',
    hint: 'Write the envelope with an encoder that is set to UTF-8 without a byte order mark, and leave document types out.',
  },
  parse: {
    asks: 'Well-formed XML without comments, processing instructions and attributes from a namespace.',
    hint: 'Open the file with any XML tool: it points at the same line. Do not add a style sheet, comments or xsi:schemaLocation.',
  },
  schema: {
    asks: 'Valid by envelope-1.0.xsd, with one Signature as the last child of Envelope.',
    hint: 'Validate with xmllint --schema envelope-1.0.xsd before you seal; the elements stand in the order of the schema.',
  },
  'signed-info': {
    asks: 'One Reference to # and the ID of Envelope, with the two transforms and the algorithms of the profile.',
    hint: 'Set up the signature as in chapter "Seals" of the agency guide: exclusive canonicalisation, enveloped-signature first, SHA-256.',
  },
  key: {
    asks: 'Sealed by a key that is registered for the Sender, of an algorithm that fits it.',
    hint: 'Compare Sender and SystemId with your registration, and the certificate that seals with the one you registered.',
  },
  'signature-value': {
    asks: 'SignatureValue is that of the canonical SignedInfo under the registered key.',
    hint: 'ECDSA signatures are r and s one after the other (64 bytes), not DER. Compare canonicalSignedInfoSha256 with yours: where it differs, your canonical form does; where it is the same, another key signed.',
  },
  digest: {
    asks: 'DigestValue is that of the canonical Envelope without its Signature.',
    hint: 'Something changed the XML after it was sealed (pretty printing, another namespace prefix, line ends), or it was digested in another canonical form. Compare canonicalSha256 with the digest that you sealed.',
  },
  use: {
    asks: 'Addressed to this gateway, in date, of a version that is read here, and within the rules that a schema cannot express.',
    hint: 'The place that is named says which rule; clocks may differ by five minutes at most.',
  },
};
