import type { ErrorDetail, XmlDocument } from 'libxml2-wasm';
import { pathOf } from './path.ts';

/** Names that the schemas use themselves. */
export type SchemaWords = ReadonlySet<string>;

/** One way in which a document breaks its schema. Holds names and rules of the schema, never a value of the document. */
export interface SchemaBreak {
  /** For example /Envelope/Files/File[2]/FileName. */
  readonly pointer: string;
  readonly detail: string;
}

const MOST_REPORTED = 10;

const FACETS = [
  'pattern',
  'enumeration',
  'length',
  'minLength',
  'maxLength',
  'minInclusive',
  'maxInclusive',
  'fixed',
] as const;

/** The parser's path with prefixes and default namespaces made into something that can be looked up again. */
const lookupPath = (xpath: string): string =>
  xpath
    .split('/')
    .map((part) => part.replace(/^([^*@[\]]+)(?=\[|$)/, '*[name()="$1"]'))
    .join('/');

const pointerOf = (document: XmlDocument, detail: ErrorDetail, words: SchemaWords): string => {
  if (detail.xpath === undefined) return '/';
  const node = document.get(lookupPath(detail.xpath.replace(/\/@.*$/, '')));
  return node === null ? '/' : pathOf(node, words);
};

/** Words of the schema that a message names after `marker`. The message also holds foreign text, so nothing else is taken. */
const wordsAfter = (message: string, marker: string, words: SchemaWords): string => {
  const at = message.lastIndexOf(marker);
  if (at < 0) return '';
  const named = message
    .slice(at + marker.length)
    .split(/[^\w:{}#/.-]+/)
    .map((word) => word.replace(/^\{.*\}/, ''))
    .filter((word) => words.has(word));
  return [...new Set(named)].join(', ');
};

/** Says which rule is broken in our own words. libxml2's messages quote values, so none of them is passed on. */
const ruleOf = (message: string, words: SchemaWords): string => {
  const expected = wordsAfter(message, 'Expected is', words);
  const facet = FACETS.find((name) => message.includes(`[facet '${name}']`));
  if (facet !== undefined) return `The value breaks the rule "${facet}" of its type.`;
  if (message.includes('This element is not expected')) {
    return `This element does not belong here.${expected === '' ? '' : ` Expected: ${expected}.`}`;
  }
  if (message.includes('Missing child element')) {
    return `An element is missing.${expected === '' ? '' : ` Expected: ${expected}.`}`;
  }
  if (message.includes('is required but missing')) return 'A required attribute is missing.';
  if (message.includes('is not allowed')) return 'This element has an attribute or text that is not allowed.';
  if (message.includes('Duplicate key-sequence')) return 'This value must be unique among its kind.';
  if (message.includes('No matching global declaration'))
    return 'The root must be Envelope of urn:shikriki:envelope:1.';
  if (message.includes('is not a valid value')) return 'The value is not of its type.';
  return 'This breaks the schema.';
};

/** Turns libxml2's complaints into breaks that are safe to send back and to log. */
export const schemaBreaksOf = (
  document: XmlDocument,
  details: readonly ErrorDetail[],
  words: SchemaWords,
): readonly SchemaBreak[] => {
  const breaks = details
    .slice(0, MOST_REPORTED)
    .map((detail) => ({ pointer: pointerOf(document, detail, words), detail: ruleOf(detail.message, words) }));
  return breaks.length > 0 ? breaks : [{ pointer: '/', detail: 'This breaks the schema.' }];
};
