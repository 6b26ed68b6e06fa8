import { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { spkiSha256Of } from '../../domain/certificates.ts';
import type { RevocationLists } from '../../ports/revocation.ts';

/** The error codes by which a server is refused for its key or certificate, with what each means (https-calls.ts). */
export const SERVER_REFUSALS = {
  ESERVERKEYNOTPINNED: 'server_key_unknown',
  ESERVERREVOKED: 'server_revoked',
  CERT_REVOKED: 'server_revoked',
  CERT_HAS_EXPIRED: 'server_revoked',
  CRL_HAS_EXPIRED: 'list_out_of_date',
  UNABLE_TO_GET_CRL: 'list_out_of_date',
  ELISTOUTOFDATE: 'list_out_of_date',
} as const;

const refusal = (code: keyof typeof SERVER_REFUSALS): Error =>
  Object.assign(new Error("The server's certificate is not accepted."), { code });

/**
 * What TLS does not check by itself, once per connection, before a byte of ours leaves: the host's name, the pins, and the lists where
 * TLS was not given them. @returns the reason to hang up, or undefined.
 * @param trust.serverKeys SHA-256 of the public keys that are accepted; undefined where the system has no pins.
 */
export const checkServerKey = (
  host: string,
  peer: PeerCertificate,
  trust: {
    readonly serverKeys: readonly string[] | undefined;
    readonly lists: Pick<RevocationLists, 'verdictOn'> | undefined;
  },
): Error | undefined => {
  const byName = checkServerIdentity(host, peer);
  if (byName !== undefined) return byName;
  if (trust.serverKeys !== undefined && !trust.serverKeys.includes(spkiSha256Of(new X509Certificate(peer.raw))))
    return refusal('ESERVERKEYNOTPINNED');
  switch (trust.lists?.verdictOn(peer.raw).kind) {
    case 'revoked':
      return refusal('ESERVERREVOKED');
    case 'stale':
      return refusal('ELISTOUTOFDATE');
    default:
      return undefined;
  }
};
