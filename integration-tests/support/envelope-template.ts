import {
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  SEAL_ALGORITHMS,
  type SealAlgorithm,
  SHA256,
  SIGNATURE_NAMESPACE,
} from '../../src/envelope/names.ts';

/** What a template says instead of what the profile says. */
export interface TemplateOptions {
  readonly canonicalization?: string;
  readonly transforms?: readonly string[];
  readonly uri?: string;
  readonly prefix?: string;
}

/** An unsealed document with an empty ds:Signature as its last child, for other programs to fill in. */
export const signatureTemplate = (
  unsealedXml: string,
  algorithm: SealAlgorithm,
  options: TemplateOptions = {},
): string => {
  const id = / ID="([^"]*)"/.exec(unsealedXml)?.[1] ?? '';
  const p = options.prefix === undefined ? '' : `${options.prefix}:`;
  const declaration = options.prefix === undefined ? 'xmlns' : `xmlns:${options.prefix}`;
  const transforms = (options.transforms ?? [ENVELOPED_SIGNATURE, EXCLUSIVE_C14N])
    .map((uri) => `<${p}Transform Algorithm="${uri}"/>`)
    .join('');
  const signature = `<${p}Signature ${declaration}="${SIGNATURE_NAMESPACE}">
<${p}SignedInfo>
<${p}CanonicalizationMethod Algorithm="${options.canonicalization ?? EXCLUSIVE_C14N}"/>
<${p}SignatureMethod Algorithm="${SEAL_ALGORITHMS[algorithm]}"/>
<${p}Reference URI="${options.uri ?? `#${id}`}">
<${p}Transforms>${transforms}</${p}Transforms>
<${p}DigestMethod Algorithm="${SHA256}"/>
<${p}DigestValue></${p}DigestValue>
</${p}Reference>
</${p}SignedInfo>
<${p}SignatureValue></${p}SignatureValue>
<${p}KeyInfo><${p}X509Data><${p}X509Certificate></${p}X509Certificate></${p}X509Data></${p}KeyInfo>
</${p}Signature>`;
  const end = unsealedXml.lastIndexOf('</');
  return `${unsealedXml.slice(0, end)}${signature}${unsealedXml.slice(end)}`;
};
