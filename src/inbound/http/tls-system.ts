import type { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { spkiSha256Of } from '../../domain/certificates.ts';
import { fail, type Result } from '../../domain/problems.ts';
import type { Registry } from '../../ports/registry.ts';
import type { RevocationLists } from '../../ports/revocation.ts';
import type { Transactions } from '../../ports/transaction.ts';

/** The system that calls, as its TLS client key says. */
export interface CallingSystem {
  readonly code: string;
  /** The dialect that is agreed with it; undefined while it is not connected. */
  readonly dialect: string | undefined;
}

/**
 * Finds the system behind a request. TLS has checked that the certificate is one of a CA we trust and not on its revocation list;
 * which system it is, and whether it may still call, only the registry knows. Both are looked up for every request, so that
 * a key that is revoked, or gets on a list, is refused at once on open connections too.
 * Problems: CertificateUnknown, CertificateRevoked, TemporarilyUnavailable (the list is out of date).
 */
export const makeIdentifySystem =
  (deps: {
    readonly transactions: Pick<Transactions, 'readOnce'>;
    readonly registry: Pick<Registry, 'systemByTlsKey'>;
    readonly revocationLists?: Pick<RevocationLists, 'verdictOn'> | undefined;
  }) =>
  async (request: FastifyRequest): Promise<Result<CallingSystem>> => {
    const certificate = (request.raw.socket as TLSSocket).getPeerX509Certificate();
    if (certificate === undefined) return fail('CertificateUnknown', 'A TLS client certificate is required.');
    const verdict = deps.revocationLists?.verdictOn(certificate.raw);
    if (verdict?.kind === 'revoked') return fail('CertificateRevoked', 'The TLS client certificate is revoked.');
    if (verdict?.kind === 'stale')
      return fail('TemporarilyUnavailable', 'The TLS client certificate cannot be checked right now.');
    const key = spkiSha256Of(certificate);
    return deps.transactions.readOnce((tx) => deps.registry.systemByTlsKey(tx, key));
  };

export type IdentifySystem = ReturnType<typeof makeIdentifySystem>;
