import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { composeFeedApi, composeFeedWorker } from '../../src/compose-feed.ts';
import { composeStore } from '../../src/compose-store.ts';
import type { CaseEventKind } from '../../src/domain/case.ts';
import type { CaseId, LegId } from '../../src/domain/ids.ts';
import { registerFeedRoutes } from '../../src/inbound/feed/routes.ts';
import { makeTokenClaims } from '../../src/inbound/http/access-token.ts';
import { makeClientTokens } from '../../src/inbound/http/client-identity.ts';
import { makeHttpServer } from '../../src/inbound/http/server.ts';
import { makeWebhookCalls } from '../../src/outbound/webhooks/webhook-calls.ts';
import type { Transaction } from '../../src/ports/transaction.ts';
import { makeChangeSignal } from '../../src/store/change-signal.ts';
import { testDatabase } from './database.ts';
import { ids, rememberingLog, rememberingQueue } from './parts.ts';
import { keepsContract } from './portal-contract.ts';
import { AUDIENCE, ISSUER } from './portal-scene.ts';

/** Claims of the portal's back end. */
export const clientClaims = (clientId = 'portal', scope = 'changes:read webhooks:write'): JWTPayload => ({
  sub: clientId,
  client_id: clientId,
  scope,
});

/** One call that a receiver got. */
export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A receiver of webhooks that answers as the test says and remembers what came. */
export const receiver = async () => {
  const received: Received[] = [];
  const arrivals = new EventEmitter();
  let answer: (call: Received) => number | Promise<number> = () => 204;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = { headers: request.headers, body: Buffer.concat(chunks) };
      received.push(call);
      arrivals.emit('call');
      void Promise.resolve(answer(call)).then((status) =>
        response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end(),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    /** The positions of all changes that came, repeats too, in the order of their arrival. */
    positions: () => received.flatMap(({ body }) => batchOf(body).items.map(({ position }) => position)),
    /** Waits for calls until the condition holds. */
    async until(condition: () => boolean): Promise<void> {
      while (!condition()) await once(arrivals, 'call');
    },
    answers: (next: typeof answer) => void (answer = next),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

/** The body of a webhook call. */
export const batchOf = (body: Buffer) =>
  JSON.parse(body.toString('utf8')) as {
    readonly webhookId: string;
    readonly items: readonly { readonly position: number; readonly caseId: string; readonly event: string }[];
    readonly nextPosition: number;
  };

/** The routes for a portal's back end over a database of its own, and what a worker does for it, driven by the test. */
export const feedScene = async (options: { readonly lookIntervalMs?: number } = {}) => {
  const database = await testDatabase();
  const keyPair = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(keyPair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const log = rememberingLog();
  const queue = rememberingQueue();
  const apiStore = composeStore(database.pool, ids);
  // What happens to cases is written on connections that no test takes for a worker's and kills.
  const store = composeStore(database.poolAs('shikriki_operator'), ids);
  const workerStore = composeStore(database.poolAs('shikriki_worker'), ids);
  const webhookCalls = makeWebhookCalls({ allowPrivate: [], httpLoopback: true, now: () => new Date() });
  const changeSignal = makeChangeSignal(
    database.pool,
    (error) => log.error('feed.listening_lost', error),
    options.lookIntervalMs,
  );
  const api = composeFeedApi(apiStore, { queue, ids, webhookCalls, changeSignal });
  const worker = composeFeedWorker(workerStore, { queue, webhookCalls, random: () => 0.5, log });
  const app = makeHttpServer({ log, ids });
  const claims = makeTokenClaims(
    { issuer: ISSUER, audience: AUDIENCE, algorithms: ['ES256'], keys: { jwks: { keys: [jwk] } } },
    { clock: { now: () => new Date() } },
  );
  registerFeedRoutes(app, { ...api, readClientToken: makeClientTokens(claims), changeSignal });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const baseUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  const token = (payload: JWTPayload, key = keyPair.privateKey): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ iss: ISSUER, aud: AUDIENCE, iat: now, exp: now + 3600, ...payload })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' })
      .sign(key);
  };
  const portalToken = await token(clientClaims());

  const call = async (method: string, path: string, more: { body?: unknown; bearer?: string | null } = {}) => {
    const { body, bearer = portalToken } = more;
    const answer = await fetch(baseUrl + path, {
      method,
      headers: {
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers as a portal developer would
    const json: any = text === '' ? undefined : JSON.parse(text); // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
    keepsContract(method, path, answer.status, answer.headers.get('content-type'), json);
    return { status: answer.status, headers: answer.headers, json };
  };

  const owner = database.poolAs('shikriki_migrator');
  return {
    database,
    owner,
    store,
    workerStore,
    api,
    worker,
    webhookCalls,
    changeSignal,
    log,
    queue,
    token,
    call,
    jwk,
    /** A case without events, of a citizen whose name and words are canaries. */
    async newCase(): Promise<{ readonly caseId: CaseId; readonly legId: LegId }> {
      const caseId = ids.uuid() as CaseId;
      const legId = ids.uuid() as LegId;
      await store.transactions.inTransaction({ kind: 'worker' }, (tx) =>
        store.cases.insertCase(tx, {
          caseId,
          legId,
          trackingNumber: `CANARY-NUMBER-${caseId}`,
          letterType: 'letter',
          language: 'ka',
          ownerSubject: 'canary-subject',
          traceId: ids.traceId(),
          filedAt: new Date(),
          agencyCode: 'mof',
          title: 'CANARY-TITLE კანარის სათაური',
        }),
      );
      return { caseId, legId };
    },
    /** Appends an event to a case, in a transaction under way. */
    append: async (tx: Transaction, { caseId, legId }: { caseId: CaseId; legId: LegId }, kind: CaseEventKind) => {
      const eventId = ids.uuid();
      await store.cases.lockCase(tx, caseId);
      await store.cases.appendEvent(tx, {
        eventId,
        caseId,
        legId,
        kind,
        occurredAt: new Date(),
        reportedAt: new Date(),
        facts: { registrationNumber: 'CANARY-REGISTRATION' },
      });
      return eventId;
    },
    /** Events of a case, each committed, in this order; then their positions. */
    async happened(about: { caseId: CaseId; legId: LegId }, ...kinds: readonly CaseEventKind[]): Promise<void> {
      for (const kind of kinds)
        await store.transactions.inTransaction({ kind: 'worker' }, (tx) => this.append(tx, about, kind));
      await worker.sequenceChanges();
    },
    shiftClock: (interval: string) =>
      owner.query('update installation set clock_shift = clock_shift + $1::interval', [interval]),
    /** Adds a webhook through the API. */
    async webhook(body: { address: string; events?: readonly string[]; after?: number }) {
      const { status, json } = await call('POST', '/v1/webhooks', { body });
      if (status !== 201) throw new Error(JSON.stringify(json));
      return { webhookId: json.webhook.webhookId as string, secret: json.secret as string };
    },
    async close() {
      await app.close();
      await changeSignal.close();
      await webhookCalls.close();
      await database.close();
    },
  };
};

export type FeedScene = Awaited<ReturnType<typeof feedScene>>;
