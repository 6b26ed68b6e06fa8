import { createHmac, createPublicKey, type JsonWebKey, randomUUID } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AUDIENCE,
  aPdf,
  claimsOf,
  ISSUER,
  PERSONAL_NUMBER,
  type PortalScene,
  portalScene,
} from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const with_ = (token: string) =>
  portal.call('GET', '/v1/cases', { as: null, headers: { authorization: `Bearer ${token}` } });
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);
const goodClaims = () => ({ ...claimsOf('nino'), iss: ISSUER, aud: AUDIENCE, iat: now(), exp: now() + 3600 });

describe('a token opens the door', () => {
  test('when it is called at+jwt, application/at+jwt or JWT, and is at most a minute ahead or behind', async () => {
    for (const typ of ['at+jwt', 'application/at+jwt', 'JWT']) {
      expect((await with_(await portal.token(claimsOf('nino'), { typ }))).status, typ).toBe(200);
    }
    expect((await with_(await portal.token({ ...claimsOf('nino'), exp: now() - 30 }))).status).toBe(200);
    expect((await with_(await portal.token({ ...claimsOf('nino'), iat: now() + 30 }))).status).toBe(200);
  });

  test('without e-mail, phone or personal number, or with ones that cannot be used for contact', async () => {
    const { email: _e, phone_number: _p, personal_number: _n, ...bare } = claimsOf('nino');
    expect((await with_(await portal.token(bare))).status).toBe(200);
    expect((await with_(await portal.token({ ...bare, email: 'not an address', phone_number: '599' }))).status).toBe(
      200,
    );
  });
});

