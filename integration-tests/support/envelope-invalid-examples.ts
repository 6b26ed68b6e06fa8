import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N } from '../../src/envelope/names.ts';
import type { SealByHand } from '../../src/envelope/test-support/seal-by-hand.ts';
import { swap } from './envelope-scene.ts';

/** How to spoil one valid example: what is changed before it is sealed, how it is sealed, what is changed afterwards. */
export interface Spoiling {
  /** A key of EXAMPLE_ENVELOPES. */
  readonly from: string;
  readonly before?: (unsealedXml: string) => string;
  readonly seal?: SealByHand;
  /** Sealed with a key that nobody registered. */
  readonly foreignKey?: true;
  /** Not sealed at all. */
  readonly unsealed?: true;
  readonly after?: (sealedXml: string) => string;
}

const put = (piece: string | RegExp, by: string) => (xml: string) => swap(xml, piece, by);
const cut = (piece: RegExp) => put(piece, '');

const FORWARD_BLOCK = /\n *<Forward>[\s\S]*<\/Forward>/;

/** The invalid examples by file name: the problem code, two hyphens, what is wrong. */
export const INVALID_EXAMPLES: { readonly [fileName: string]: Spoiling } = {
  // What XSD says.
  'Validation--unknown-element': { from: 'REMINDER', before: put('<Record>', '<Priority>9</Priority><Record>') },
  'Validation--missing-message-id': { from: 'REGISTRATION', before: cut(/\n *<MessageId>.*<\/MessageId>/) },
  'Validation--upper-case-uuid': {
    from: 'STATUS',
    before: put(/<LegId>[^<]*/, '<LegId>00000000-0000-7000-8000-00000000ABCD'),
  },
  'Validation--local-time-instead-of-utc': { from: 'STATUS', before: put(/(?<=<OccurredAt>[^<]*)Z/, '+04:00') },
  'Validation--date-with-zone': { from: 'REGISTRATION', before: put(/(?<=<ReplyDueOn>[^<]*)</, '+04:00<') },
  'Validation--file-name-twice': {
    from: 'SUBMISSION',
    before: put(/<FileName>(?!.*\.pdf)[^<]*/, '<FileName>განცხადება (მაგალითი).pdf'),
  },
  'Validation--registration-and-status': {
    from: 'REGISTRATION',
    before: put('</Registration>', '</Registration><Status><Code>CLOSED</Code></Status>'),
  },
  'Validation--second-id': { from: 'RECEIPT', before: put('<Receipt>', '<Receipt ID="second">') },
  'Validation--no-signature': { from: 'RECEIPT', unsealed: true },
  // What XSD cannot say.
  'Validation--two-main-components': {
    from: 'SUBMISSION',
    before: put('<MainComponent>false', '<MainComponent>true'),
  },
  'Validation--no-main-component': { from: 'REPLY', before: put('<MainComponent>true', '<MainComponent>false') },
  'Validation--refused-without-ground': { from: 'REPLY', before: cut(/\n *<Ground>[\s\S]*<\/Ground>/) },
  'Validation--answered-by-post-without-post': {
    from: 'REPLY',
    before: (xml) => cut(/\n *<Post>[\s\S]*<\/Post>/)(put('>REFUSED<', '>ANSWERED_BY_POST<')(xml)),
  },
  'Validation--refusing-receipt-without-problem': {
    from: 'RECEIPT-refused',
    before: cut(/\n *<Problem>[\s\S]*<\/Problem>/),
  },
  'Validation--kind-does-not-carry-this-block': { from: 'REGISTRATION', before: put('>REGISTRATION<', '>STATUS<') },
  'Validation--forwarded-letter-without-forward': { from: 'FORWARD-with-letter', before: cut(FORWARD_BLOCK) },
  'Validation--signature-metadata-names-no-file': {
    from: 'REPLY',
    before: put(/(?<=<SignatureMetadata>[\s\S]*<FileGuid>)[^<]*/, '00000000-0000-7000-8000-00000000dead'),
  },
  'Validation--expires-before-it-was-created': {
    from: 'WITHDRAWAL',
    before: put(/<ExpiresAt>[^<]*/, '<ExpiresAt>2026-11-23T08:29:59Z'),
  },
  'Validation--carriage-return-in-a-text': { from: 'FOLLOW_UP', before: put('გამარჯობა,', 'გამარჯობა,&#13;') },
  // What the verification profile says.
  'Validation--comment': { from: 'RECEIPT', after: put('<Verdict>', '<!-- example --><Verdict>') },
  'Validation--processing-instruction': { from: 'RECEIPT', after: (xml) => `<?example example?>${xml}` },
  'Validation--transforms-in-other-order': {
    from: 'RECEIPT',
    seal: { transforms: [EXCLUSIVE_C14N, ENVELOPED_SIGNATURE] },
  },
  'SignatureInvalid--letter-changed-after-sealing': { from: 'FOLLOW_UP', after: put('გამარჯობა', 'გამარჯობე') },
  'CertificateUnknown--sealed-by-a-foreign-key': { from: 'RECEIPT', foreignKey: true },
  'UnsupportedVersion--wants-a-newer-reader': {
    from: 'STATUS',
    before: put(/<MinReaderVersion>[^<]*/, '<MinReaderVersion>1.1'),
  },
  'UnsupportedVersion--namespace-of-version-2': { from: 'STATUS', before: put('envelope:1"', 'envelope:2"') },
  'Expired--expired': {
    from: 'REMINDER',
    before: (xml) =>
      put(
        /<CreatedAt>[^<]*/,
        '<CreatedAt>2026-11-20T08:30:00Z',
      )(put(/<ExpiresAt>[^<]*/, '<ExpiresAt>2026-11-23T08:30:59Z')(xml)),
  },
};
