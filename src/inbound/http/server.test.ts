import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { NoValidSealKey } from '../../use-cases/choose-sealer.ts';
import { registerHealthRoutes } from './health-routes.ts';
import { type HttpLimits, makeHttpServer } from './server.ts';

const opened: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((app) => app.close()));
});

const logged: string[] = [];
const makeServer = (limits: Partial<HttpLimits> = {}, trustedProxies: readonly string[] = []): FastifyInstance => {
  const app = makeHttpServer({
    log: { error: (event) => void logged.push(event), warn: (event) => void logged.push(event) },
    ids: { traceId: () => randomBytes(16).toString('hex') },
    limits,
    trustedProxies,
  });
  opened.push(app);
  return app;
};

/** Writes text into a fresh connection and reads until the server closes it. */
const say = async (app: FastifyInstance, text: string): Promise<string> => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let heard = '';
  socket.on('data', (bytes) => {
    heard += bytes.toString();
  });
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return heard;
};

const bodyOf = (heard: string): unknown => JSON.parse(heard.slice(heard.indexOf('\r\n\r\n') + 4));

describe('the address of a caller', () => {
  const heardFrom = async (trustedProxies: readonly string[], forwardedFor: string): Promise<string> => {
    const app = makeServer({}, trustedProxies);
    app.get('/address', (request) => ({ address: request.ip }));
    const answer = await app.inject({ url: '/address', headers: { 'x-forwarded-for': forwardedFor } });
    return answer.json<{ address: string }>().address;
  };

  it('is what a trusted proxy says, and from anybody else that of the connection', async () => {
    expect(await heardFrom([], '192.0.2.7')).toBe('127.0.0.1');
    expect(await heardFrom(['10.0.0.0/8'], '192.0.2.7')).toBe('127.0.0.1');
    expect(await heardFrom(['127.0.0.1'], '192.0.2.7')).toBe('192.0.2.7');
    // What the visitor wrote before the proxy added its own word counts for nothing.
    expect(await heardFrom(['127.0.0.1'], '203.0.113.1, 192.0.2.7')).toBe('192.0.2.7');
  });
});

describe('a caller who does not speak HTTP well', () => {
  it.each([
    ['no HTTP at all', 'HELLO\r\n\r\n', '400', 'Validation'],
    [
      'headers without an end',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431',
      'SizeLimitExceeded',
    ],
    [
      'two sizes for one body',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
      'Validation',
    ],
  ])('gets a problem: %s', async (_what, text, status, code) => {
    const heard = await say(makeServer(), text);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(bodyOf(heard)).toMatchObject({ code, status: Number(status) });
  });

  it('is not waited for longer than the limit while the headers dribble in', async () => {
    const startedAt = performance.now();
    const heard = await say(makeServer({ headersTimeoutMs: 200 }), 'GET / HTTP/1.1\r\nHost: x\r\n');
    expect(heard).toMatch(/^HTTP\/1.1 408 /);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('is not waited for longer than the limit while nothing comes', async () => {
    const app = makeServer({ silenceTimeoutMs: 200 });
    app.post('/', async () => 'never');
    const startedAt = performance.now();
    await say(app, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a"');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('a server', () => {
  it('says whether it lives and whether it can serve', async () => {
    const app = makeServer();
    let ok = true;
    registerHealthRoutes(app, { ready: () => Promise.resolve({ ok, checks: [{ name: 'database', ok, ms: 1 }] }) });
    expect((await app.inject('/livez')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    ok = false;
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/livez')).statusCode).toBe(200);
  });

  it('asks to come back later when the database is out of reach, and says no more than that', async () => {
    const app = makeServer();
    app.get('/', () => {
      throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' });
    });
    const answer = await app.inject('/');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(answer.json()).toMatchObject({ code: 'TemporarilyUnavailable', retryAfterSeconds: 5 });
    expect(answer.body).not.toContain('10.0.0.5');
    expect(logged).toContain('http.failed');
  });

  it('asks to come back later while no seal key of ours is valid', async () => {
    const app = makeServer();
    app.get('/', () => {
      throw new NoValidSealKey();
    });
    const answer = await app.inject('/');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(answer.json()).toMatchObject({ code: 'TemporarilyUnavailable' });
  });
});
