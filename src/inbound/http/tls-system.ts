import { createHash, type X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { fail, type Result } from '../../domain/problems.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Transactions } from '../../ports/transaction.ts';

/** The system that calls, as its TLS client key says. */
export interface CallingSystem {
  readonly code: string;
  /** The dialect that is agreed with it; undefined while it is not connected. */
  readonly dialect: string | undefined;
}

/** Lower-case hex SHA-256 of a certificate's SubjectPublicKeyInfo: what a key is known by. */
export const spkiSha256 = (certificate: X509Certificate): string =>
  createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/**
 * Finds the system behind a request. TLS has checked that the certificate is one of a CA we trust and not on its revocation list;
 * which system it is, and whether it may still call, only the registry knows. Looked up for every request, so that
 * revoking a key works at once on open connections too.
 * Problems: CertificateUnknown, CertificateRevoked.
 */
export const makeIdentifySystem =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly registry: Pick<Registry, 'systemByTlsKey'>;
  }) =>
  async (request: FastifyRequest): Promise<Result<CallingSystem>> => {
    const certificate = (request.raw.socket as TLSSocket).getPeerX509Certificate();
    if (certificate === undefined) return fail('CertificateUnknown', 'A TLS client certificate is required.');
    const key = spkiSha256(certificate);
    return deps.transactions.inTransaction({ kind: 'system', code: 'unknown' }, (tx) =>
      deps.registry.systemByTlsKey(tx, key),
    );
  };

export type IdentifySystem = ReturnType<typeof makeIdentifySystem>;
