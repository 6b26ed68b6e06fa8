import { type XmlDocument, XmlParseError, XmlXPath } from 'libxml2-wasm';
import { ok, type Result } from '../../domain/problems.ts';
import { parseXml } from '../parse-xml.ts';
import { refuse } from './refusal.ts';

// Deeper nesting, more elements or attributes than this are no envelope; the schema needs depth 7 and one attribute.
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;
const MAX_ATTRIBUTES_PER_ELEMENT = 64;

interface Ban {
  readonly xpath: XmlXPath;
  readonly detail: string;
}

const ban = (xpath: string, detail: string): Ban => ({ xpath: XmlXPath.compile(`boolean(${xpath})`), detail });

// The order matters: the cheap count comes first and bounds what the others walk over. `//` starts at the document, so
// what stands before and after the root is included.
const BANS: readonly Ban[] = [
  ban(`count(//*) > ${MAX_ELEMENTS}`, `The envelope has more than ${MAX_ELEMENTS} elements.`),
  ban('/*'.repeat(MAX_DEPTH + 1), `Elements are nested deeper than ${MAX_DEPTH}.`),
  ban(
    `//*[count(@*) > ${MAX_ATTRIBUTES_PER_ELEMENT}]`,
    `An element has more than ${MAX_ATTRIBUTES_PER_ELEMENT} attributes.`,
  ),
  ban('//processing-instruction()', 'Processing instructions are not accepted, before and after the root neither.'),
  ban('//comment()', 'Comments are not accepted, before and after the root neither.'),
  // XML Schema lets xsi:type, xsi:nil and xsi:schemaLocation stand on every element; the envelope has no use for them.
  ban('//@*[namespace-uri() != ""]', 'Attributes from a namespace (xsi:..., xml:...) are not accepted.'),
];

/**
 * Step 2, first part: one parse without network and entities, the limits, and no processing instruction, comment or
 * foreign attribute anywhere. The caller must dispose of the document.
 */
export const parseStrictly = (envelopeXml: Buffer): Result<XmlDocument> => {
  let document: XmlDocument;
  try {
    document = parseXml(envelopeXml);
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    const [first] = error.details;
    const place = first === undefined ? '' : ` at line ${first.line}, column ${first.col}`;
    return refuse('Validation', '/', `The XML is not well-formed${place}.`);
  }
  const broken = BANS.find(({ xpath }) => document.eval(xpath) === true);
  if (broken === undefined) return ok(document);
  document.dispose();
  return refuse('Validation', '/', broken.detail);
};
