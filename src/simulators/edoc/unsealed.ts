import type { Envelope } from '../../domain/envelope.ts';
import { canonicalBytesIfAny } from '../../envelope/canonical.ts';
import { readEnvelope } from '../../envelope/read.ts';
import { parseStrictly } from '../../envelope/verify/parse.ts';

/**
 * Reads an envelope as its text says, whatever its seal is worth: only for systems that are meant to be bad, and for our own bytes.
 * Throws where it is no envelope as the gateway writes them.
 */
export const readUnsealed = (envelopeXml: Buffer): Envelope => {
  const text = envelopeXml.toString();
  const end = text.lastIndexOf('<Signature xmlns');
  const document = parseStrictly(Buffer.from(`${text.slice(0, end)}</Envelope>`));
  if (!document.ok) throw new Error(`not an envelope: ${document.problem.detail}`);
  try {
    const canonical = canonicalBytesIfAny(document.value);
    if (canonical === undefined) throw new Error('not an envelope: it has no canonical form');
    return readEnvelope(canonical);
  } finally {
    document.value.dispose();
  }
};

/** The certificate that came with a seal, as PEM. */
export const certificateWithin = (envelopeXml: Buffer): string => {
  const base64 = /<X509Certificate>([^<]+)</.exec(envelopeXml.toString())?.[1] ?? '';
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
};
