import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { makeAccessTokens } from './access-token.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
};

const keyPair = await generateKeyPair('ES256', { extractable: true });
const now = Math.floor(Date.now() / 1000);
const token = await new SignJWT({
  iss: 'https://identity.example.ge',
  aud: 'shikriki',
  sub: 'example-nino',
  given_name: 'ნინო',
  family_name: 'მაგალითაძე',
  acr: 'http://eidas.europa.eu/LoA/substantial',
  auth_time: now,
  iat: now,
  exp: now + 600,
})
  .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })
  .sign(keyPair.privateKey);
const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(keyPair.publicKey)), kid: 'k1', alg: 'ES256' }] });

const readWith = (jwksUrl: string) =>
  makeAccessTokens(
    { issuer: 'https://identity.example.ge', audience: 'shikriki', algorithms: ['ES256'], keys: { jwksUrl } },
    { clock: { now: () => new Date() } },
  )(`Bearer ${token}`);

describe("an access token, where the identity provider's keys are fetched", () => {
  it('says who the citizen is and how well that is known', async () => {
    const url = await serve((_request, answer) => answer.setHeader('content-type', 'application/json').end(jwks));
    expect(await readWith(url)).toMatchObject({
      ok: true,
      value: {
        subject: 'example-nino',
        person: { kind: 'natural', givenName: 'ნინო', familyName: 'მაგალითაძე' },
        contacts: { language: 'ka' },
        authentication: { method: 'oidc', level: 'substantial', authenticatedAt: new Date(now * 1000).toISOString() },
      },
    });
  });

  it.each<[string, RequestListener]>([
    ['answers 500', (_request, answer) => answer.writeHead(500).end()],
    ['answers no JSON', (_request, answer) => answer.end('<html>')],
    ['answers no key set', (_request, answer) => answer.end('{"keys":7}')],
    ['sends us elsewhere', (_request, answer) => answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['hangs up', (request) => request.socket.destroy()],
  ])('is not called invalid because the provider %s: the caller may come again', async (_what, listener) => {
    expect(await readWith(await serve(listener))).toMatchObject({
      ok: false,
      problem: { code: 'TemporarilyUnavailable', retryAfterMs: 5_000 },
    });
  });

  it('is not called invalid because nobody answers', async () => {
    expect(await readWith('http://127.0.0.1:1/jwks.json')).toMatchObject({
      problem: { code: 'TemporarilyUnavailable' },
    });
  });

  it('is invalid when the provider does not know its key', async () => {
    const url = await serve((_request, answer) => answer.end('{"keys":[]}'));
    expect(await readWith(url)).toMatchObject({ problem: { code: 'Unauthenticated' } });
  });
});
