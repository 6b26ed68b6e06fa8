import { createHash, X509Certificate } from 'node:crypto';
import { XmlXPath } from 'libxml2-wasm';
import type { EnvelopeCertificates } from '../ports/envelope-certificates.ts';
import { SIGNATURE_NAMESPACE } from './names.ts';
import { parseXml } from './parse-xml.ts';

const CERTIFICATES = XmlXPath.compile('/*/ds:Signature/ds:KeyInfo/ds:X509Data/ds:X509Certificate', {
  ds: SIGNATURE_NAMESPACE,
});

const hasKey = (certificate: X509Certificate, spkiSha256: string): boolean =>
  createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex') === spkiSha256;

/** Reads the certificates that envelopes bring; meets port EnvelopeCertificates. */
export const envelopeCertificates: EnvelopeCertificates = {
  ofKey(envelopeXml, spkiSha256) {
    const document = parseXml(envelopeXml);
    try {
      return document
        .find(CERTIFICATES)
        .map((node) => new X509Certificate(Buffer.from(node.content, 'base64')))
        .find((certificate) => hasKey(certificate, spkiSha256))
        ?.toString();
    } finally {
      document.dispose();
    }
  },
};
