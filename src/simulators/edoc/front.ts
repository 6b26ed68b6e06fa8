import { createHash, randomBytes } from 'node:crypto';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Readable, Transform } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../domain/problems.ts';
import type { TlsIdentity } from '../../ports/connector.ts';
import type { Faults } from './faults.ts';

/** What both dialects' servers are made of. */
export interface FrontOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly tls: TlsIdentity;
  /** SHA-256 of the public key of the only client that is let in: the gateway. Lower-case hex. */
  readonly clientSpkiSha256: string;
  readonly faults: Faults;
}

/** A running server. */
export interface Front {
  readonly port: number;
  close(): Promise<void>;
}

/** What a fault does to a call, where one is set. */
export type Strike =
  | { readonly kind: 'reset' }
  | { readonly kind: 'status500' }
  | { readonly kind: 'problem'; readonly problem: Problem };

type FrontApp = FastifyInstance<Server>;

const busy = (retryAfterSeconds: number): Strike => ({
  kind: 'problem',
  problem: problem('Busy', 'The simulated system is busy.', { retryAfterMs: retryAfterSeconds * 1_000 }),
});

/** System-wide faults, before anything of a call is read. */
const strikeAtDoor = (faults: Faults): Strike | undefined => {
  if (faults.takeSystemWide('down') !== undefined) return { kind: 'reset' };
  if (faults.takeSystemWide('status500') !== undefined) return { kind: 'status500' };
  const fault = faults.takeSystemWide('busy');
  return fault && busy(fault.retryAfterSeconds);
};

/** A HEAD by which a caller only proves the connection, before it puts a letter on the line. */
const isProbe = ({ method, url }: FastifyRequest): boolean => method === 'HEAD' && !url.includes('/files/');

/** A fault for the next so many calls is meant for calls that carry something; only a dead machine is dead for all. */
const probeStrike = (faults: Faults): Strike | undefined =>
  faults.peek('down') === undefined ? undefined : { kind: 'reset' };

/** Faults of one agency, after its envelope was read and before anything is stored. */
export const strikeForAgency = (faults: Faults, agencyCode: string): Strike | undefined => {
  if (faults.takeOwn('down', agencyCode) !== undefined) return { kind: 'reset' };
  if (faults.takeOwn('status500', agencyCode) !== undefined) return { kind: 'status500' };
  const fault = faults.takeOwn('busy', agencyCode);
  return fault && busy(fault.retryAfterSeconds);
};

/** Cuts the connection of a call instead of answering it. */
export const cut = (request: FastifyRequest, reply: FastifyReply): void => {
  reply.hijack();
  request.raw.socket.destroy();
};

/** Carries a strike out; problems are written by the dialect. */
export const carryOut = (
  strike: Strike,
  request: FastifyRequest,
  reply: FastifyReply,
  writeProblem: (problem: Problem) => unknown,
): unknown => {
  switch (strike.kind) {
    case 'reset':
      return cut(request, reply);
    case 'status500':
      return reply.code(500).type('text/html; charset=utf-8').send('<h1>Internal Server Error</h1>');
    case 'problem':
      return writeProblem(strike.problem);
  }
};

/** Waits where the fault `slow` is set; call it when everything is done and only the answer is missing. */
export const beSlow = async (faults: Faults, agencyCode?: string): Promise<void> => {
  const fault = agencyCode === undefined ? faults.takeSystemWide('slow') : faults.take('slow', agencyCode);
  if (fault !== undefined) await delay(fault.delayMs);
};

/** A request's body; where the fault `truncate` is set, the connection is cut after so many bytes of it. */
export const bodyOf = (request: FastifyRequest, faults: Faults): Readable => {
  const { raw } = request;
  const afterBytes = faults.peek('truncate')?.afterBytes;
  const length = Number(raw.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (afterBytes === undefined || length <= afterBytes) return raw;
  faults.takeSystemWide('truncate');
  let left = afterBytes;
  const cutting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      this.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0) return done();
      // Later, so that whoever reads has what came before the cut.
      setImmediate(() => {
        raw.socket.destroy();
        done(new Error('The simulated network was cut.'));
      });
    },
  });
  raw.once('error', (error) => cutting.destroy(error));
  return raw.pipe(cutting);
};

/** The trace id of a call, or a new one. */
export const traceIdOf = (request: FastifyRequest): string =>
  /^00-([0-9a-f]{32})-/.exec(String(request.headers.traceparent ?? ''))?.[1] ?? randomBytes(16).toString('hex');

/** SHA-256 of the public key of the client certificate; undefined where there is none. */
const clientKeyOf = (request: FastifyRequest): string | undefined => {
  const certificate = (request.raw.socket as TLSSocket).getPeerX509Certificate();
  const spki = certificate?.publicKey.export({ type: 'spki', format: 'der' });
  return spki && createHash('sha256').update(spki).digest('hex');
};

/**
 * Starts an HTTPS server that only the gateway may call: mutual TLS with our authority, then the client's key.
 * Bodies are left to the routes, unread.
 * @param dialect adds the routes and says how a problem is written.
 */
export const startFront = async (
  options: FrontOptions,
  dialect: {
    writeProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): unknown;
    /** Answers what is no problem of a caller: a bug of ours, or a broken body. */
    writeError(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown;
    addRoutes(app: FrontApp, port: () => number): void;
  },
): Promise<Front> => {
  const { faults, tls } = options;
  const app: FrontApp = fastify({
    https: {
      key: tls.keyPem,
      cert: tls.certificatePem,
      ca: tls.caPem,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    },
    bodyLimit: Number.MAX_SAFE_INTEGER,
    forceCloseConnections: true,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.setErrorHandler((error, request, reply) => {
    if (request.raw.socket.destroyed) return void reply.hijack();
    return dialect.writeError(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    dialect.writeProblem(problem('NotFound', 'No such address.'), request, reply),
  );
  app.addHook('onRequest', async (request, reply) => {
    if (clientKeyOf(request) !== options.clientSpkiSha256) {
      const detail = 'Only the gateway may call here, with its registered client key.';
      await dialect.writeProblem(problem('CertificateUnknown', detail), request, reply);
      return reply;
    }
    const strike = isProbe(request) ? probeStrike(faults) : strikeAtDoor(faults);
    if (strike === undefined) return undefined;
    await carryOut(strike, request, reply, (struck) => dialect.writeProblem(struck, request, reply));
    return reply;
  });
  // Before TLS, as a machine that is switched off; a listener that went away would lose its port.
  app.server.prependListener('connection', (socket: import('node:net').Socket) => {
    if (faults.takeSystemWide('down') !== undefined) socket.resetAndDestroy();
  });
  let port = options.port;
  dialect.addRoutes(app, () => port);
  await app.listen({ host: options.host, port: options.port });
  port = (app.server.address() as AddressInfo).port;
  return { port, close: () => app.close() };
};
