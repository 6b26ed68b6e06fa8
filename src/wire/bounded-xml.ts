import { isUtf8 } from 'node:buffer';
import { ParseOption, XmlCData, XmlComment, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm';
import { type WireProblem, wireProblem } from './wire-problem.ts';

/** An element of foreign XML, copied out of the parser. */
export interface XmlTree {
  readonly name: string;
  readonly namespaceUri: string;
  readonly attributes: readonly { readonly name: string; readonly namespaceUri: string; readonly value: string }[];
  readonly children: readonly XmlTree[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** How much foreign XML is put up with. */
export interface XmlLimits {
  readonly maxBytes: number;
  readonly maxElements: number;
  readonly maxDepth: number;
  /** True where comments and CDATA sections are let through (answers); requests have neither. */
  readonly commentsAndCData: boolean;
}

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const refused = (detail: string): WireProblem => wireProblem('Validation', detail);

/** Counts a byte up to a limit; base64 text holds none of the bytes asked for, so that this is one fast search. */
const occursMoreThan = (xml: Buffer, byte: number, max: number): boolean => {
  let count = 0;
  for (let at = xml.indexOf(byte); at !== -1; at = xml.indexOf(byte, at + 1)) {
    count += 1;
    if (count > max) return true;
  }
  return false;
};

/** What can be refused before a parser sees it: the parser's memory never shrinks again. */
const checkBytes = (xml: Buffer, limits: XmlLimits): Buffer => {
  if (xml.length > limits.maxBytes) {
    throw wireProblem('SizeLimitExceeded', `The SOAP message is larger than ${limits.maxBytes} bytes.`);
  }
  const bytes = xml.subarray(0, 3).equals(UTF8_BOM) ? xml.subarray(3) : xml;
  if (!isUtf8(bytes)) throw refused('The SOAP message is not UTF-8.');
  const declaration = /^<\?xml\s[^>]{0,200}\?>/.exec(bytes.subarray(0, 256).toString('latin1'))?.[0] ?? '';
  const encoding = /\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8')
    throw refused('The XML declaration names an encoding other than UTF-8.');
  if (bytes.indexOf('<?', declaration.length) !== -1) throw refused('The SOAP message holds a processing instruction.');
  for (let at = bytes.indexOf('<!'); at !== -1; at = bytes.indexOf('<!', at + 2)) {
    const next = bytes.subarray(at + 2, at + 9).toString('latin1');
    if (limits.commentsAndCData && (next.startsWith('--') || next === '[CDATA[')) continue;
    throw refused('The SOAP message holds a document type, an entity declaration, a comment or a CDATA section.');
  }
  // Two "<" to an element at most, besides the declaration's and those of comments.
  if (occursMoreThan(bytes, 0x3c, limits.maxElements * 2 + 2))
    throw refused(`The SOAP message has more than ${limits.maxElements} elements.`);
  if (occursMoreThan(bytes, 0x3d, limits.maxElements * 5)) throw refused('The SOAP message has too many attributes.');
  if (occursMoreThan(bytes, 0x26, limits.maxElements * 10))
    throw refused('The SOAP message has too many character references.');
  return bytes;
};

const parse = (bytes: Buffer): XmlDocument => {
  try {
    return XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE });
  } catch (error) {
    // The parser's words repeat what was sent; only its kind of trouble is told.
    if (error instanceof Error && /too long|Resource limit/.test(error.message)) {
      throw wireProblem('SizeLimitExceeded', 'An element is larger than can be read inline; send it as MTOM.');
    }
    throw refused('The SOAP message is not well-formed XML.');
  }
};

/** Copies an element out of the parser. Throws WireProblem where it is nested too deeply. */
export const treeOf = (element: XmlElement, maxDepth: number): XmlTree => {
  if (maxDepth === 0) throw refused('The SOAP message is nested too deeply.');
  const children: XmlTree[] = [];
  const texts: string[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(treeOf(node, maxDepth - 1));
    else if (node instanceof XmlText || node instanceof XmlCData) texts.push(node.content);
    else if (!(node instanceof XmlComment))
      throw refused('The SOAP message holds something other than elements and text.');
  }
  return {
    name: element.name,
    namespaceUri: element.namespaceUri,
    attributes: element.attrs.map(({ name, namespaceUri, value }) => ({ name, namespaceUri, value })),
    children,
    text: texts.length === 1 ? (texts[0] as string) : texts.join(''),
  };
};

/**
 * Parses foreign XML within limits and gives its root to `use`; the document lives no longer than that call.
 * Throws WireProblem Validation or SizeLimitExceeded; never repeats a value that was sent.
 */
export const withForeignXml = <T>(xml: Buffer, limits: XmlLimits, use: (root: XmlElement) => T): T => {
  const document = parse(checkBytes(xml, limits));
  try {
    return use(document.root);
  } finally {
    document.dispose();
  }
};
