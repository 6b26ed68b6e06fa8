import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { makeAccessTokens } from '../../src/inbound/http/access-token.ts';

/** Who issues tokens in these tests, and for whom. */
export const ISSUER = 'https://identity.example.ge';
export const AUDIENCE = 'https://shikriki.example.ge';

/** A personal number that must never be seen outside the envelope. */
export const PERSONAL_NUMBER = '00000000001';

/** Claims of an ordinary citizen. */
export const claimsOf = (subject: string): JWTPayload => ({
  sub: subject,
  given_name: 'ნინო',
  family_name: 'მაგალითაძე',
  personal_number: PERSONAL_NUMBER,
  email: 'nino@example.ge',
  phone_number: '+995599000001',
  locale: 'ka',
  acr: 'high',
  amr: ['eid'],
  auth_time: Math.floor(Date.now() / 1000) - 60,
});

/** An identity provider with a key of its own, and what the portal API reads its tokens by. */
export const makePortalTokens = async () => {
  const keyPair = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(keyPair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const readAccessToken = makeAccessTokens(
    { issuer: ISSUER, audience: AUDIENCE, algorithms: ['ES256'], keys: { jwks: { keys: [jwk] } } },
    { clock: { now: () => new Date() } },
  );
  /** A signed token; claims and headers that are given replace the ordinary ones, undefined leaves one out. */
  const token = (claims: JWTPayload | Readonly<Record<string, unknown>>, header: object = {}): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: ISSUER, aud: AUDIENCE, iat: now, exp: now + 3600, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header })
      .sign(keyPair.privateKey);
  };
  const tokens = new Map<string, string>();
  const tokenOf = async (subject: string): Promise<string> => {
    const known = tokens.get(subject) ?? (await token(claimsOf(subject)));
    tokens.set(subject, known);
    return known;
  };
  return { readAccessToken, jwk, token, tokenOf };
};