describe('no token opens the door', () => {
  const claims = (change: object) => () => portal.token({ ...claimsOf('nino'), ...change });
  const header = (more: object) => () => portal.token(claimsOf('nino'), more);

  const foreign = async () => generateKeyPair('ES256', { extractable: true });
  const publicPem = async () =>
    createPublicKey({ key: portal.jwk as JsonWebKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const hs256 = (head: object, secret: string | Buffer): string => {
    const signed = `${base64url(head)}.${base64url(goodClaims())}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };

  test.each<[string, () => Promise<string> | string]>([
    ['out of date', claims({ exp: now() - 120 })],
    ['issued in the future', claims({ iat: now() + 600 })],
    ['older than an hour, whatever it says', claims({ iat: now() - 7200, exp: now() + 3600 })],
    ['for another audience', claims({ aud: 'https://other.example.ge' })],
    ['of another issuer', claims({ iss: 'https://evil.example' })],
    ['not valid yet', claims({ nbf: now() + 600 })],
    ['that never ends', claims({ exp: undefined })],
    ['that does not say when it was issued', claims({ iat: undefined })],
    ['without a subject', claims({ sub: undefined })],
    ['with an empty subject', claims({ sub: '' })],
    ['with a subject that no envelope can carry', claims({ sub: 'ნინო' })],
    ['with a number as subject', claims({ sub: 7 })],
    ['without a name', claims({ given_name: undefined })],
    ['with a blank name', claims({ family_name: '  ' })],
    ['with a personal number that is none', claims({ personal_number: 'x y' })],
    ['without a level', claims({ acr: undefined })],
    ['with a level that nobody knows', claims({ acr: 'superhigh' })],
    ['without the time of sign-in', claims({ auth_time: undefined })],
    ['unsigned (alg none)', () => `${base64url({ alg: 'none', typ: 'at+jwt' })}.${base64url(goodClaims())}.`],
    [
      'unsigned with a made-up signature',
      () => `${base64url({ alg: 'none', typ: 'at+jwt' })}.${base64url(goodClaims())}.AA`,
    ],
    [
      'signed with the public key as a secret',
      async () => hs256({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' }, await publicPem()),
    ],
    [
      'signed with the JWK as a secret',
      () => hs256({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' }, JSON.stringify(portal.jwk)),
    ],
    [
      'signed with an empty secret under a kid that is a path',
      () => hs256({ alg: 'HS256', typ: 'at+jwt', kid: '../../../../dev/null' }, ''),
    ],
    ['of a kid that nobody knows', header({ kid: "x' or 1=1 --" })],
    ['of a kid that is a path', header({ kid: '../../k1' })],
    [
      'signed by another key under our kid',
      async () =>
        new SignJWT(goodClaims())
          .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })
          .sign((await foreign()).privateKey),
    ],
    ['that brings its key address', header({ jku: 'http://127.0.0.1:1/jwks.json' })],
    ['that brings its certificate address', header({ x5u: 'http://127.0.0.1:1/x' })],
    ['that brings its key', header({ jwk: { kty: 'EC' } })],
    ['of another kind', header({ typ: 'logout+jwt' })],
    ['of no kind', header({ typ: undefined })],
    ['with an extension that must be understood', header({ crit: ['b64'], b64: true })],
    [
      'changed after it was signed',
      async () => {
        const [head, , signature] = (await portal.tokenOf('nino')).split('.');
        return `${head}.${base64url({ ...goodClaims(), sub: 'giorgi' })}.${signature}`;
      },
    ],
    ['that is none', () => 'hello'],
    ['of five parts', () => 'a.b.c.d.e'],
  ])('%s', async (_case, make) => {
    const answer = await with_(await make());
    expect([answer.status, answer.json.code]).toEqual([401, 'Unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.bytes.toString()).not.toContain('giorgi');
  });

  test.each([undefined, 'Basic bmlubzpuaW5v', 'Bearer', 'Bearer '])('Authorization: %s', async (authorization) => {
    const answer = await portal.call('GET', '/v1/cases', {
      as: null,
      headers: authorization === undefined ? {} : { authorization },
    });
    expect([answer.status, answer.json.code]).toEqual([401, 'Unauthenticated']);
  });

  test('acting for somebody else is refused, not taken as acting for oneself', async () => {
    const token = await portal.token({ ...claimsOf('nino'), acting_for: { organisation_number: '404000000' } });
    const answer = await portal.call('POST', '/v1/letters', {
      as: null,
      headers: { authorization: `Bearer ${token}` },
      body: {},
    });
    expect([answer.status, answer.json.code]).toEqual([403, 'Forbidden']);
  });

  test('every route of the portal API is behind it', async () => {
    expect(portal.routes.length).toBeGreaterThanOrEqual(15);
    // Who checks a paper is anybody.
    const behindTokens = portal.routes.filter(({ url }) => url !== '/v1/verification');
    expect(behindTokens).toHaveLength(portal.routes.length - 1);
    for (const { method, url } of behindTokens) {
      const answer = await portal.call(
        method,
        url.replaceAll(/:\w+/g, () => randomUUID()),
        { as: null },
      );
      expect([answer.status, method, url]).toEqual([401, method, url]);
    }
  });
});

describe('another citizen', () => {
  test('gets the same 404 on every route of a case as for a case that does not exist', async () => {
    const { uploadId } = (await portal.upload('a.pdf', aPdf())).json;
    const { caseId, letterId } = (await portal.submit(portal.aLetter({ attachments: [{ uploadId }] }))).json;
    await portal.scanned();
    const { messageId } = await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 7'));
    await portal.agencySays(caseId, 'REPLY', portal.aReply());
    const routes = portal.routes.filter(({ url }) => url.includes(':caseId'));
    expect(routes.length).toBeGreaterThanOrEqual(6);
    const fill = (url: string, caseIdThere: string) =>
      url
        .replace(':caseId', caseIdThere)
        .replace(':letterId', letterId)
        .replace(':fileId', uploadId)
        .replace(':messageId', messageId);
    // A letter needs a body, and a key of its own.
    const sending = (method: string) =>
      method === 'POST' ? { body: { kind: 'followup', text: 'x' }, headers: { 'idempotency-key': randomUUID() } } : {};
    for (const { method, url } of routes) {
      const own = await portal.call(method, fill(url, caseId), sending(method));
      expect([200, 201, 204], `${method} ${url}`).toContain(own.status);
      const theirs = await portal.call(method, fill(url, caseId), { as: 'giorgi', ...sending(method) });
      const missing = await portal.call(method, fill(url, randomUUID()), { as: 'giorgi', ...sending(method) });
      expect([theirs.status, theirs.json.code], `${method} ${url}`).toEqual([404, 'NotFound']);
      expect({ ...theirs.json, traceId: '' }).toEqual({ ...missing.json, traceId: '' });
    }
    expect(await portal.rows(`select 1 from events where case_id = $1 and kind = 'opened'`, caseId)).toHaveLength(1);
  });

  test('ids that are none are the ids of nothing', async () => {
    for (const { method, url } of portal.routes.filter((route) => /:(caseId|uploadId)/.test(route.url))) {
      for (const id of ['x', randomUUID().toUpperCase(), "1'%20or%20'1", '%00', '..%2f..']) {
        const answer = await portal.call(method, url.replaceAll(/:\w+/g, id));
        expect([answer.status, answer.json.code], `${method} ${url} ${id}`).toEqual([404, 'NotFound']);
      }
    }
  });
});

describe('the server', () => {
  test('names the methods of an address that is called with another', async () => {
    const answer = await portal.call('PATCH', '/v1/letters');
    expect([answer.status, answer.json.code, answer.headers.get('allow')]).toEqual([405, 'MethodNotAllowed', 'POST']);
    expect((await portal.call('DELETE', `/v1/cases/${randomUUID()}`)).headers.get('allow')).toBe('GET');
  });

  test('has nothing at other addresses, nor at ones that cannot be decoded or are too long', async () => {
    for (const path of [
      '/',
      '/v2/cases',
      '/v1/cases/',
      '/V1/cases',
      '/v1/cases/%zz',
      `/v1/cases/${'a'.repeat(3000)}`,
    ]) {
      expect([(await portal.call('GET', path)).status, path]).toEqual([404, path]);
    }
  });

  test("gives every answer a trace id: the caller's where it is valid, else a new one", async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const asked = async (traceparent: string) =>
      (await portal.call('GET', '/v1/cases', { as: null, headers: { traceparent } })).json.traceId;
    expect(await asked(`00-${traceId}-00f067aa0ba902b7-01`)).toBe(traceId);
    for (const broken of [
      `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
      `ff-${traceId}-00f067aa0ba902b7-01`,
      traceId,
      'x',
    ]) {
      expect(await asked(broken), broken).toMatch(/^(?!4bf92f)[0-9a-f]{32}$/);
    }
  });

  test('tells no browser and no cache anything it need not know', async () => {
    const { headers } = await portal.call('GET', '/v1/cases');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  test('answers what it did not foresee without a word of what happened, and logs it under the trace id', async () => {
    await portal.database.poolAs('shikriki_migrator').query('alter table case_search rename to case_search_gone');
    const answer = await portal.call('GET', '/v1/cases');
    await portal.database.poolAs('shikriki_migrator').query('alter table case_search_gone rename to case_search');
    expect([answer.status, answer.json.code]).toEqual([500, 'InternalError']);
    expect(answer.bytes.toString()).not.toMatch(/case_search|select|relation|at .*\.ts/);
    expect(portal.log.lines.some((line) => line.includes(answer.json.traceId) && line.includes('http.failed'))).toBe(
      true,
    );
  });

  test('never shows a personal number, a name or a letter in a problem or in the log', async () => {
    const secrets = [PERSONAL_NUMBER, 'მაგალითაძე', 'nino@example.ge', '599000001', 'გამჟღავნება'];
    const problems = [
      await portal.submit(portal.aLetter({ title: 'გამჟღავნება\n', text: PERSONAL_NUMBER, agencyCode: 'გამჟღავნება' })),
      await portal.submit(portal.aLetter({ title: PERSONAL_NUMBER.repeat(40) })),
      await portal.submit(portal.aLetter({ [PERSONAL_NUMBER]: PERSONAL_NUMBER, form: { [PERSONAL_NUMBER]: 1 } })),
      await portal.submit(portal.aLetter({ agencyCode: 'nobody', text: 'გამჟღავნება' })),
      await portal.submit(portal.aLetter({ attachments: [{ uploadId: PERSONAL_NUMBER }] })),
      await portal.upload(`${PERSONAL_NUMBER}.exe`, aPdf()),
      await portal.call('GET', `/v1/cases/${PERSONAL_NUMBER}`),
      await portal.call(
        'GET',
        `/v1/agencies?search=${PERSONAL_NUMBER}&limit=${PERSONAL_NUMBER}&cursor=${PERSONAL_NUMBER}`,
      ),
      await portal.call('GET', `/v1/agencies?${PERSONAL_NUMBER}=1`),
      await portal.call('GET', `/${PERSONAL_NUMBER}`),
      await with_(await portal.token({ ...claimsOf(PERSONAL_NUMBER), acr: PERSONAL_NUMBER })),
    ];
    for (const { status, bytes } of problems) {
      expect(status).toBeGreaterThanOrEqual(400);
      for (const secret of secrets) expect(bytes.toString(), bytes.toString()).not.toContain(secret);
    }
    for (const line of portal.log.lines) for (const secret of secrets) expect(line).not.toContain(secret);
  });
});
