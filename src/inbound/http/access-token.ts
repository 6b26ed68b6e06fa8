import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { fail, ok, problem, type Result } from '../../domain/problems.ts';
import type { Clock } from '../../ports/clock.ts';
import { type CitizenIdentity, identityOf } from './citizen-identity.ts';

export type { CitizenIdentity } from './citizen-identity.ts';

/** Whose tokens are taken. Everything is pinned here; a token decides nothing about how it is checked. */
export interface AccessTokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly ('ES256' | 'RS256')[];
  /** The keys of the issuer: where they are published, or themselves. */
  readonly keys: { readonly jwksUrl: string } | { readonly jwks: JSONWebKeySet };
}

/**
 * Reads an Authorization header.
 * Problems: Unauthenticated (says what is wrong or missing, no value), Forbidden (acting for somebody else), TemporarilyUnavailable
 * (the keys of the issuer cannot be fetched).
 */
export type ReadAccessToken = (authorization: string | undefined) => Promise<Result<CitizenIdentity>>;

const CLOCK_TOLERANCE_SECONDS = 60;
const MAX_TOKEN_AGE = '1h';
const JWKS_RETRY_AFTER_MS = 5_000;

// Headers by which a token would bring or choose its own key, or change how it is read.
const REFUSED_HEADERS = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip'] as const;

// RFC 9068 calls access tokens at+jwt; older providers write JWT.
const TYPES = new Set(['at+jwt', 'jwt']);

const CLAIM_NAMES: { readonly [claim: string]: string } = {
  iss: 'issuer',
  aud: 'audience',
  exp: 'time of expiry',
  iat: 'time of issue',
  sub: 'subject',
  nbf: 'start',
};

const keySetOf = (keys: AccessTokenRules['keys']): JWTVerifyGetKey =>
  'jwks' in keys
    ? createLocalJWKSet(keys.jwks)
    : createRemoteJWKSet(new URL(keys.jwksUrl), {
        cooldownDuration: 30_000,
        cacheMaxAge: 600_000,
        timeoutDuration: 5_000,
      });

/** The claims of an Authorization header whose token holds. Problems: Unauthenticated, TemporarilyUnavailable. */
export type ReadClaims = (authorization: string | undefined) => Promise<Result<JWTPayload>>;

/**
 * Makes the reader of access tokens (OpenID Connect, JWT), whoever they speak for. Signature by the issuer's published keys and pinned algorithms;
 * issuer, audience, exp, iat and sub are demanded; at most an hour old (a minute of clock difference is tolerated).
 */
export const makeTokenClaims = (
  rules: AccessTokenRules,
  { clock }: { readonly clock: Pick<Clock, 'now'> },
): ReadClaims => {
  const keySet = keySetOf(rules.keys);
  return async (authorization) => {
    const token = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined)
      return fail(
        'Unauthenticated',
        authorization === undefined ? 'There is no access token.' : 'The Authorization header holds no JWT as Bearer.',
      );
    try {
      const header = decodeProtectedHeader(token);
      const refused = REFUSED_HEADERS.find((name) => Object.hasOwn(header, name));
      if (refused !== undefined) return fail('Unauthenticated', `A token with the header ${refused} is not taken.`);
      const type = typeof header.typ === 'string' ? header.typ.toLowerCase().replace(/^application\//, '') : '';
      if (!TYPES.has(type)) return fail('Unauthenticated', 'The token has another typ than at+jwt or JWT.');
      const { payload } = await jwtVerify(token, keySet, {
        issuer: rules.issuer,
        audience: rules.audience,
        algorithms: [...rules.algorithms],
        requiredClaims: ['exp', 'iat', 'sub'],
        maxTokenAge: MAX_TOKEN_AGE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: clock.now(),
      });
      return ok(payload);
    } catch (error) {
      return { ok: false, problem: refusalOf(error) };
    }
  };
};

/** Makes the reader of citizens' access tokens. */
export const makeAccessTokens = (
  rules: AccessTokenRules,
  deps: { readonly clock: Pick<Clock, 'now'> },
): ReadAccessToken => {
  const readClaims = makeTokenClaims(rules, deps);
  return async (authorization) => {
    const claims = await readClaims(authorization);
    return claims.ok ? identityOf(claims.value) : claims;
  };
};

const refusalOf = (error: unknown) => {
  if (error instanceof errors.JWTExpired) return problem('Unauthenticated', 'The token is out of date.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return problem(
      'Unauthenticated',
      `The ${CLAIM_NAMES[error.claim] ?? 'content'} of the token (${error.claim}) is ${error.reason === 'missing' ? 'missing' : 'not the right one'}.`,
    );
  }
  const ours =
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC');
  // fetch fails with a TypeError; whatever a broken token raises otherwise is an error of jose, or of decoding.
  if (ours || (error instanceof TypeError && error.message === 'fetch failed')) {
    return problem('TemporarilyUnavailable', 'The keys of the identity provider cannot be fetched.', {
      retryAfterMs: JWKS_RETRY_AFTER_MS,
    });
  }
  return problem('Unauthenticated', 'The token is not one of the identity provider.');
};
