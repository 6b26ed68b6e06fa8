import { XmlElement } from 'libxml2-wasm';
import { decodeBase64 } from './base64.ts';
import { treeOf, type XmlTree } from './bounded-xml.ts';
import { wireProblem } from './wire-problem.ts';

const XOP_NAMESPACE = 'http://www.w3.org/2004/08/xop/include';

/**
 * Where the bytes of a binary element are: decoded here, or in the part that has one of these Content-IDs. The href is
 * percent-decoded (RFC 2392); as it stands it is taken too, because some libraries encode both sides.
 */
export type BinarySource = { readonly inline: Buffer } | { readonly partIds: readonly string[] };

/** A contract's messages: their namespace, which elements hold bytes, and the check by its XSD. */
export interface MessageContract {
  readonly namespace: string;
  readonly binaryElements: readonly string[];
  readonly requireValid: (message: XmlElement) => void;
}

const isInclude = (element: { name: string; namespaceUri: string }): boolean =>
  element.name === 'Include' && element.namespaceUri === XOP_NAMESPACE;
const isBinary = (contract: MessageContract, element: { name: string; namespaceUri: string }): boolean =>
  element.namespaceUri === contract.namespace && contract.binaryElements.includes(element.name);

/** The schema speaks of base64 text; an xop:Include stands for it and is taken out before the schema looks. */
const removeIncludes = (contract: MessageContract, element: XmlElement): void => {
  const binary = isBinary(contract, element);
  for (let node = element.firstChild; node !== null; ) {
    const { next } = node;
    if (node instanceof XmlElement) {
      if (binary && isInclude(node)) node.remove();
      else removeIncludes(contract, node);
    }
    node = next;
  }
};

/** Nothing here has attributes. Refused before the schema looks, because it would let xsi:type and the like through. */
const requireNoAttributes = (contract: MessageContract, tree: XmlTree, inBinary: boolean): void => {
  const allowed = (name: string, namespaceUri: string) =>
    inBinary && isInclude(tree) && name === 'href' && namespaceUri === '';
  if (tree.attributes.some(({ name, namespaceUri }) => !allowed(name, namespaceUri))) {
    throw wireProblem('Validation', 'The messages of this contract have no attributes.');
  }
  for (const child of tree.children) requireNoAttributes(contract, child, isBinary(contract, tree));
};

/**
 * Makes the copying of a message out of the parser once it is valid by its contract; for readSoap11.
 * What it makes throws WireProblem Validation.
 */
export const makeCopyValidMessage =
  (contract: MessageContract) =>
  (message: XmlElement, maxDepth: number): XmlTree => {
    const tree = treeOf(message, maxDepth);
    requireNoAttributes(contract, tree, false);
    removeIncludes(contract, message);
    contract.requireValid(message);
    return tree;
  };

const partIdsOf = (href: string, pointer: string): readonly string[] => {
  try {
    const partId = /^cid:(.+)$/is.exec(href.trim())?.[1];
    if (partId !== undefined) return [decodeURIComponent(partId), partId];
  } catch {
    // Falls through: a wrong escape is as good as no cid.
  }
  throw wireProblem('Validation', 'An xop:Include needs an href that begins with "cid:".', pointer);
};

/** Where the bytes of a binary element are. Throws WireProblem Validation or SizeLimitExceeded. */
export const binaryOf = (tree: XmlTree, pointer: string, limits: { readonly inlineMaxBytes: number }): BinarySource => {
  const [include, ...others] = tree.children;
  if (include !== undefined) {
    if (others.length > 0 || tree.text.trim() !== '' || include.children.length > 0 || include.text.trim() !== '') {
      throw wireProblem('Validation', 'An xop:Include must stand alone in its element, and be empty.', pointer);
    }
    return { partIds: partIdsOf(include.attributes[0]?.value ?? '', pointer) };
  }
  const inline = decodeBase64(tree.text);
  if (inline === undefined) throw wireProblem('Validation', 'The text is not base64.', pointer);
  if (inline.length > limits.inlineMaxBytes) {
    throw wireProblem(
      'SizeLimitExceeded',
      `More than ${limits.inlineMaxBytes} bytes cannot be sent inline; use MTOM.`,
      pointer,
    );
  }
  return { inline };
};

/** The first child of this name. */
export const childOf = (tree: XmlTree | undefined, name: string): XmlTree | undefined =>
  tree?.children.find((child) => child.name === name);
/** The text of the first child of this name; empty where there is none. */
export const textOf = (tree: XmlTree | undefined, name: string): string => childOf(tree, name)?.text ?? '';

/** A field for a child that may be missing. */
export const optional = <Key extends string>(key: Key, tree: XmlTree | undefined): { [K in Key]?: string } =>
  tree === undefined ? {} : ({ [key]: tree.text } as { [K in Key]?: string });
