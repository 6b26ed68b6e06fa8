import { type XmlDocument, XmlElement, XmlXPath } from 'libxml2-wasm';
import type { Header } from '../../domain/envelope.ts';
import { ok, type Result } from '../../domain/problems.ts';
import { canonicalBytesIfAny } from '../canonical.ts';
import { ENVELOPE_NAMESPACE } from '../names.ts';
import { readCanonicalHeader } from '../read.ts';
import { refuse } from './refusal.ts';

const HEADER = XmlXPath.compile('/e:Envelope/e:Header', { e: ENVELOPE_NAMESPACE });

/**
 * The header of a document that met the schema, before its seal is checked: says whose keys to look up, and nothing
 * else may be made of it.
 */
export const readUnprovedHeader = (document: XmlDocument): Result<Header> => {
  const header = document.get(HEADER);
  if (!(header instanceof XmlElement)) throw new Error('an envelope that met its schema has no Header');
  const bytes = canonicalBytesIfAny(document, header);
  return bytes === undefined
    ? refuse('SignatureInvalid', '/Envelope/Header', 'Has no canonical form.')
    : ok(readCanonicalHeader(bytes));
};
