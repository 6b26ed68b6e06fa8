import { ParseOption, XmlDocument } from 'libxml2-wasm';

// No network, no external entities, no catalogue. Entities stay unexpanded, and CDATA becomes plain text, as in canonical form.
const OPTIONS: ParseOption =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_NOCDATA |
  ParseOption.XML_PARSE_SKIP_IDS;

/**
 * Parses XML with every outward road closed. The caller must dispose of the document: its memory lies outside the
 * JavaScript heap. Throws XmlParseError where the XML is not well-formed; its message holds parts of the text.
 */
export const parseXml = (xml: Uint8Array): XmlDocument =>
  XmlDocument.fromBuffer(xml, { encoding: 'utf-8', option: OPTIONS });
