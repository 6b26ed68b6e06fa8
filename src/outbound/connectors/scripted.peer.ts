/** A system of an agency for tests: real mutual TLS, and a script of what it does next. Test support, not shipped. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Problem } from '../../domain/problems.ts';

/** What the peer does with the next request that could complete a message. It stores the message where it says so. */
export type Act =
  /** Stores and answers: what it does without a script. */
  | { readonly act: 'answer' }
  /** Stores, then cuts the connection. */
  | { readonly act: 'lose_answer' }
  /** Reads everything and never answers. */
  | { readonly act: 'silence' }
  /** Stops reading in the middle and never answers. */
  | { readonly act: 'stall' }
  | { readonly act: 'problem'; readonly problem: Problem }
  | {
      readonly act: 'reply';
      readonly httpStatus: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Buffer;
    }
  /** Answers 200 with the dialect's media type and bytes that never end. */
  | { readonly act: 'endless' };

/** One message as it arrived. */
export interface Arrived {
  readonly messageId: string;
  readonly envelopeSha256: string;
  readonly files: readonly { readonly contentId: string; readonly sizeBytes: number; readonly sha256: string }[];
}

/** Key and certificate of the peer's server, and the CA whose clients it lets in. */
export interface PeerTls {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
  /** For dialects that sign their messages: the system's key, and the certificate by which it knows the gateway's. */
  readonly wss?: { readonly keyPem: string; readonly certificatePem: string; readonly gatewayCertificatePem: string };
}

/** A running peer. */
export interface Peer {
  /** `endpoint.address` of the peer. */
  readonly address: string;
  /** What it does next, one act for each request that could complete a message. */
  script(...acts: Act[]): void;
  /** Every message it stored, repeats included. */
  arrived(): readonly Arrived[];
  /** Method and path of every request but HEAD to the address itself. */
  requests(): readonly string[];
  /** Resolves when a request that could complete a message has come in. */
  submitted(): Promise<void>;
  /** What it gives as receipt of a message. */
  receiptOf(messageId: string): Buffer;
  close(): Promise<void>;
}

/** What a dialect's peer is given to work with. */
export interface PeerCore {
  nextAct(): Act;
  store(message: Arrived): void;
  find(messageId: string): Arrived | undefined;
  receiptOf(messageId: string): Buffer;
}

/** Digests a stream without keeping it. */
export const digestOf = async (stream: AsyncIterable<unknown>): Promise<{ sizeBytes: number; sha256: string }> => {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of stream) {
    hash.update(chunk as Buffer);
    sizeBytes += (chunk as Buffer).length;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
};

/** Lower-case hex SHA-256. */
export const sha256Of = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Carries out an act that is the same in every dialect. @returns false for `answer` and `problem`, which are not. */
export const actOut = (act: Act, response: ServerResponse, contentType: string): boolean => {
  switch (act.act) {
    case 'answer':
    case 'problem':
      return false;
    case 'lose_answer':
      response.socket?.destroy();
      return true;
    case 'silence':
    case 'stall':
      return true;
    case 'reply':
      response.writeHead(act.httpStatus, act.headers ?? {}).end(act.body);
      return true;
    case 'endless': {
      response.writeHead(200, { 'content-type': contentType });
      const chunk = Buffer.alloc(65_536, 0x20);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
      return true;
    }
  }
};

/** Starts a peer on 127.0.0.1. @param serve answers one request in the dialect. */
export const startScriptedPeer = async (
  tls: PeerTls,
  path: string,
  serve: (core: PeerCore, request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Peer> => {
  const acts: Act[] = [];
  const arrived: Arrived[] = [];
  const requests: string[] = [];
  const waiting: (() => void)[] = [];
  const receiptOf = (messageId: string): Buffer =>
    Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><Envelope xmlns="urn:shikriki:envelope:1" ID="r-${messageId}">მიღებულია</Envelope>`,
    );
  const core: PeerCore = {
    nextAct() {
      for (const settle of waiting.splice(0)) settle();
      return acts.shift() ?? { act: 'answer' };
    },
    store: (message) => void arrived.push(message),
    find: (messageId) => arrived.find((message) => message.messageId === messageId),
    receiptOf,
  };
  const { key, cert, ca } = tls;
  const server = createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: true }, (request, response) => {
    // A probe: answered like by any server that has nothing there.
    if (request.method === 'HEAD' && !(request.url ?? '').includes('/files/'))
      return void response.writeHead(405).end();
    requests.push(`${request.method} ${request.url}`);
    serve(core, request, response).catch(() => response.destroy());
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    script: (...next) => void acts.splice(0, acts.length, ...next),
    arrived: () => arrived,
    requests: () => requests,
    submitted: () => new Promise((settle) => void waiting.push(settle)),
    receiptOf,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
