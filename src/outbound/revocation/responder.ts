import { randomBytes, X509Certificate } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { ResponderVerdict, RevocationResponder } from '../../ports/revocation.ts';
import { makeAuthorities } from './authorities.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { readOcspAnswer } from './ocsp-answer.ts';
import { certIdOf, writeOcspRequest } from './ocsp-request.ts';

const TIMEOUT_MS = 5_000;
// An answer is a few kilobytes: a signature and a certificate.
const ANSWER_MAX_BYTES = 65_536;
// As RFC 8954 wants it.
const NONCE_BYTES = 32;

/**
 * Asks OCSP responders (RFC 6960) over HTTP; meets port RevocationResponder. Only addresses from the settings are called: one that
 * stands in a certificate was chosen by whoever asked for the certificate. Good answers are kept while they are fresh, an hour at most.
 */
export const makeOcspResponder = (options: {
  /** http:// or https:// addresses, tried in this order. */
  readonly urls: readonly string[];
  readonly caPem: string;
  readonly clock: Clock;
}): RevocationResponder => {
  const authorities = makeAuthorities(options.caPem);
  const kept = new Map<string, { readonly verdict: ResponderVerdict; readonly freshUntil: Date }>();

  const askOne = async (
    url: string,
    certificate: X509Certificate,
    issuer: X509Certificate,
  ): Promise<ResponderVerdict> => {
    const [certId, nonce] = [certIdOf(certificate, issuer), randomBytes(NONCE_BYTES)];
    let answer: Buffer;
    try {
      answer = await fetchBytes({
        url,
        body: writeOcspRequest(certId, nonce),
        contentType: 'application/ocsp-request',
        timeoutMs: TIMEOUT_MS,
        maxBytes: ANSWER_MAX_BYTES,
      });
    } catch {
      return { kind: 'no_answer', reason: 'not_reached' };
    }
    try {
      const read = readOcspAnswer(answer, { certId, nonce, issuer, now: options.clock.now() });
      if (read.verdict.kind === 'good') kept.set(certificate.fingerprint256, read);
      return read.verdict;
    } catch {
      return { kind: 'no_answer', reason: 'not_trusted' };
    }
  };

  return {
    async ask(certificatePem) {
      const certificate = new X509Certificate(certificatePem);
      const issuer = authorities.issuerOf(certificate);
      if (issuer === undefined) return { kind: 'no_answer', reason: 'no_issuer' };
      const known = kept.get(certificate.fingerprint256);
      if (known !== undefined && known.freshUntil > options.clock.now()) return known.verdict;
      kept.delete(certificate.fingerprint256);
      let verdict: ResponderVerdict = { kind: 'no_answer', reason: 'not_reached' };
      for (const url of options.urls) {
        verdict = await askOne(url, certificate, issuer);
        if (verdict.kind !== 'no_answer') return verdict;
      }
      return verdict;
    },
  };
};
