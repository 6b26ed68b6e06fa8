import { XmlC14NMode, type XmlDocument, type XmlElement, XmlError } from 'libxml2-wasm';

/**
 * Exclusive canonical form (Exclusive XML Canonicalization 1.0, without comments) as bytes. The library's own string
 * variant decodes each 4 000-byte chunk by itself, which breaks every letter that lies across two chunks.
 * @param only one element with all that it holds, in the context of the document; default: the whole document.
 * Throws where the form does not exist, for example with a relative namespace name.
 */
export const canonicalBytes = (document: XmlDocument, only?: XmlElement): Buffer => {
  const chunks: Buffer[] = [];
  document.canonicalize(
    {
      write: (chunk) => {
        // A copy: the chunk is a window into memory that is used again.
        chunks.push(Buffer.from(chunk));
        return chunk.byteLength;
      },
      close: () => true,
    },
    { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, ...(only === undefined ? {} : { nodeSet: new Set([only]) }) },
  );
  return Buffer.concat(chunks);
};

const isFormOf = (bytes: Buffer, element: XmlElement): boolean => {
  const name = element.prefix === '' ? element.name : `${element.prefix}:${element.name}`;
  const start = bytes.subarray(0, Buffer.byteLength(name) + 2).toString();
  return start === `<${name} ` || start === `<${name}>`;
};

/**
 * The canonical form of one element, or of the whole document, or undefined where there is none: an empty or foreign
 * form must never be digested ("void canonicalisation").
 */
export const canonicalBytesIfAny = (document: XmlDocument, only?: XmlElement): Buffer | undefined => {
  try {
    const bytes = canonicalBytes(document, only);
    return isFormOf(bytes, only ?? document.root) ? bytes : undefined;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
};
