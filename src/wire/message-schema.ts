import { XmlDocument, type XmlElement, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import type { Problem } from '../domain/problems.ts';
import { WireProblem } from './wire-problem.ts';

const ERRORS_MAX = 10;

/**
 * Makes the check of a contract's SOAP messages by its XSD. The check throws WireProblem Validation with the places.
 * @param contract whose words these are: `name` is told to callers, `xsd` is the text of a schema that imports nothing.
 */
export const makeMessageSchema = (contract: {
  readonly name: string;
  readonly namespace: string;
  readonly xsd: string;
}): ((message: XmlElement) => void) => {
  const schema = XsdValidator.fromDoc(XmlDocument.fromString(contract.xsd));
  const declaredNames = new Set([...contract.xsd.matchAll(/<xs:element name="(\w+)"/g)].map(([, name]) => name));

  /** libxml2's sentence without the values in it: what was sent may hold names, numbers or letter text. */
  const withoutValues = (message: string): string => {
    const expected = /Expected is (?:one of )?\( ([^)]*) \)/
      .exec(message)?.[1]
      ?.replaceAll(`{${contract.namespace}}`, '');
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

  return (message) => {
    try {
      schema.validate(message);
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      const errors = error.details
        .slice(0, ERRORS_MAX)
        .map(({ message: text }) => ({ pointer: placeOf(text), detail: withoutValues(text) }));
      const first = errors[0];
      const detail =
        first === undefined ? `The message does not fit ${contract.name}.` : `${first.pointer}: ${first.detail}`;
      throw new WireProblem({ code: 'Validation', detail, errors } satisfies Problem);
    }
  };
};
