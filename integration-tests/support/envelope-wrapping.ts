/**
 * Signature wrapping, XSW1 to XSW8 as SAML Raider names them, carried over to an envelope with one Reference to its root:
 * the envelope is what the Response or Assertion is there. Each takes an honest sealed envelope and returns a document in
 * which the seal still finds the honest bytes, but a careless reader would read the forged ones.
 */

/** A sealed envelope in parts, without an XML declaration. */
interface Parts {
  /** With its signature. */
  readonly sealed: string;
  /** Without its signature. */
  readonly unsealed: string;
  readonly signature: string;
  /** The unsealed envelope with another text and another ID. */
  readonly forged: string;
}

const partsOf = (envelopeXml: string, forge: (xml: string) => string): Parts => {
  const sealed = envelopeXml.slice(envelopeXml.indexOf('<Envelope'));
  const signature = /<Signature [\s\S]*<\/Signature>/.exec(sealed)?.[0] ?? '';
  const unsealed = sealed.replace(signature, '');
  return { sealed, unsealed, signature, forged: forge(unsealed).replace(' ID="', ' ID="evil-') };
};

const END = '</Envelope>';
const append = (envelope: string, ...last: readonly string[]): string =>
  `${envelope.slice(0, -END.length)}${last.join('')}${END}`;
const prepend = (envelope: string, first: string): string => envelope.replace(/^<Envelope[^>]*>/, (tag) => tag + first);
const within = (signature: string, inner: string): string => signature.replace('</Signature>', `${inner}</Signature>`);
const both = (...envelopes: readonly string[]): string => `<Envelopes>${envelopes.join('')}</Envelopes>`;

type Wrapping = (parts: Parts) => string;

const WRAPPINGS: { readonly [name: string]: Wrapping } = {
  'XSW1: forged root, the honest copy inside its signature': (p) => append(p.forged, within(p.signature, p.unsealed)),
  'XSW2: forged root, the honest copy before the signature': (p) => append(p.forged, p.unsealed, p.signature),
  'XSW3: the forged envelope beside the sealed one, before it': (p) => both(p.forged, p.sealed),
  'XSW3 within: the forged root carries the sealed envelope first': (p) => prepend(p.forged, p.sealed),
  'XSW4: the sealed envelope as the child of a forged one': (p) => append(p.forged, p.sealed),
  'XSW5: the forged one has the signature, the honest copy stands at the end': (p) =>
    both(append(p.forged, p.signature), p.unsealed),
  'XSW5 within: the honest copy after the signature of a forged root': (p) => append(p.forged, p.signature, p.unsealed),
  'XSW6: the forged one has the signature, the honest copy inside of it': (p) =>
    both(append(p.forged, within(p.signature, p.unsealed))),
  'XSW7: an Extensions element carries the honest copy': (p) =>
    append(prepend(p.forged, `<Extensions>${p.unsealed}</Extensions>`), p.signature),
  'XSW7 turned: an Extensions element carries the forged copy': (p) =>
    prepend(p.sealed, `<Extensions>${p.forged}</Extensions>`),
  'XSW8: an Object in the signature carries the honest copy': (p) =>
    append(p.forged, within(p.signature, `<Object>${p.unsealed}</Object>`)),
};

/** All wrapping forms of a sealed envelope, each with the forged root under a new ID and under the same ID. */
export const wrappingForms = (
  envelopeXml: string,
  forge: (xml: string) => string,
): readonly { readonly name: string; readonly xml: string }[] => {
  const parts = partsOf(envelopeXml, forge);
  const sameId = { ...parts, forged: parts.forged.replace(' ID="evil-', ' ID="') };
  return Object.entries(WRAPPINGS).flatMap(([name, wrap]) => [
    { name, xml: wrap(parts) },
    { name: `${name} (same ID)`, xml: wrap(sameId) },
  ]);
};
