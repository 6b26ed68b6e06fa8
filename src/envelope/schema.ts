import { readFileSync } from 'node:fs';
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { type SchemaBreak, type SchemaWords, schemaBreaksOf } from './schema-breaks.ts';

const ENVELOPE_XSD = 'envelope-1.0.xsd';
const SIGNATURE_XSD = 'xmldsig-profile-1.0.xsd';

interface Compiled {
  readonly validator: XsdValidator;
  readonly words: SchemaWords;
}

const readXsd = (fileName: string): Buffer => readFileSync(new URL(`../../schemas/xsd/${fileName}`, import.meta.url));

/** Every name the schemas themselves use: only these may be repeated in a problem. */
const wordsOf = (...schemas: readonly Buffer[]): SchemaWords =>
  new Set(
    schemas.flatMap((xsd) => [...xsd.toString().matchAll(/ (?:name|base)="([^"]+)"/g)].map((match) => match[1] ?? '')),
  );

const compile = (): Compiled => {
  const envelopeXsd = readXsd(ENVELOPE_XSD);
  const signatureXsd = readXsd(SIGNATURE_XSD);
  // A made-up address, served from memory: no provider for the file system is registered, so a document's
  // xsi:schemaLocation reaches nothing.
  const base = 'shikriki-xsd:/';
  const provider = new XmlBufferInputProvider({ [`${base}${SIGNATURE_XSD}`]: signatureXsd });
  if (!xmlRegisterInputProvider(provider)) throw new Error('libxml2 takes no further input provider');
  const document = XmlDocument.fromBuffer(envelopeXsd, { url: `${base}${ENVELOPE_XSD}` });
  try {
    return { validator: XsdValidator.fromDoc(document), words: wordsOf(envelopeXsd, signatureXsd) };
  } finally {
    document.dispose();
    provider.removeBuffer(`${base}${SIGNATURE_XSD}`);
  }
};

let compiled: Compiled | undefined;

/**
 * Validates a parsed document against envelope-1.0.xsd, compiled once per process.
 * @returns what is broken and where, first ten at most, without any value of the document; empty where it is valid.
 */
export const schemaBreaks = (document: XmlDocument): readonly SchemaBreak[] => {
  compiled ??= compile();
  try {
    compiled.validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return schemaBreaksOf(document, error.details, compiled.words);
  }
};
