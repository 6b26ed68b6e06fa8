import { type XmlDocument, XmlXPath } from 'libxml2-wasm';
import { ENVELOPE_VERSION } from '../../domain/envelope.ts';
import { fail, type Problem } from '../../domain/problems.ts';
import { ENVELOPE_NAMESPACE } from '../names.ts';
import { schemaBreaks } from '../schema.ts';
import { isNewerThan } from '../version.ts';
import { xpathText } from '../xpath-text.ts';
import { refuse } from './refusal.ts';

const MIN_READER_VERSION = XmlXPath.compile('string(/e:Envelope/e:Header/e:MinReaderVersion)', {
  e: ENVELOPE_NAMESPACE,
});

// Envelopes of another version have another namespace; anything else after the colon is no version.
const ANY_ENVELOPE_NAMESPACE = /^urn:shikriki:envelope:[0-9]{1,4}(\.[0-9]{1,4})?$/;

/** True for an envelope of a version that this schema cannot know. Read from unsigned bytes: decides the problem only. */
const isOfAnotherVersion = (document: XmlDocument): boolean => {
  const { root } = document;
  if (root.name !== 'Envelope') return false;
  if (root.namespaceUri !== ENVELOPE_NAMESPACE) return ANY_ENVELOPE_NAMESPACE.test(root.namespaceUri);
  return isNewerThan(xpathText(root, MIN_READER_VERSION), ENVELOPE_VERSION);
};

/**
 * Step 2, second part: envelope-1.0.xsd, which fixes root, namespaces, attributes, one Signature as last child, one
 * Reference and two Transforms.
 * @returns UnsupportedVersion, or Validation with up to ten places; undefined where the document is valid.
 */
export const checkSchema = (document: XmlDocument): { ok: false; problem: Problem } | undefined => {
  const breaks = schemaBreaks(document);
  const [first] = breaks;
  if (first === undefined) return undefined;
  if (isOfAnotherVersion(document)) {
    return refuse('UnsupportedVersion', '/Envelope', `This reader understands envelope version ${ENVELOPE_VERSION}.`);
  }
  return fail('Validation', `${first.pointer}: ${first.detail}`, { errors: breaks });
};
