import { createHash, X509Certificate } from 'node:crypto';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { checkBytes } from '../../envelope/verify/bytes.ts';
import { readUnprovedHeader } from '../../envelope/verify/header.ts';
import { parseStrictly } from '../../envelope/verify/parse.ts';
import { checkSchema } from '../../envelope/verify/schema.ts';
import { makeEnvelopeVerifier } from '../../envelope/verify.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RegisteredKey, VerifiedEnvelope } from '../../ports/envelope.ts';

/** What a simulated system knows of the gateway's seal. */
export interface KnownGateway {
  /** The gateway's code in envelopes. */
  readonly code: string;
  /** All certificates with which it may seal. */
  readonly sealCertificatesPem: readonly string[];
}

/** A certificate as a registry would know it. */
export const registeredKey = (certificatePem: string): RegisteredKey => {
  const certificate = new X509Certificate(certificatePem);
  return {
    spkiSha256: createHash('sha256')
      .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    certificatePem,
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
  };
};

/** Whom the envelope names, before anything of it is proved; the verifier says later whether it is true. */
const namedReceiver = (envelopeXml: Buffer): string | undefined => {
  if (checkBytes(envelopeXml) !== undefined) return undefined;
  const document = parseStrictly(envelopeXml);
  if (!document.ok) return undefined;
  try {
    if (checkSchema(document.value) !== undefined) return undefined;
    const header = readUnprovedHeader(document.value);
    return header.ok ? header.value.receiver.code : undefined;
  } finally {
    document.value.dispose();
  }
};

/**
 * Makes the door of a simulated system: the seal must be the gateway's, the Sender the gateway, the Receiver one of the
 * system's agencies (or the one that is expected). Problems: those of EnvelopeVerifier.verify.
 */
export const makeVerifyArrival = (options: {
  readonly gateway: KnownGateway;
  readonly agencyCodes: readonly string[];
  readonly clock: Clock;
}) => {
  const { gateway, agencyCodes, clock } = options;
  const keys = gateway.sealCertificatesPem.map(registeredKey);
  const verifier = makeEnvelopeVerifier();
  return async (envelopeXml: Buffer, expectedAgencyCode?: string): Promise<Result<VerifiedEnvelope>> => {
    const named = expectedAgencyCode ?? namedReceiver(envelopeXml) ?? agencyCodes[0] ?? '';
    if (!agencyCodes.includes(named)) return fail('InvalidAddressee', 'The Receiver is not an agency of this system.');
    return verifier.verify(envelopeXml, {
      receiver: { scheme: 'agency', code: named },
      now: clock.now(),
      keysOf: async (sender) =>
        sender.scheme === 'gateway' && sender.code === gateway.code
          ? ok(keys)
          : fail('NotAuthorizedForSender', 'The Sender must be the gateway.'),
    });
  };
};

export type VerifyArrival = ReturnType<typeof makeVerifyArrival>;
