import { readFileSync } from 'node:fs';
import { XmlDocument, type XmlElement, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import type { Problem } from '../domain/problems.ts';
import { WireProblem } from './wire-problem.ts';

/** Namespace of the messages of dialect edoc-soap 1.0. */
export const EDOC_SOAP_NAMESPACE = 'urn:shikriki:edoc-soap:1';

/** The text of schemas/xsd/edoc-soap-1.0.xsd. */
export const edocSoapXsd = readFileSync(new URL('../../schemas/xsd/edoc-soap-1.0.xsd', import.meta.url), 'utf8');

const schemaDocument = XmlDocument.fromString(edocSoapXsd);
const schema = XsdValidator.fromDoc(schemaDocument);
const declaredNames = new Set([...edocSoapXsd.matchAll(/<xs:element name="(\w+)"/g)].map(([, name]) => name));
const ERRORS_MAX = 10;

/** libxml2's sentence without the values in it: what was sent may hold names, numbers or letter text. */
const withoutValues = (message: string): string => {
  const expected = /Expected is (?:one of )?\( ([^)]*) \)/
    .exec(message)?.[1]
    ?.replaceAll(`{${EDOC_SOAP_NAMESPACE}}`, '');
  const next = expected === undefined ? '' : ` Expected: ${expected}.`;
  if (message.includes('Missing child element')) return `A required element is missing.${next}`;
  if (message.includes('This element is not expected')) return `An element is not expected here.${next}`;
  if (message.includes('No matching global')) return 'This element is no message of this contract.';
  if (message.includes('Character content')) return 'Text is not allowed here.';
  if (message.includes('attribute')) return 'An attribute is not allowed here.';
  return 'The value does not fit its type.';
};

const placeOf = (message: string): string => {
  const name = /^Element '(?:\{[^}]*\})?([^']*)'/.exec(message)?.[1];
  return name !== undefined && declaredNames.has(name) ? `//${name}` : '/';
};

/** Checks one message against edoc-soap-1.0.xsd. Throws WireProblem Validation with the places. */
export const requireValidMessage = (message: XmlElement): void => {
  try {
    schema.validate(message);
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    const errors = error.details
      .slice(0, ERRORS_MAX)
      .map(({ message: text }) => ({ pointer: placeOf(text), detail: withoutValues(text) }));
    const first = errors[0];
    const detail =
      first === undefined ? 'The message does not fit edoc-soap-1.0.xsd.' : `${first.pointer}: ${first.detail}`;
    throw new WireProblem({ code: 'Validation', detail, errors } satisfies Problem);
  }
};
