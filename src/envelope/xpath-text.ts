import type { XmlNode, XmlXPath } from 'libxml2-wasm';

/** What an XPath of the form `string(...)` gives in the context of a node. Throws where the path gives anything else. */
export const xpathText = (node: XmlNode, xpath: XmlXPath): string => {
  const value = node.eval(xpath);
  if (typeof value !== 'string') throw new TypeError('the path gives no text');
  return value;
};
