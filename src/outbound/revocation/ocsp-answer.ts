import { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { BasicOCSPResponse, type CertID, OCSPResponse } from 'pkijs';
import type { ResponderVerdict } from '../../ports/revocation.ts';
import { nonceOf, sameCertId } from './ocsp-request.ts';
import { isSignedBy } from './signatures.ts';

/** What an answer is held against. */
export interface Asked {
  readonly certId: CertID;
  readonly nonce: Buffer;
  readonly issuer: X509Certificate;
  readonly now: Date;
}

/** A verdict, and until when it may be used again. */
export interface ReadAnswer {
  readonly verdict: ResponderVerdict;
  readonly freshUntil: Date;
}

// As fresh as X-Road wants an OCSP answer: older ones say nothing about now.
const MAX_AGE_MS = 3_600_000;
// As for envelopes (exchange.md): a clock may be that far ahead of ours.
const CLOCK_SLACK_MS = 300_000;
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const SUCCESSFUL = 0;
const GOOD = 0;
const REVOKED = 1;

const noAnswer = (reason: 'refused' | 'not_trusted' | 'stale'): ReadAnswer => ({
  verdict: { kind: 'no_answer', reason },
  freshUntil: new Date(0),
});

/** The certificates inside an answer, as they were sent. */
const enclosed = (basicDer: Uint8Array): readonly X509Certificate[] => {
  const answer = fromBER(basicDer).result as unknown as { valueBlock: { value: Asn1[] } };
  const list = answer.valueBlock.value[3]?.valueBlock.value?.[0]?.valueBlock.value ?? [];
  return list.map((certificate) => new X509Certificate(Buffer.from(certificate.valueBeforeDecodeView)));
};

interface Asn1 {
  readonly valueBlock: { readonly value?: Asn1[] };
  readonly valueBeforeDecodeView: Uint8Array;
}

/** Who may answer for an authority (RFC 6960 section 4.2.2.2): itself, or whom it certified for that, in date. */
const mayAnswer = (responder: X509Certificate, { issuer, now }: Asked): boolean =>
  responder.fingerprint256 === issuer.fingerprint256 ||
  (responder.checkIssued(issuer) &&
    responder.verify(issuer.publicKey) &&
    // Node's types call them usages of the key; they are the extended ones.
    (responder.keyUsage as readonly string[] | undefined)?.includes(OCSP_SIGNING) === true &&
    new Date(responder.validFrom) <= now &&
    now <= new Date(responder.validTo));

/**
 * Reads an answer (RFC 6960). It counts only where the authority, or a responder that it certified for this, signed it; where it is
 * about the certificate asked for; and where it brings our nonce or is at most an hour old. @throws where it cannot be read.
 */
export const readOcspAnswer = (der: Buffer, asked: Asked): ReadAnswer => {
  const response = OCSPResponse.fromBER(new Uint8Array(der));
  const bytes = response.responseBytes?.response.valueBlock.valueHexView;
  if (response.responseStatus.valueBlock.valueDec !== SUCCESSFUL || bytes === undefined) return noAnswer('refused');
  const basic = BasicOCSPResponse.fromBER(bytes);
  const { tbsResponseData: told } = basic;
  const signed = {
    algorithmOid: basic.signatureAlgorithm.algorithmId,
    bytes: told.tbsView,
    signature: basic.signature.valueBlock.valueHexView,
  };
  const signer = [asked.issuer, ...enclosed(bytes)].find(
    (responder) => mayAnswer(responder, asked) && isSignedBy(responder.publicKey, signed),
  );
  if (signer === undefined) return noAnswer('not_trusted');
  const nonce = nonceOf(told.responseExtensions);
  if (nonce !== undefined && !nonce.equals(asked.nonce)) return noAnswer('not_trusted');
  const single = told.responses.find(({ certID }) => sameCertId(certID, asked.certId));
  if (single === undefined) return noAnswer('not_trusted');

  const nowMs = asked.now.getTime();
  const ageMs = nowMs - single.thisUpdate.getTime();
  const outOfDate = single.nextUpdate !== undefined && single.nextUpdate.getTime() < nowMs;
  if (ageMs < -CLOCK_SLACK_MS || outOfDate || (nonce === undefined && ageMs > MAX_AGE_MS)) return noAnswer('stale');
  const freshUntil = new Date(Math.min(nowMs + MAX_AGE_MS, single.nextUpdate?.getTime() ?? Number.POSITIVE_INFINITY));

  const status = single.certStatus as { idBlock: { tagNumber: number }; valueBlock: { value?: { toDate?(): Date }[] } };
  const tag = status.idBlock.tagNumber;
  if (tag === GOOD) return { verdict: { kind: 'good' }, freshUntil };
  if (tag !== REVOKED) return { verdict: { kind: 'unknown' }, freshUntil };
  return { verdict: { kind: 'revoked', revokedAt: status.valueBlock.value?.[0]?.toDate?.() ?? asked.now }, freshUntil };
};
