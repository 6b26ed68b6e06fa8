import { isAuthority } from '../../domain/certificates.ts';
import type { SignedFileFinding } from '../../domain/signed-file.ts';
import { MAX_READ_WHOLE, TOO_LARGE_TO_READ_WHOLE } from './cades.ts';
import { signerCertificate } from './signer-certificate.ts';
import type { StoredBytes } from './stored-bytes.ts';

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/';

const withoutComments = (xml: string): string => {
  const kept: string[] = [];
  for (let at = 0; ; ) {
    const opens = xml.indexOf('<!--', at);
    if (opens === -1) return kept.join('') + xml.slice(at);
    kept.push(xml.slice(at, opens));
    const closes = xml.indexOf('-->', opens + 4);
    if (closes === -1) return kept.join('');
    at = closes + 3;
  }
};

/** The first ds:Signature, from its start to its end; undefined where there is none. */
const signatureIn = (xml: string): string | undefined => {
  const opens = /<((?:[\w-]{1,100}:)?)Signature[\s>]/.exec(xml);
  if (opens === null) return undefined;
  const closes = xml.indexOf(`</${opens[1]}Signature>`, opens.index);
  return closes === -1 ? undefined : xml.slice(opens.index, closes);
};

// More than there are in any chain.
const MOST_CERTIFICATES = 20;

/** The signer's certificate among those of a signature, where the chain may stand in any order: the first that is no authority's. */
const certificateIn = (signature: string) => {
  const texts = signature.matchAll(
    /<(?:[\w-]{1,100}:)?X509Certificate(?:\s[^<>]{0,200})?>([A-Za-z0-9+/=\s&#;]{100,40000})<\//g,
  );
  const certificates = [];
  let tried = 0;
  for (const [, text = ''] of texts) {
    if (tried === MOST_CERTIFICATES) break;
    tried += 1;
    // Some libraries write their line breaks as references.
    const base64 = text.replaceAll(/&#(?:10|13|x0?[ad]);/gi, '');
    const found = signerCertificate(Buffer.from(base64, 'base64'));
    if (found !== undefined) certificates.push(found);
  }
  return certificates.find(({ certificatePem }) => !isAuthority(certificatePem)) ?? certificates[0];
};

/**
 * The signature in the text of an XML document. Its canonical form is not computed: the certificate and the time that it states are read,
 * and it counts as carried. Without a certificate that can be read it is none: the baseline profile demands it (ETSI EN 319 132-1, 6.3), and
 * whose it is could not be said.
 */
export const lookIntoXml = (xml: string): SignedFileFinding => {
  const signature = xml.includes(XMLDSIG) && xml.includes(XADES) ? signatureIn(withoutComments(xml)) : undefined;
  if (signature === undefined || !/<(?:[\w-]{1,100}:)?SignatureValue[\s>]/.test(signature))
    return { kind: 'absent', detail: 'the XML carries no XAdES signature' };
  const found = certificateIn(signature);
  if (found === undefined)
    return { kind: 'absent', detail: 'the XAdES signature carries no certificate of its signer' };
  const time = /<(?:[\w-]{1,100}:)?SigningTime(?:\s[^<>]{0,200})?>\s{0,20}([0-9T:.Z+-]{10,40})\s{0,20}<\//.exec(
    signature,
  )?.[1];
  const signedAt = time === undefined ? undefined : new Date(time);
  return {
    kind: 'carried',
    certificate: found.certificate,
    ...(signedAt !== undefined && !Number.isNaN(signedAt.getTime()) && { signedAt }),
  };
};

/** An XML document that holds the letter and its signature. */
export const lookIntoXmlFile = async (file: StoredBytes): Promise<SignedFileFinding> =>
  file.sizeBytes > MAX_READ_WHOLE
    ? TOO_LARGE_TO_READ_WHOLE
    : lookIntoXml((await file.part(0, file.sizeBytes)).toString('utf8'));
