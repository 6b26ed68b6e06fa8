import { beforeAll, describe, expect, it } from 'vitest';
import { buildEnvelopeXml } from '../src/envelope/build.ts';
import { ENVELOPE_NAMESPACE, ENVELOPED_SIGNATURE, EXCLUSIVE_C14N } from '../src/envelope/names.ts';
import { SUBMISSION } from '../src/envelope/test-support/example-envelopes.ts';
import { sealByHand } from '../src/envelope/test-support/seal-by-hand.ts';
import { type Scene, setScene, swap } from './support/envelope-scene.ts';
import { signatureTemplate } from './support/envelope-template.ts';
import { wrappingForms } from './support/envelope-wrapping.ts';
import { WITHOUT_XMLSEC1, XMLSEC1_NOTE, xmlsec1Seal, xmlsec1Verdict } from './support/xmlsec1.ts';

const INCLUSIVE_C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const ALGORITHMS = ['ecdsa', 'rsa'] as const;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
}, 30_000);

/** A document in which a naive canonicaliser sees what was sealed, and a reader something else. */
interface Divergence {
  readonly name: string;
  readonly code: string;
  /** What xmlsec1 says; ERROR where it finds no ID, or no canonical form (quotes and spaces in a namespace name). */
  readonly xmlsec1: 'FAIL' | 'ERROR';
  readonly forge: (algorithm: 'ecdsa' | 'rsa') => Promise<string> | string;
}

/** Every File with a prefix and its own namespace declaration: valid, and what the folding attack needs. */
const withPrefixedFiles = (xml: string): string =>
  xml.replaceAll(
    /<File>(.*?)<\/File>/g,
    (_, inner: string) => `<t:File xmlns:t="${ENVELOPE_NAMESPACE}">${inner}</t:File>`,
  );

const folded = (sealedXml: string): string => {
  const [all = '', first = '', second = ''] =
    /<t:File xmlns:t="[^"]*">(.*?)<\/t:File><t:File xmlns:t="[^"]*">(.*?)<\/t:File>/.exec(sealedXml) ?? [];
  const hidden = `${ENVELOPE_NAMESPACE}">${first}</t:File><t:File xmlns:t="${ENVELOPE_NAMESPACE}`;
  return swap(sealedXml, all, `<t:File xmlns:t='${hidden.replaceAll('<', '&lt;')}'>${second}</t:File>`);
};

const ROWS: readonly Divergence[] = [
  {
    name: 'a processing instruction hides a part of the receiver',
    code: 'Validation',
    xmlsec1: 'FAIL',
    forge: (algorithm) => {
      const header = { ...SUBMISSION.header, receiver: { ...SUBMISSION.header.receiver, code: 'not-napr' } };
      const sealed = sealByHand(buildEnvelopeXml({ ...SUBMISSION, header }), scene.keys[algorithm]);
      return swap(sealed, '<Code>not-napr</Code>', '<Code><?p not-?>napr</Code>');
    },
  },
  {
    name: 'an attribute is moved into a namespace value',
    code: 'Validation',
    xmlsec1: 'ERROR',
    forge: (algorithm) => {
      const sealed = scene.sealedXml[algorithm];
      return swap(sealed, /xmlns="[^"]*" ID="([^"]*)"/, `xmlns='${ENVELOPE_NAMESPACE}" ID="env-x'`);
    },
  },
  {
    name: 'two sibling files are folded into a namespace value',
    code: 'Validation',
    xmlsec1: 'ERROR',
    forge: (algorithm) => folded(sealByHand(withPrefixedFiles(scene.unsealedXml), scene.keys[algorithm])),
  },
  {
    name: 'an attribute named xmlnsfoo is added',
    code: 'Validation',
    xmlsec1: 'FAIL',
    forge: (algorithm) => swap(scene.sealedXml[algorithm], '<Lane>', '<Lane xmlnsfoo="bulk">'),
  },
  {
    name: 'an attribute named xmlnsfoo is changed after sealing',
    code: 'Validation',
    xmlsec1: 'FAIL',
    forge: (algorithm) => {
      const unsealed = swap(scene.unsealedXml, '<Lane>', '<Lane xmlnsfoo="1">');
      return swap(sealByHand(unsealed, scene.keys[algorithm]), 'xmlnsfoo="1"', 'xmlnsfoo="2"');
    },
  },
  {
    name: 'inclusive canonicalisation, and the inherited xml:lang is changed',
    code: 'Validation',
    xmlsec1: 'FAIL',
    forge: async (algorithm) => {
      const unsealed = swap(scene.unsealedXml, '<Envelope ', '<Envelope xml:lang="ka" ');
      const options = { canonicalization: INCLUSIVE_C14N, transforms: [ENVELOPED_SIGNATURE, INCLUSIVE_C14N] };
      const sealed = WITHOUT_XMLSEC1
        ? sealByHand(unsealed, scene.keys[algorithm], options)
        : (await xmlsec1Seal(signatureTemplate(unsealed, algorithm, options), scene.keys[algorithm])).toString();
      return swap(sealed, 'xml:lang="ka"', 'xml:lang="en"');
    },
  },
  {
    name: 'URI="" and a processing instruction is added before the root',
    code: 'Validation',
    xmlsec1: 'FAIL',
    forge: (algorithm) => {
      const sealed = sealByHand(scene.unsealedXml, scene.keys[algorithm], { uri: '' });
      return `<?xml-stylesheet href="x"?>${sealed}`;
    },
  },
];

describe.each(ALGORITHMS)('differences between canonicalisers, with a seal by %s', (algorithm) => {
  it.each(ROWS)('we refuse: $name', async ({ forge, code }) => {
    expect(await scene.receive(await forge(algorithm))).toMatchObject({ code });
  });

  it('we refuse URI="" also without anything before the root', async () => {
    const sealed = sealByHand(scene.unsealedXml, scene.keys[algorithm], { uri: '' });
    expect(await scene.receive(sealed)).toEqual({ code: 'Validation', step: 'schema' });
  });
});

describe.skipIf(WITHOUT_XMLSEC1).each(ALGORITHMS)(`the same documents and ${XMLSEC1_NOTE}, by %s`, (algorithm) => {
  it.each(ROWS)('xmlsec1 does not accept either: $name', async ({ forge, xmlsec1 }) => {
    expect(await xmlsec1Verdict(await forge(algorithm), scene.keys.certificates)).toBe(xmlsec1);
  });

  it('xmlsec1 accepts what these documents were before', async () => {
    const sealed = sealByHand(withPrefixedFiles(scene.unsealedXml), scene.keys[algorithm]);
    expect(await xmlsec1Verdict(sealed, scene.keys.certificates)).toBe('OK');
    expect(await scene.receive(sealed)).toBe('same values');
    const wholeDocument = sealByHand(scene.unsealedXml, scene.keys[algorithm], { uri: '' });
    expect(await xmlsec1Verdict(wholeDocument, scene.keys.certificates)).toBe('OK');
  });
});

const LEGITIMATE: readonly (readonly [string, (xml: string, algorithm: 'ecdsa' | 'rsa') => string])[] = [
  ['nothing was changed', (xml) => xml],
  ['a text is split by a CDATA section', (xml) => swap(xml, 'საჯარო ინფორმაციის', 'საჯარო <![CDATA[ინფორ]]>მაციის')],
  ['SignatureValue is broken into lines', (xml) => swap(xml, /(?<=<SignatureValue>.{20})/, '\n  ')],
  [
    'a namespace is declared and not used',
    (xml) => swap(xml, '<Header>', '<Header xmlns:unused="urn:example:unused">'),
  ],
  ['a character is written as a reference', (xml) => swap(xml, '<Lane>i', '<Lane>&#x69;')],
  [
    'attributes have other quotes and more space',
    (xml) => swap(xml, /<Envelope xmlns="([^"]*)"/, `<Envelope\n  xmlns='${ENVELOPE_NAMESPACE}' `),
  ],
  ['the XML declaration is left out', (xml) => swap(xml, /^<\?xml[^>]*>\n/, '')],
  [
    'lines between elements end in CRLF instead of the LF that was sealed',
    (_, algorithm) => {
      const withLines = scene.unsealedXml.replaceAll(/(?<=<\/[A-Za-z]+>)(?=<)/g, '\n');
      return sealByHand(withLines, scene.keys[algorithm]).replaceAll('\n', '\r\n');
    },
  ],
];

