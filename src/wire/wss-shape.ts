import { XmlElement } from 'libxml2-wasm';
import {
  SIGNATURE_NAMESPACE as DS,
  EXCLUSIVE_C14N,
  SEAL_ALGORITHMS,
  type SealAlgorithm,
  SHA256,
} from '../envelope/names.ts';
import { decodeBase64 } from './base64.ts';
import { treeOf, type XmlTree } from './bounded-xml.ts';
import { type WireProblem, wireProblem } from './wire-problem.ts';
import {
  BASE64_BINARY,
  SOAP12_NAMESPACE as SOAP,
  WSSE_NAMESPACE as WSSE,
  WSU_NAMESPACE as WSU,
  X509_V3,
} from './wss-names.ts';

/** A signed message whose shape is right: nothing of it is proved yet. */
export interface SignedParts {
  readonly body: XmlElement;
  readonly timestamp: XmlElement;
  readonly signedInfo: XmlElement;
  readonly algorithm: SealAlgorithm;
  readonly signatureValue: Buffer;
  readonly bodyDigest: Buffer;
  readonly timestampDigest: Buffer;
  /** DER of the certificate that the message brings. Never trusted; it tells a changed message from a foreign key. */
  readonly shownCertificate: Buffer;
}

type Name = readonly [namespaceUri: string, name: string];

/** Far above the depth of a signature, which is seven. */
const HEADER_MAX_DEPTH = 12;

const wrong = (pointer: string, detail: string): WireProblem =>
  wireProblem('Validation', `${pointer}: ${detail}`, pointer);

const is = (node: { readonly namespaceUri: string; readonly name: string } | undefined, [uri, name]: Name): boolean =>
  node?.namespaceUri === uri && node.name === name;

const elementsOf = (element: XmlElement, pointer: string): XmlElement[] => {
  const found: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) found.push(node);
    else if (node.content.trim() !== '') throw wrong(pointer, 'There is text between the elements.');
  }
  return found;
};

/** The children by their names, each exactly once, in any order; nothing else, no text between. */
const childrenOf = <const Names extends readonly Name[]>(
  tree: XmlTree,
  pointer: string,
  ...names: Names
): { readonly [K in keyof Names]: XmlTree } => {
  if (tree.text.trim() !== '') throw wrong(pointer, 'There is text between the elements.');
  const found = names.map((name) => tree.children.find((child) => is(child, name)));
  if (found.includes(undefined) || tree.children.length !== names.length) {
    throw wrong(pointer, `Must hold ${names.map(([, name]) => name).join(', ')}, each once, and nothing else.`);
  }
  return found as unknown as { readonly [K in keyof Names]: XmlTree };
};

/** The values of the attributes that are listed, all of them and no others. */
const attributesOf = (tree: Pick<XmlTree, 'attributes'>, pointer: string, ...names: readonly Name[]): string[] => {
  const values = names.map((name) => tree.attributes.find((attribute) => is(attribute, name))?.value);
  if (values.includes(undefined) || tree.attributes.length !== names.length) {
    throw wrong(
      pointer,
      names.length === 0 ? 'Has no attributes.' : `Has the attributes ${names.map(([, name]) => name).join(', ')}.`,
    );
  }
  return values as string[];
};

const requireAlgorithm = (tree: XmlTree, pointer: string, wanted: string): void => {
  const [algorithm] = attributesOf(tree, pointer, ['', 'Algorithm']);
  // A PrefixList (InclusiveNamespaces) would be a child.
  if (algorithm !== wanted || tree.children.length > 0) throw wrong(pointer, `Must be ${wanted} without parameters.`);
};

const bytesOf = (tree: XmlTree, pointer: string): Buffer => {
  const bytes = tree.children.length === 0 ? decodeBase64(tree.text) : undefined;
  if (bytes === undefined || bytes.length === 0) throw wrong(pointer, 'Must be base64.');
  return bytes;
};

