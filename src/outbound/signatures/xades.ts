import type { SignedFileFinding } from '../../domain/signed-file.ts';
import { MAX_READ_WHOLE } from './cades.ts';
import { signerCertificate } from './signer-certificate.ts';
import type { StoredBytes } from './stored-bytes.ts';

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const XADES = 'http://uri.etsi.org/01903/';

/**
 * The signature in the text of an XML document. Its canonical form is not computed: the certificate and the time that it states are read,
 * and it counts as carried. Without a certificate that can be read it is none: the baseline profile demands it (ETSI EN 319 132-1, 6.3), and
 * whose it is could not be said.
 */
export const lookIntoXml = (xml: string): SignedFileFinding => {
  const signed = xml.includes(XMLDSIG) && /<(?:[\w-]+:)?SignatureValue[\s>]/.test(xml) && xml.includes(XADES);
  if (!signed) return { kind: 'absent', detail: 'the XML carries no XAdES signature' };
  const base64 = /<(?:[\w-]+:)?X509Certificate>([A-Za-z0-9+/=\s]{100,20000})<\//.exec(xml)?.[1];
  const time = /<(?:[\w-]+:)?SigningTime>\s{0,20}([0-9T:.Z+-]{10,40})\s{0,20}<\//.exec(xml)?.[1];
  const found = base64 === undefined ? undefined : signerCertificate(Buffer.from(base64, 'base64'));
  if (found === undefined)
    return { kind: 'absent', detail: 'the XAdES signature carries no certificate of its signer' };
  const signedAt = time === undefined ? undefined : new Date(time);
  return {
    kind: 'carried',
    certificate: found.certificate,
    ...(signedAt !== undefined && !Number.isNaN(signedAt.getTime()) && { signedAt }),
  };
};

/** An XML document that holds the letter and its signature. */
export const lookIntoXmlFile = async (file: StoredBytes): Promise<SignedFileFinding> =>
  lookIntoXml((await file.part(0, Math.min(file.sizeBytes, MAX_READ_WHOLE))).toString('utf8'));
