import { createHash, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { composePapers } from '../../src/compose-papers.ts';
import { composeStore } from '../../src/compose-store.ts';
import { composeApiUseCases, composeUnmatchedUseCases, type Surroundings } from '../../src/compose-use-cases.ts';
import type { EnvelopeBody, Header, MessageKind } from '../../src/domain/envelope.ts';
import { newHeader } from '../../src/domain/envelope-header.ts';
import { makeEnvelopeSealer } from '../../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { makeHttpServer } from '../../src/inbound/http/server.ts';
import type { MadeLimits } from '../../src/inbound/portal/made-downloads.ts';
import { registerPortalRoutes } from '../../src/inbound/portal/routes.ts';
import { makeCaseReads } from '../../src/store/case-reads.ts';
import { caseOpening } from '../../src/store/case-reads-opening.ts';
import { registerSystems } from '../../src/store/registration.ts';
import { makeOpenCase } from '../../src/use-cases/open-case.ts';
import { aRegistration, aReply, listedFile } from './agency-answers.ts';
import { sealKey } from './certificates.ts';
import { testDatabase } from './database.ts';
import { makeDeliverAll } from './deliver-all.ts';
import { addressHash, GATEWAY, ids, rememberingLog, rememberingQueue } from './parts.ts';
import { keepsContract } from './portal-contract.ts';
import { makePortalTokens } from './portal-tokens.ts';
import { makeScanAll } from './scan-all.ts';

export { AUDIENCE, claimsOf, ISSUER, PERSONAL_NUMBER } from './portal-tokens.ts';

/** A small PDF, whole enough for its first bytes. */
export const aPdf = (sizeBytes = 300): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(sizeBytes - 9, 'x')]);

/** RFC 8187: percent-encoding of all that a header cannot carry. */
const encodeFileName = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

/** Lower-case hex. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What came back. `json` is undefined where the body is none. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers as a portal developer would
  readonly json: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
}

interface Call {
  /** Subject of the citizen; null calls without a token. */
  readonly as?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

// Tests ask for more papers than people do.
const PLENTY: MadeLimits = { all: { burst: 10_000, perMinute: 60 }, packages: { burst: 10_000, perMinute: 60 } };

/**
 * The portal API on a loopback port over a database of its own, with an agency (mof) that can answer; without limits on filing, and with notices
 * sent at once, unless rules are given.
 */