/** Every Id of the message, which must differ: a reference must not be able to mean two elements. */
const requireDistinctIds = (element: XmlElement, depthLeft: number, seen = new Set<string>()): void => {
  if (depthLeft === 0) throw wrong('/Envelope', 'The message is nested too deeply.');
  for (const { name, value } of element.attrs) {
    if (name.toLowerCase() !== 'id') continue;
    if (seen.has(value)) throw wrong('//@Id', 'Two elements have the same Id.');
    seen.add(value);
  }
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) requireDistinctIds(node, depthLeft - 1, seen);
  }
};

const readReference = (tree: XmlTree, pointer: string): { readonly uri: string; readonly digest: Buffer } => {
  const [uri = ''] = attributesOf(tree, pointer, ['', 'URI']);
  const [transforms, method, value] = childrenOf(
    tree,
    pointer,
    [DS, 'Transforms'],
    [DS, 'DigestMethod'],
    [DS, 'DigestValue'],
  );
  const [transform] = childrenOf(transforms, `${pointer}/Transforms`, [DS, 'Transform']);
  requireAlgorithm(transform, `${pointer}/Transforms/Transform`, EXCLUSIVE_C14N);
  requireAlgorithm(method, `${pointer}/DigestMethod`, SHA256);
  return { uri, digest: bytesOf(value, `${pointer}/DigestValue`) };
};

const AT = '//Security/Signature';

const readSignedInfo = (tree: XmlTree, bodyId: string, timestampId: string) => {
  const at = `${AT}/SignedInfo`;
  attributesOf(tree, at);
  const [canonicalization, method, ...references] = tree.children;
  if (
    !is(canonicalization, [DS, 'CanonicalizationMethod']) ||
    !is(method, [DS, 'SignatureMethod']) ||
    tree.text.trim() !== ''
  ) {
    throw wrong(at, 'Must hold CanonicalizationMethod, SignatureMethod and two References.');
  }
  requireAlgorithm(canonicalization as XmlTree, `${at}/CanonicalizationMethod`, EXCLUSIVE_C14N);
  const [named] = attributesOf(method as XmlTree, `${at}/SignatureMethod`, ['', 'Algorithm']);
  const algorithm = (Object.keys(SEAL_ALGORITHMS) as SealAlgorithm[]).find((known) => SEAL_ALGORITHMS[known] === named);
  if (algorithm === undefined || (method as XmlTree).children.length > 0) {
    throw wrong(`${at}/SignatureMethod`, 'Must be ecdsa-sha256 or rsa-sha256.');
  }
  if (references.length !== 2 || references.some((reference) => !is(reference, [DS, 'Reference']))) {
    throw wrong(at, 'Must hold exactly two References: to the Body and to the Timestamp.');
  }
  const read = references.map((reference) => readReference(reference, `${at}/Reference`));
  const digestFor = (id: string): Buffer => {
    const found = read.filter(({ uri }) => uri === `#${id}`);
    if (found.length !== 1)
      throw wrong(`${at}/Reference`, 'The two References must be to the Body and to the Timestamp.');
    return (found[0] as { digest: Buffer }).digest;
  };
  return { algorithm, bodyDigest: digestFor(bodyId), timestampDigest: digestFor(timestampId) };
};

const readToken = (tree: XmlTree): { readonly id: string; readonly certificate: Buffer } => {
  const at = '//Security/BinarySecurityToken';
  const [value, encoding, id = ''] = attributesOf(tree, at, ['', 'ValueType'], ['', 'EncodingType'], [WSU, 'Id']);
  if (value !== X509_V3 || encoding !== BASE64_BINARY)
    throw wrong(at, 'Must be one X509v3 certificate in Base64Binary.');
  return { id, certificate: bytesOf(tree, at) };
};

