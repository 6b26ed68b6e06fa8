import { XmlElement, type XmlNode } from 'libxml2-wasm';

/** How far same-named neighbours are counted; beyond it the place is given without a number. */
const MOST_COUNTED = 200;

const nearbyTwins = (element: XmlElement, step: 'prev' | 'next'): number => {
  let twins = 0;
  let seen = 0;
  for (let node = element[step]; node !== null && seen < MOST_COUNTED; node = node[step]) {
    seen += 1;
    if (node instanceof XmlElement && node.name === element.name) twins += 1;
  }
  return twins;
};

const partOf = (element: XmlElement, words: ReadonlySet<string>): string => {
  // A name that the schema does not know is foreign text.
  const name = words.has(element.name) ? element.name : '*';
  const before = nearbyTwins(element, 'prev');
  return before === 0 && nearbyTwins(element, 'next') === 0 ? name : `${name}[${before + 1}]`;
};

/**
 * The place of a node as a path of element names, for people: /Envelope/Files/File[2].
 * @param words the schema's names; any other name is written as `*`.
 */
export const pathOf = (node: XmlNode, words: ReadonlySet<string>): string => {
  const parts: string[] = [];
  let element: XmlElement | null = node instanceof XmlElement ? node : node.parent;
  while (element !== null) {
    parts.unshift(partOf(element, words));
    element = element.parent;
  }
  return `/${parts.join('/')}`;
};
