import type { FastifyInstance } from 'fastify';
import type { BucketRules } from '../../domain/token-bucket.ts';
import type { DocumentCheck, DocumentVerification } from '../../generated/schemas.ts';
import type { Clock } from '../../ports/clock.ts';
import type { VerifiedDocument, VerifyDocument } from '../../use-cases/papers/verify-document.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { callerAt, refuseTooMany } from '../http/rate-limit.ts';
import { sendResult } from './reply.ts';
import { bodyCheck } from './schemas.ts';

/** Enough for a clerk with a pile of papers; codes cannot be guessed at any speed. */
export const VERIFICATION_LIMIT: BucketRules = { burst: 30, perMinute: 30 };

// Three short texts.
const BODY_LIMIT_BYTES = 4 * 1024;

const checkBody = bodyCheck<DocumentCheck>('urn:shikriki:schema:document-check:1');

const toEnvelope = ({ checked, signer }: VerifiedDocument): DocumentVerification['envelope'] =>
  checked.seal && {
    sha256: checked.seal.sha256,
    sealedAt: checked.seal.sealedAt.toISOString(),
    ...(checked.seal.direction === 'in' && { receivedAt: checked.seal.keptAt.toISOString() }),
    ...(signer !== undefined && {
      signer: {
        name: signer.name,
        issuer: signer.issuer,
        serialNumber: signer.serialNumber,
        validFrom: signer.notBefore.toISOString(),
        validUntil: signer.notAfter.toISOString(),
      },
    }),
  };

const toVerification = (verified: VerifiedDocument): DocumentVerification => {
  const { checked, match } = verified;
  const envelope = toEnvelope(verified);
  return {
    document: verified.document,
    kind: verified.messageKind.toLowerCase() as DocumentVerification['kind'],
    trackingNumber: verified.trackingNumber,
    filedAt: checked.filedAt.toISOString(),
    writtenAt: checked.writtenAt.toISOString(),
    agencyCode: checked.agency.code,
    agencyNameKa: checked.agency.nameKa,
    agencyNameEn: checked.agency.nameEn,
    ...(checked.registration !== undefined && {
      registrationNumber: checked.registration.number,
      registeredAt: checked.registration.registeredAt.toISOString(),
    }),
    ...(envelope !== undefined && { envelope }),
    paperSha256s: [...checked.paperSha256s],
    ...(match !== undefined && { digestMatches: match }),
  };
};

/**
 * POST /v1/verification: whether a paper is one of ours, for anybody. Number and code come in the body: addresses are written into the
 * logs of every server on the way.
 */
export const verificationRoutes = (
  app: FastifyInstance,
  { verifyDocument, clock }: { readonly verifyDocument: VerifyDocument; readonly clock: Pick<Clock, 'now'> },
): void => {
  app.post(
    '/v1/verification',
    {
      bodyLimit: BODY_LIMIT_BYTES,
      onRequest: refuseTooMany(VERIFICATION_LIMIT, clock, { callerOf: ({ ip }) => callerAt(ip), what: 'checks' }),
    },
    async (request, reply) => {
      const body = checkBody(request.body);
      if (!body.ok) return sendProblem(reply, body.problem);
      const { sha256, ...typed } = body.value;
      const verified = await verifyDocument({
        ...typed,
        ...(sha256 !== undefined && { sha256: sha256.toLowerCase() }),
      });
      return verified.ok
        ? sendResult(reply, { ok: true, value: toVerification(verified.value) })
        : sendProblem(reply, verified.problem);
    },
  );
};
