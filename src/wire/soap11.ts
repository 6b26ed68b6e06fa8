import { XmlElement } from 'libxml2-wasm';
import { treeOf, withForeignXml, type XmlLimits, type XmlTree } from './bounded-xml.ts';
import { escapeText } from './escape-text.ts';
import { WireProblem, wireProblem } from './wire-problem.ts';

const SOAP11_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP12_NAMESPACE = 'http://www.w3.org/2003/05/soap-envelope';
const NEXT_ACTOR = 'http://schemas.xmlsoap.org/soap/actor/next';

/** What the body of a SOAP 1.1 message holds. */
export type Soap11Body =
  | { readonly kind: 'message'; readonly message: XmlTree }
  | { readonly kind: 'fault'; readonly fault: Soap11Fault };

/** A fault as it came; its texts are untrusted. */
export interface Soap11Fault {
  /** Without prefix, for example `Client` or `Server.Timeout`. */
  readonly faultCode: string;
  readonly faultString: string;
  readonly detail: XmlTree | undefined;
}

/** Wraps XML that we wrote ourselves into a SOAP 1.1 envelope. */
export const soap11Envelope = (bodyXml: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP11_NAMESPACE}"><soap:Body>${bodyXml}</soap:Body></soap:Envelope>`;

/**
 * Writes a SOAP 1.1 fault.
 * @param detailXml XML that we wrote ourselves.
 */
export const soap11Fault = (faultCode: string, faultString: string, detailXml: string): string =>
  soap11Envelope(
    `<soap:Fault><faultcode>soap:${faultCode}</faultcode><faultstring xml:lang="en">${escapeText(faultString)}</faultstring>` +
      `<detail>${detailXml}</detail></soap:Fault>`,
  );

const elementsOf = (element: XmlElement): XmlElement[] => {
  const elements: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) elements.push(node);
    else if (node.content.trim() !== '' && element.namespaceUri === SOAP11_NAMESPACE) {
      throw wireProblem('Validation', 'There is text between the elements of the SOAP envelope.');
    }
  }
  return elements;
};

const isSoap = (element: XmlElement | undefined, name: string): element is XmlElement =>
  element !== undefined && element.namespaceUri === SOAP11_NAMESPACE && element.name === name;

const requireNoUnknownDuty = (header: XmlElement): void => {
  for (const block of elementsOf(header)) {
    const attribute = (name: string) =>
      block.attrs
        .find((candidate) => candidate.namespaceUri === SOAP11_NAMESPACE && candidate.name === name)
        ?.value.trim();
    const mustUnderstand = attribute('mustUnderstand') ?? '0';
    const actor = attribute('actor') ?? '';
    // A header for somebody else's role is not ours to understand.
    if (!['0', 'false'].includes(mustUnderstand) && ['', NEXT_ACTOR].includes(actor)) {
      throw new WireProblem(
        { code: 'Validation', detail: 'A SOAP header is marked mustUnderstand; this contract has no headers.' },
        'MustUnderstand',
      );
    }
  }
};

const MAX_FAULT_DEPTH = 12;

const faultOfTree = (fault: XmlTree): Soap11Fault => {
  const child = (name: string) => fault.children.find((candidate) => candidate.name === name);
  return {
    faultCode: (child('faultcode')?.text.trim() ?? '').replace(/^.*:/s, ''),
    faultString: child('faultstring')?.text ?? '',
    detail: child('detail'),
  };
};

/**
 * Reads a SOAP 1.1 message.
 * @param readMessage copies the one child of the body, after whatever checks its contract demands.
 * Throws WireProblem: Validation (with fault code VersionMismatch for another SOAP version, MustUnderstand for a header
 * that has to be understood), SizeLimitExceeded.
 */
export const readSoap11 = (
  xml: Buffer,
  limits: XmlLimits,
  readMessage: (message: XmlElement, maxDepth: number) => XmlTree,
): Soap11Body =>
  withForeignXml(xml, limits, (root): Soap11Body => {
    if (root.name !== 'Envelope' || root.namespaceUri !== SOAP11_NAMESPACE) {
      const other = root.namespaceUri === SOAP12_NAMESPACE ? 'SOAP 1.2' : 'something else';
      throw new WireProblem(
        { code: 'Validation', detail: `A SOAP 1.1 envelope is expected, ${other} came.` },
        'VersionMismatch',
      );
    }
    const elements = elementsOf(root);
    const header = isSoap(elements[0], 'Header') ? elements.shift() : undefined;
    const body = elements.shift();
    if (!isSoap(body, 'Body') || elements.length > 0) {
      throw wireProblem(
        'Validation',
        'The SOAP envelope must hold Header (at most one), then one Body, and nothing else.',
      );
    }
    if (header !== undefined) requireNoUnknownDuty(header);
    const [message, ...others] = elementsOf(body);
    if (message === undefined || others.length > 0)
      throw wireProblem('Validation', 'The SOAP body must hold exactly one element.');
    if (isSoap(message, 'Fault')) return { kind: 'fault', fault: faultOfTree(treeOf(message, MAX_FAULT_DEPTH)) };
    return { kind: 'message', message: readMessage(message, limits.maxDepth) };
  });
