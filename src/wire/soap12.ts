import type { XmlTree } from './bounded-xml.ts';
import { escapeText } from './escape-text.ts';
import { SOAP12_NAMESPACE } from './wss-names.ts';

/** A fault of SOAP 1.2 as it came; its texts are untrusted. */
export interface Soap12Fault {
  /** Without prefix: `Sender`, `Receiver`, `VersionMismatch`, `MustUnderstand`. */
  readonly code: string;
  readonly reason: string;
  readonly detail: XmlTree | undefined;
}

/**
 * Writes a SOAP 1.2 fault (SOAP 1.2 Part 1, 5.4) in canonical form, for a body whose prefix is `soap`.
 * @param detailXml XML that we wrote ourselves.
 */
export const soap12Fault = (code: 'Sender' | 'Receiver', reason: string, detailXml: string): string =>
  `<soap:Fault><soap:Code><soap:Value>soap:${code}</soap:Value></soap:Code><soap:Reason>` +
  `<soap:Text xml:lang="en">${escapeText(reason)}</soap:Text></soap:Reason><soap:Detail>${detailXml}</soap:Detail></soap:Fault>`;

/** Reads a fault; undefined where the element is none. */
export const faultOfTree = (tree: XmlTree): Soap12Fault | undefined => {
  if (tree.name !== 'Fault' || tree.namespaceUri !== SOAP12_NAMESPACE) return undefined;
  const child = (of: XmlTree | undefined, name: string) =>
    of?.children.find((candidate) => candidate.name === name && candidate.namespaceUri === SOAP12_NAMESPACE);
  return {
    code: (child(child(tree, 'Code'), 'Value')?.text.trim() ?? '').replace(/^.*:/s, ''),
    reason: child(child(tree, 'Reason'), 'Text')?.text ?? '',
    detail: child(tree, 'Detail'),
  };
};