const checkKeyInfo = (tree: XmlTree, tokenId: string): void => {
  const at = `${AT}/KeyInfo`;
  attributesOf(tree, at);
  const [holder] = childrenOf(tree, at, [WSSE, 'SecurityTokenReference']);
  const [reference] = childrenOf(holder, `${at}/SecurityTokenReference`, [WSSE, 'Reference']);
  const [uri, value] = attributesOf(
    reference,
    `${at}/SecurityTokenReference/Reference`,
    ['', 'URI'],
    ['', 'ValueType'],
  );
  if (uri !== `#${tokenId}` || value !== X509_V3) throw wrong(at, 'Must refer to the BinarySecurityToken.');
};

/** Envelope, then one Header with one Security, then one Body; nothing else. */
const partsOf = (root: XmlElement): { readonly security: XmlElement; readonly body: XmlElement } => {
  if (!is(root, [SOAP, 'Envelope'])) throw wrong('/', 'A SOAP 1.2 envelope is expected.');
  const [header, body, ...others] = elementsOf(root, '/Envelope');
  if (
    header === undefined ||
    body === undefined ||
    !is(header, [SOAP, 'Header']) ||
    !is(body, [SOAP, 'Body']) ||
    others.length > 0
  ) {
    throw wrong('/Envelope', 'Must hold one Header and one Body, and nothing else; an unsigned message is not read.');
  }
  const [security, ...blocks] = elementsOf(header, '/Envelope/Header');
  if (security === undefined || !is(security, [WSSE, 'Security']) || blocks.length > 0) {
    throw wrong('/Envelope/Header', 'Must hold one wsse:Security and no other block.');
  }
  if (root.attrs.length > 0 || header.attrs.length > 0)
    throw wrong('/Envelope', 'Envelope and Header have no attributes.');
  const mayHave = ({ namespaceUri, name, value }: { namespaceUri: string; name: string; value: string }) =>
    namespaceUri === SOAP && name === 'mustUnderstand' && ['true', '1'].includes(value);
  if (!security.attrs.every(mayHave)) throw wrong('//Security', 'Has no attribute but soap:mustUnderstand.');
  return { security, body };
};

/**
 * Reads the shape of a signed message by the one profile that is taken (schemas/wsdl/edoc-soap-wss-1.0.wsdl): every
 * element where it belongs, once; exactly two references. What is signed is found by its place, never by looking an Id up.
 * @param maxDepth of the message. Throws WireProblem Validation, naming the place; never a value that was sent.
 */
export const readSignedParts = (root: XmlElement, maxDepth: number): SignedParts => {
  const { security, body } = partsOf(root);
  const tree = treeOf(security, HEADER_MAX_DEPTH);
  const [token, timestamp, signature] = childrenOf(
    tree,
    '//Security',
    [WSSE, 'BinarySecurityToken'],
    [WSU, 'Timestamp'],
    [DS, 'Signature'],
  );
  requireDistinctIds(root, maxDepth);
  const [bodyId = ''] = attributesOf({ attributes: body.attrs }, '/Envelope/Body', [WSU, 'Id']);
  const [timestampId = ''] = attributesOf(timestamp, '//Security/Timestamp', [WSU, 'Id']);
  if (signature.attributes.some(({ name }) => name !== 'Id')) throw wrong(AT, 'Has no attribute but Id.');
  const [signedInfo, signatureValue, keyInfo] = childrenOf(
    signature,
    AT,
    [DS, 'SignedInfo'],
    [DS, 'SignatureValue'],
    [DS, 'KeyInfo'],
  );
  const { id, certificate } = readToken(token);
  checkKeyInfo(keyInfo, id);
  const elementAt = (parent: XmlElement, name: Name): XmlElement =>
    elementsOf(parent, '//Security').find((child) => is(child, name)) as XmlElement;
  return {
    body,
    timestamp: elementAt(security, [WSU, 'Timestamp']),
    signedInfo: elementAt(elementAt(security, [DS, 'Signature']), [DS, 'SignedInfo']),
    ...readSignedInfo(signedInfo, bodyId, timestampId),
    signatureValue: bytesOf(signatureValue, `${AT}/SignatureValue`),
    shownCertificate: certificate,
  };
};
