import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExampleCertificates } from '../../certs-example/make-certs.ts';
import { makeEnvelopeVerifier } from '../envelope/verify.ts';
import { GATEWAY_CODE } from './gateway-code.ts';

/**
 * Checks an agency's envelope as anybody can who has its bytes and the agency's certificate.
 * @returns the common name of the signer. Throws where the seal does not hold.
 */
export const makeVerifyKept =
  (certificates: ExampleCertificates) =>
  async (envelopeXml: Buffer, agencyCode: string): Promise<string> => {
    const certificatePem = await readFile(join(certificates.outDir, `agency-${agencyCode}-seal.cert.pem`), 'utf8');
    const certificate = new X509Certificate(certificatePem);
    const verified = await makeEnvelopeVerifier().verify(envelopeXml, {
      receiver: { scheme: 'gateway', code: GATEWAY_CODE },
      now: new Date(),
      keysOf: async (sender) =>
        sender.code === agencyCode
          ? {
              ok: true,
              value: [
                {
                  spkiSha256: '',
                  certificatePem,
                  notBefore: new Date(certificate.validFrom),
                  notAfter: new Date(certificate.validTo),
                },
              ],
            }
          : { ok: false, problem: { code: 'NotAuthorizedForSender', detail: 'another agency sealed this' } },
    });
    if (!verified.ok) throw new Error(`the seal of the reply does not hold: ${verified.problem.code}`);
    return /CN=(.+)/.exec(certificate.subject)?.[1] ?? certificate.subject;
  };
