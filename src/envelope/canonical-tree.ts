import type { XmlTree } from './tree.ts';

/** A tag or a stretch of text; canonical form knows nothing else here, since comments and instructions were refused. */
const TOKEN = /<(\/?)([^\s<>/="]+)(?: [^\s<>/="]+="[^"<]*")*>|([^<]+)/gy;

const REFERENCES: { readonly [reference: string]: string } = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#xD;': '\r' };

interface OpenElement {
  readonly tag: string;
  readonly children: XmlTree[];
  text: string;
}

const notCanonical = (): Error => new Error('these bytes are not an element in canonical form');

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&[^;&]*;?/g, (reference) => {
        const character = REFERENCES[reference];
        if (character === undefined) throw notCanonical();
        return character;
      })
    : text;

const closed = ({ tag, children, text }: OpenElement): XmlTree => {
  if (children.length > 0 && /[^\t\n\r ]/.test(text)) throw notCanonical();
  return { name: tag.slice(tag.indexOf(':') + 1), text: children.length > 0 ? '' : text, children };
};

/**
 * Reads an element in canonical form (Canonical XML 1.0, 2.3): start tags, end tags, text and four references. Not a
 * parser for XML at large: anything else throws. Written because the library decodes text with a decoder that drops a
 * leading U+FEFF, so that what is read would not be what was signed.
 */
export const canonicalTree = (canonicalXml: Buffer): XmlTree => {
  const xml = canonicalXml.toString('utf8');
  const open: OpenElement[] = [];
  let root: XmlTree | undefined;
  let end = 0;
  for (const [token, slash, tag, text] of xml.matchAll(TOKEN)) {
    end += token.length;
    const current = open.at(-1);
    if (root !== undefined) throw notCanonical();
    if (text !== undefined) {
      if (current === undefined) throw notCanonical();
      current.text += unescaped(text);
    } else if (slash === '') {
      open.push({ tag: tag ?? '', children: [], text: '' });
    } else {
      if (current === undefined || current.tag !== tag) throw notCanonical();
      open.pop();
      const parent = open.at(-1);
      if (parent === undefined) root = closed(current);
      else parent.children.push(closed(current));
    }
  }
  if (root === undefined || end !== xml.length) throw notCanonical();
  return root;
};
