import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { SignJWT } from 'jose';
import type { ExampleCitizen } from '../citizens/citizens.ts';
import { openSigningKey } from './signing-key.ts';

/** A program that may call in its own name. Its secret is in this file for everybody to read. */
export interface ExampleClient {
  readonly clientId: string;
  readonly secret: string;
  readonly scopes: readonly string[];
}

/** The back end of a portal, as docs/portal-guide.md shows it. */
export const exampleClients: readonly ExampleClient[] = [
  { clientId: 'example-portal', secret: 'example-portal-secret', scopes: ['changes:read', 'webhooks:write'] },
];

/** What the sandbox's identity provider is set up with. */
export interface IdentityProviderOptions {
  /** The `iss` of its tokens and the base of its addresses: where `app` is reached, with the prefix if there is one. */
  readonly issuer: string;
  /** The `aud` of its tokens: the portal API. */
  readonly audience: string;
  readonly citizens: readonly ExampleCitizen[];
  /** The signing key is kept there and survives a restart. */
  readonly folder?: string;
  /** `production` is refused: anybody gets a token here. */
  readonly environment?: string;
  /** How long a token is valid. */
  readonly lifetimeSeconds?: number;
}

const LIFETIME_SECONDS = 3_600;
const ACR_LEVELS = ['high', 'substantial'] as const;
type Acr = (typeof ACR_LEVELS)[number];

/** Field `acr` of a request: how surely the citizen was recognised. */
const readAcr = (value: unknown): Acr | undefined =>
  value === undefined || value === '' ? 'high' : ACR_LEVELS.find((level) => level === value);

const AMR_OF: { readonly [A in Acr]: readonly string[] } = { high: ['sc', 'pin'], substantial: ['pwd', 'sms'] };

const oauthError = (reply: FastifyReply, error: string, description: string): FastifyReply =>
  reply.code(400).header('cache-control', 'no-store').send({ error, error_description: description });

/**
 * Adds the sandbox's token issuer to a server: discovery, keys, and tokens for the asking (ES256, `at+jwt`, RFC 9068).
 * `POST /token` takes `citizen` and `acr` as a form or JSON; `GET /token/:citizen?acr=` gives the bare token for curl. Programs get theirs
 * by client credentials (RFC 6749 4.4) from `POST /token`, or bare from `GET /client-token/:clientId?scope=`.
 * Throws where the environment is production.
 */
export const registerIdentityProvider = async (
  app: FastifyInstance,
  options: IdentityProviderOptions,
): Promise<void> => {
  if (options.environment === 'production') {
    throw new Error('the example identity provider gives a token to anybody: it does not start in production');
  }
  const { audience, citizens, lifetimeSeconds = LIFETIME_SECONDS } = options;
  const issuer = options.issuer.replace(/\/$/, '');
  const key = await openSigningKey(options.folder);

  const tokenFor = (citizen: ExampleCitizen, acr: Acr): Promise<string> => {
    const nowSeconds = Math.floor(Date.now() / 1_000);
    return new SignJWT({
      personal_number: citizen.personalNumber,
      given_name: citizen.givenName,
      family_name: citizen.familyName,
      email: citizen.email,
      phone_number: citizen.phone,
      locale: citizen.language,
      client_id: 'sandbox',
      acr,
      amr: AMR_OF[acr],
      auth_time: nowSeconds,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
      .setIssuer(options.issuer)
      .setAudience(audience)
      .setSubject(citizen.subject)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + lifetimeSeconds)
      .setJti(randomUUID())
      .sign(key.privateKey);
  };
  const clientTokenFor = ({ clientId }: ExampleClient, scope: string): Promise<string> => {
    const nowSeconds = Math.floor(Date.now() / 1_000);
    return new SignJWT({ client_id: clientId, scope })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
      .setIssuer(options.issuer)
      .setAudience(audience)
      .setSubject(clientId)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + lifetimeSeconds)
      .setJti(randomUUID())
      .sign(key.privateKey);
  };
  /** The scopes that are asked for, all where none is; undefined where one is not the client's. */
  const scopeOf = (client: ExampleClient, asked: unknown): string | undefined => {
    const names = typeof asked === 'string' && asked !== '' ? asked.split(' ') : client.scopes;
    return names.every((name) => client.scopes.includes(name)) ? names.join(' ') : undefined;
  };
  const giveClientToken = async (reply: FastifyReply, fields: Readonly<Record<string, unknown>>) => {
    const client = exampleClients.find(
      ({ clientId, secret }) => clientId === fields.client_id && secret === fields.client_secret,
    );
    if (client === undefined) return oauthError(reply, 'invalid_client', 'client_id or client_secret is wrong.');
    const scope = scopeOf(client, fields.scope);
    if (scope === undefined) return oauthError(reply, 'invalid_scope', `scope: some of ${client.scopes.join(' ')}.`);
    const token = await clientTokenFor(client, scope);
    return reply
      .header('cache-control', 'no-store')
      .send({ access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds, scope });
  };
  const citizenOf = (subject: unknown) => citizens.find((citizen) => citizen.subject === subject);
  const known = (): string => citizens.map(({ subject }) => subject).join(', ');

  // A scope of its own, so that the parser of forms stays here.
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );

    scope.get('/.well-known/openid-configuration', async () => ({
      issuer: options.issuer,
      jwks_uri: `${issuer}/jwks.json`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      acr_values_supported: ACR_LEVELS,
    }));

    scope.get('/jwks.json', async () => ({ keys: [key.publicJwk] }));

    scope.post('/token', async (request, reply) => {
      const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
      if (fields.grant_type === 'client_credentials') return giveClientToken(reply, fields);
      const citizen = citizenOf(fields.citizen);
      const acr = readAcr(fields.acr);
      if (citizen === undefined) return oauthError(reply, 'invalid_request', `citizen: one of ${known()}.`);
      if (acr === undefined) return oauthError(reply, 'invalid_request', `acr: one of ${ACR_LEVELS.join(', ')}.`);
      return reply.header('cache-control', 'no-store').send({
        access_token: await tokenFor(citizen, acr),
        token_type: 'Bearer',
        expires_in: lifetimeSeconds,
      });
    });

    scope.get<{ Params: { clientId: string }; Querystring: { scope?: string } }>(
      '/client-token/:clientId',
      async (request, reply) => {
        const client = exampleClients.find(({ clientId }) => clientId === request.params.clientId);
        const asked = client && scopeOf(client, request.query.scope);
        reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store');
        if (client === undefined) return reply.code(404).send('No such client.\n');
        if (asked === undefined) return reply.code(400).send(`scope: some of ${client.scopes.join(' ')}.\n`);
        return `${await clientTokenFor(client, asked)}\n`;
      },
    );

    scope.get<{ Params: { citizen: string }; Querystring: { acr?: string } }>(
      '/token/:citizen',
      async (request, reply) => {
        const citizen = citizenOf(request.params.citizen);
        const acr = readAcr(request.query.acr);
        reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store');
        if (citizen === undefined) return reply.code(404).send(`No such citizen. There are: ${known()}.\n`);
        if (acr === undefined) return reply.code(400).send(`acr: one of ${ACR_LEVELS.join(', ')}.\n`);
        return `${await tokenFor(citizen, acr)}\n`;
      },
    );
  });
};
