import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleCitizens } from '../citizens/citizens.ts';
import { type IdentityProviderOptions, registerIdentityProvider } from './provider.ts';

const issuer = 'http://127.0.0.1:8090/identity';
const audience = 'urn:shikriki:portal-api';
const apps: FastifyInstance[] = [];

const provider = async (more: Partial<IdentityProviderOptions> = {}): Promise<FastifyInstance> => {
  const app = fastify();
  apps.push(app);
  await app.register(
    (scope) => registerIdentityProvider(scope, { issuer, audience, citizens: exampleCitizens, ...more }),
    {
      prefix: '/identity',
    },
  );
  return app;
};
const keysOf = async (app: FastifyInstance) =>
  createLocalJWKSet((await app.inject('/identity/jwks.json')).json<JSONWebKeySet>());
const tokenOf = async (app: FastifyInstance, citizen: string): Promise<string> =>
  (await app.inject(`/identity/token/${citizen}`)).body.trim();

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

describe('the identity provider of the sandbox', () => {
  it('gives a token that its published keys verify, with the claims of the citizen', async () => {
    const app = await provider();
    const answer = await app.inject({ method: 'POST', url: '/identity/token', payload: { citizen: 'example-nino' } });
    const { access_token: token } = answer.json<{ access_token: string }>();
    const { payload, protectedHeader } = await jwtVerify(token, await keysOf(app), { issuer, audience, typ: 'at+jwt' });
    expect(protectedHeader.alg).toBe('ES256');
    expect(payload).toMatchObject({
      sub: 'example-nino',
      personal_number: '00000000001',
      given_name: 'ნინო',
      family_name: 'მაგალითაძე',
      email: 'nino@example.ge',
      phone_number: '+995599000001',
      locale: 'ka',
      acr: 'high',
      amr: ['sc', 'pin'],
    });
    expect(payload.auth_time).toBe(payload.iat);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('takes a form too, and another level', async () => {
    const app = await provider();
    const answer = await app.inject({
      method: 'POST',
      url: '/identity/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'citizen=example-alex&acr=substantial',
    });
    const { payload } = await jwtVerify(answer.json<{ access_token: string }>().access_token, await keysOf(app));
    expect(payload).toMatchObject({ sub: 'example-alex', acr: 'substantial' });
  });

  it('gives a program a token in its own name, with the scopes it asks for and may have', async () => {
    const app = await provider();
    const ask = (fields: object) => app.inject({ method: 'POST', url: '/identity/token', payload: fields });
    const client = {
      grant_type: 'client_credentials',
      client_id: 'example-portal',
      client_secret: 'example-portal-secret',
    };
    const answer = (await ask({ ...client, scope: 'changes:read' })).json<{ access_token: string; scope: string }>();
    expect(answer.scope).toBe('changes:read');
    const { payload } = await jwtVerify(answer.access_token, await keysOf(app), { issuer, audience, typ: 'at+jwt' });
    expect(payload).toMatchObject({ sub: 'example-portal', client_id: 'example-portal', scope: 'changes:read' });
    expect(payload).not.toHaveProperty('acr');
    expect((await ask({ ...client, client_secret: 'guess' })).json()).toMatchObject({ error: 'invalid_client' });
    expect((await ask({ ...client, scope: 'everything' })).json()).toMatchObject({ error: 'invalid_scope' });
    const bare = (await app.inject('/identity/client-token/example-portal')).body.trim();
    const read = await jwtVerify(bare, await keysOf(app), { issuer, audience });
    expect(read.payload.scope).toBe('changes:read webhooks:write');
  });

  it('names its keys and its token address', async () => {
    const app = await provider();
    const { jwks_uri, token_endpoint, ...rest } = (
      await app.inject('/identity/.well-known/openid-configuration')
    ).json();
    expect({ jwks_uri, token_endpoint }).toEqual({
      jwks_uri: `${issuer}/jwks.json`,
      token_endpoint: `${issuer}/token`,
    });
    expect(rest.issuer).toBe(issuer);
  });

  it('publishes no private key', async () => {
    const app = await provider();
    expect((await app.inject('/identity/jwks.json')).json<JSONWebKeySet>().keys[0]).not.toHaveProperty('d');
  });

  it('knows nobody else', async () => {
    const app = await provider();
    expect((await app.inject('/identity/token/somebody')).statusCode).toBe(404);
    const answer = await app.inject({ method: 'POST', url: '/identity/token', payload: { citizen: 'somebody' } });
    expect(answer.statusCode).toBe(400);
  });

  it('keeps its key over a restart where it has a folder, and makes a new one where it has none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shikriki-identity-'));
    try {
      const token = await tokenOf(await provider({ folder }), 'example-giorgi');
      const keys = await keysOf(await provider({ folder }));
      await expect(jwtVerify(token, keys)).resolves.toBeDefined();
      await expect(jwtVerify(token, await keysOf(await provider()))).rejects.toThrow();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('does not start in production', async () => {
    await expect(provider({ environment: 'production' })).rejects.toThrow('production');
  });
});