export const portalScene = async ({
  madeLimits = PLENTY,
  ...rules
}: Pick<Surroundings, 'filingRules' | 'noticeRules'> & { readonly madeLimits?: MadeLimits } = {}) => {
  const database = await testDatabase();
  const seals = {
    gateway: await sealKey('gateway-seal-ecdsa'),
    mof: await sealKey('agency-mof-seal'),
    rs: await sealKey('agency-rs-seal'),
  };
  await registerSystems(database.databaseUrl, {
    endpoints: [{ systemCode: 'mof', dialect: 'edoc-rest', address: 'https://127.0.0.1:1' }],
    keys: [
      { use: 'seal', owner: { agencyCode: 'mof' }, certificatePem: seals.mof.certificatePem },
      { use: 'seal', owner: { agencyCode: 'rs' }, certificatePem: seals.rs.certificatePem },
    ],
  });
  const { readAccessToken, jwk, token, tokenOf } = await makePortalTokens();
  const log = rememberingLog();
  const queue = rememberingQueue();
  const store = composeStore(database.pool, ids);
  const sealer = makeEnvelopeSealer({ seal: seals.gateway });
  const around = {
    sealers: () => [sealer],
    verifier: makeEnvelopeVerifier(),
    queue,
    log,
    ids,
    gateway: GATEWAY,
    random: Math.random,
    ...rules,
    addressHash,
  };
  const api = composeApiUseCases(store, around);
  const delivered = makeDeliverAll(database.poolAs('shikriki_worker'), around);
  const scanned = makeScanAll(database.poolAs('shikriki_worker'), around);

  const operator = composeUnmatchedUseCases(composeStore(database.poolAs('shikriki_operator'), ids), around);

  const app = makeHttpServer({ log, ids });
  const routes: { readonly method: string; readonly url: string }[] = [];
  app.addHook(
    'onRoute',
    ({ method, url }) => void routes.push(...[method].flat().map((one) => ({ method: one, url }))),
  );
  let limitsAt = Date.now();
  registerPortalRoutes(app, {
    madeLimits,
    ...store,
    ...api,
    ...composePapers(store, { gatewayName: GATEWAY.name, portalAddress: 'https://my.example.ge' }),
    readAccessToken,
    clock: { now: () => new Date(limitsAt) },
    caseReads: makeCaseReads(store.content),
    openCase: makeOpenCase({ ...store, caseOpening, ids }),
    log,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;

  const call = async (
    method: string,
    path: string,
    { as = 'nino', headers = {}, body }: Call = {},
  ): Promise<Answer> => {
    const raw = body === undefined || body instanceof Buffer || typeof body === 'string';
    const answer = await fetch(baseUrl + path, {
      method,
      headers: {
        ...(as !== null && { authorization: `Bearer ${await tokenOf(as)}` }),
        ...(!raw && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: (raw ? body : JSON.stringify(body)) as string }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    const json: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : undefined;
    keepsContract(method, path, answer.status, answer.headers.get('content-type'), json);
    return { status: answer.status, headers: answer.headers, bytes, json };
  };

  const upload = (
    fileName: string,
    bytes: Buffer,
    { as = 'nino', mediaType = 'application/pdf' }: { as?: string; mediaType?: string } = {},
  ): Promise<Answer> =>
    call('POST', '/v1/uploads', {
      as,
      body: bytes,
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeFileName(fileName)}`,
      },
    });

  const aLetter = (change: object = {}) => ({
    letterType: 'letter',
    agencyCode: 'mof',
    language: 'ka',
    title: 'ქუჩის შეკეთება',
    text: 'გთხოვთ, შეაკეთოთ ქუჩა.',
    ...change,
  });
  const submit = (
    letter: unknown,
    { as = 'nino', key = randomUUID() }: { as?: string; key?: string } = {},
  ): Promise<Answer> => call('POST', '/v1/letters', { as, headers: { 'idempotency-key': key }, body: letter });
  const filed = async (change: object = {}, as = 'nino'): Promise<{ caseId: string; trackingNumber: string }> => {
    const answer = await submit(aLetter(change), { as });
    if (answer.status !== 201) throw new Error(`not filed: ${answer.bytes.toString()}`);
    return answer.json;
  };

  const rows = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> =>
    (await database.tables.query<T>(sql, values)).rows;

  /** The agency says something about a case, with files, through the door that agencies use; `header` is what it gets wrong. */
  const agencySays = async (
    caseId: string,
    messageKind: MessageKind,
    body: EnvelopeBody,
    files: readonly { fileName: string; bytes: Buffer }[] = [],
    { from = 'mof', header = {} }: { from?: 'mof' | 'rs'; header?: Partial<Header> } = {},
  ) => {
    const [leg] = await rows<{ leg_id: string; trace_id: string }>(
      'select leg_id, trace_id from legs join cases using (case_id) where case_id = $1 order by leg_number',
      caseId,
    );
    if (leg === undefined) throw new Error('no such case');
    const listed = files.map(listedFile);
    const sealed = await makeEnvelopeSealer({ seal: seals[from] }).seal({
      header: {
        ...newHeader({
          messageId: ids.uuid(),
          conversationId: caseId,
          legId: leg.leg_id,
          sequenceInConversation: 1,
          createdAt: new Date(),
          expiresAt: new Date(Date.now() + 86_400_000),
          messageKind,
          letterType: 'letter',
          traceId: leg.trace_id,
          sender: { scheme: 'agency', code: from, name: from, systemId: 'mof' },
          receiver: GATEWAY,
        }),
        ...header,
      },
      body,
      files: listed,
    });
    const taken = await api.receiveEnvelope.envelope('mof', sealed.envelopeXml);
    if (!taken.ok) throw new Error(taken.problem.detail);
    for (const [index, file] of listed.entries()) {
      const bytes = files[index]?.bytes ?? Buffer.alloc(0);
      const part = {
        systemCode: 'mof',
        messageId: sealed.messageId,
        contentPart: file.contentId,
        stream: Readable.from([bytes]),
      };
      const received = await api.receiveFile.receive(part);
      if (!received.ok) throw new Error(received.problem.detail);
    }
    const done = files.length === 0 ? taken : await api.receiveEnvelope.submit('mof', sealed.messageId);
    if (!done.ok) throw new Error(done.problem.detail);
    if (done.value.kind !== 'received') throw new Error('not received');
    const { receiptXml } = done.value;
    return { messageId: sealed.messageId, envelopeXml: sealed.envelopeXml, receiptXml };
  };

  /** A request written by hand, whose body may lie about its size or never end. */
  const byHand = (method: string, path: string, headers: Readonly<Record<string, string>>) =>
    httpRequest({ host: '127.0.0.1', port, method, path, headers, agent: false });

  return {
    database,
    log,
    queue,
    routes,
    jwk,
    token,
    tokenOf,
    call,
    upload,
    aLetter,
    submit,
    filed,
    rows,
    agencySays,
    /** What an operator can do, and the door of the agencies. */
    operator,
    receiveEnvelope: api.receiveEnvelope,
    aReply,
    aRegistration,
    scanned,
    /** Seals the letters of a case and brings them to the agency. */
    delivered,
    byHand,
    /** Lets time pass for the limits on calls; it stands still otherwise. */
    passMinutes: (minutes: number) => void (limitsAt += minutes * 60_000),
    async close() {
      await app.close();
      await database.close();
    },
  };
};

export type PortalScene = Awaited<ReturnType<typeof portalScene>>;
