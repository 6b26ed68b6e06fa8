import { fail, ok, type Result } from '../../domain/problems.ts';
import type { ReadClaims } from './access-token.ts';

/** Rights that a client's token can carry (claim `scope`, RFC 8693 4.2). */
export const CLIENT_SCOPES = ['changes:read', 'webhooks:write'] as const;
export type ClientScope = (typeof CLIENT_SCOPES)[number];

/** A program that calls in its own name: the back end of a portal. */
export interface ClientIdentity {
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
}

/**
 * Reads the Authorization header of a program.
 * Problems: Unauthenticated, Forbidden (the token speaks for a person), TemporarilyUnavailable.
 */
export type ReadClientToken = (authorization: string | undefined) => Promise<Result<ClientIdentity>>;

const CLIENT_ID = /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/;

// What only a token of a person carries: who signed in, when and how (RFC 9068 2.2.1, OpenID Connect).
const CLAIMS_OF_A_PERSON = [
  'auth_time',
  'acr',
  'amr',
  'given_name',
  'family_name',
  'personal_number',
  'acting_for',
] as const;

/**
 * Makes the reader of client tokens: OAuth 2.0 client credentials (RFC 6749 4.4) as RFC 9068 writes them, where the subject is the client
 * itself. Checked as strictly as citizens' tokens; one that speaks for a person is never a client's, whatever scope it has.
 */
export const makeClientTokens =
  (readClaims: ReadClaims): ReadClientToken =>
  async (authorization) => {
    const read = await readClaims(authorization);
    if (!read.ok) return read;
    const claims = read.value;
    const personal = CLAIMS_OF_A_PERSON.find((claim) => claims[claim] !== undefined);
    if (personal !== undefined || claims.sub !== claims.client_id)
      return fail('Forbidden', 'This needs a token of a client (client credentials), not of a person.');
    if (typeof claims.client_id !== 'string' || !CLIENT_ID.test(claims.client_id))
      return fail('Unauthenticated', 'The token lacks a usable client_id.');
    const scope = typeof claims.scope === 'string' ? claims.scope : '';
    return ok({ clientId: claims.client_id, scopes: new Set(scope.split(' ').filter((name) => name !== '')) });
  };