describe.each(ALGORITHMS)('honest envelopes that other programs touched, with a seal by %s', (algorithm) => {
  it.each(LEGITIMATE)('we read the same values where %s', async (_, touch) => {
    const touched = touch(scene.sealedXml[algorithm], algorithm);
    expect(await scene.receive(touched)).toBe('same values');
    if (!WITHOUT_XMLSEC1) expect(await xmlsec1Verdict(touched, scene.keys.certificates)).toBe('OK');
  });

  it('KeyInfo is not trusted: with another certificate in it the seal holds all the same', async () => {
    const { certificatePem } = scene.keys.foreign;
    const sealed = sealByHand(scene.unsealedXml, scene.keys[algorithm], { keyInfoCertificatePem: certificatePem });
    expect(await scene.receive(sealed)).toBe('same values');
  });
});

describe.each(ALGORITHMS)('signature wrapping, with a seal by %s', (algorithm) => {
  it('refuses every form of it', async () => {
    const forms = wrappingForms(scene.sealedXml[algorithm], (xml) => swap(xml, 'გამარჯობა', 'FORGED'));
    const outcomes = await Promise.all(
      forms.map(async ({ name, xml }) => ({ name, outcome: await scene.receive(xml) })),
    );
    expect(outcomes).toEqual(forms.map(({ name }) => ({ name, outcome: { code: 'Validation', step: 'schema' } })));
    expect(forms).toHaveLength(22);
    expect(forms.every(({ xml }) => xml.includes('FORGED') && xml.includes('გამარჯობა'))).toBe(true);
  });

  it('refuses the seal of one envelope on another', async () => {
    const other = sealByHand(swap(scene.unsealedXml, 'გამარჯობა', 'FORGED'), scene.keys[algorithm]);
    const signature = /<Signature [\s\S]*<\/Signature>/.exec(scene.sealedXml[algorithm])?.[0] ?? '';
    const moved = swap(other, /<Signature [\s\S]*<\/Signature>/, signature);
    expect(await scene.receive(moved)).toEqual({ code: 'SignatureInvalid', step: 'digest' });
  });

  it('refuses the order [exclusive canonicalisation, enveloped-signature]', async () => {
    const options = { transforms: [EXCLUSIVE_C14N, ENVELOPED_SIGNATURE] };
    const sealed = sealByHand(scene.unsealedXml, scene.keys[algorithm], options);
    expect(await scene.receive(sealed)).toEqual({ code: 'Validation', step: 'signed-info' });
  });
});
