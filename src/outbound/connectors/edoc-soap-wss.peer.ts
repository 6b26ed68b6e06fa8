import { createHash, type Hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ProblemCode, problem } from '../../domain/problems.ts';
import {
  makeMessageSigner,
  readWssRequest,
  type SignedMessage,
  SOAP12_MEDIA_TYPE,
  signedWssFault,
  signedWssMessage,
  WireProblem,
  type WssMessage,
  type WssRequest,
} from '../../wire/edoc-soap-wss.ts';
import { registeredKey } from './bench.contract.ts';
import { actOut, type Peer, type PeerCore, type PeerTls, sha256Of, startScriptedPeer } from './scripted.peer.ts';

const RECEIVED_AT = '2026-11-22T10:00:00Z';

/** What a peer of this dialect has besides: what it was asked, what it does to uploads, and what waits at it. */
export interface WssPeer extends Peer {
  /** Every request whose signature held, in order. */
  readonly asked: WssRequest[];
  /** Codes with which the next chunks are answered instead of being stored. */
  readonly chunkFaults: ProblemCode[];
  /** Forgets the bytes of all files. */
  forgetFiles(): void;
  /** Messages that wait: envelope and files by ContentId. */
  readonly waiting: Map<string, { readonly envelopeXml: Buffer; readonly files: Readonly<Record<string, Buffer>> }>;
  /** Receipts that the gateway confirmed with, by MessageId. */
  readonly confirmed: Map<string, Buffer>;
  /** The most messages that it lists at once. */
  pageMax: number;
  /** Signs the next answers otherwise; undefined: as it should. */
  alter: ((message: SignedMessage) => SignedMessage) | undefined;
}

const listedIn = (envelopeXml: Buffer): string[] =>
  [...envelopeXml.toString().matchAll(/<ContentId>([^<]+)</g)].map(([, contentId]) => contentId ?? '');
const messageIdOf = (envelopeXml: Buffer): string => /<MessageId>([^<]+)</.exec(envelopeXml.toString())?.[1] ?? '';

/** Starts a system of dialect edoc-soap-wss. */
export const startEdocSoapWssPeer = async (tls: PeerTls): Promise<WssPeer> => {
  if (tls.wss === undefined) throw new Error('a system of this dialect signs its messages');
  const signer = makeMessageSigner(tls.wss);
  const keys = [registeredKey(tls.wss.gatewayCertificatePem)];
  const numbers = new Map<string, number>();
  const stored = new Map<string, { readonly hash: Hash; sizeBytes: number }>();
  const more: Omit<WssPeer, keyof Peer> = {
    asked: [],
    chunkFaults: [],
    forgetFiles: () => stored.clear(),
    waiting: new Map(),
    confirmed: new Map(),
    pageMax: 100,
    alter: undefined,
  };
  const sha256Stored = (key: string): string => stored.get(key)?.hash.copy().digest('hex') ?? '';

  const upload = (request: Extract<WssRequest, { operation: 'UploadChunk' }>): WssMessage | ProblemCode => {
    const { messageId, contentId, totalBytes, offset, content } = request;
    const key = `${messageId} ${contentId}`;
    const told = more.chunkFaults.shift();
    if (told !== undefined) return told;
    const file = stored.get(key) ?? { hash: createHash('sha256'), sizeBytes: 0 };
    if (offset !== file.sizeBytes || offset + content.length > totalBytes) return 'OffsetMismatch';
    file.hash.update(content);
    file.sizeBytes += content.length;
    stored.set(key, file);
    const receivedBytes = file.sizeBytes;
    if (receivedBytes === totalBytes && sha256Stored(key) !== request.fileSha256) {
      stored.delete(key);
      return 'FileDigestMismatch';
    }
    return { operation: 'UploadChunkResponse', messageId, contentId, receivedBytes };
  };

  const answerTo = (core: PeerCore, request: WssRequest): WssMessage | ProblemCode => {
    switch (request.operation) {
      case 'UploadChunk':
        return upload(request);
      case 'GetUploadOffset': {
        const { messageId, contentId } = request;
        const receivedBytes = stored.get(`${messageId} ${contentId}`)?.sizeBytes ?? 0;
        return { operation: 'GetUploadOffsetResponse', messageId, contentId, receivedBytes };
      }
      case 'GetDeliveryStatus': {
        const { messageId } = request;
        const known = core.find(messageId);
        if (known === undefined) return { operation: 'GetDeliveryStatusResponse', messageId, state: 'NOT_RECEIVED' };
        const received = {
          receivedSha256: known.envelopeSha256,
          receivedAt: RECEIVED_AT,
          receipt: core.receiptOf(messageId),
        };
        return { operation: 'GetDeliveryStatusResponse', messageId, state: 'RECEIVED', ...received };
      }
      case 'ListMessages': {
        for (const messageId of more.waiting.keys()) numbers.set(messageId, numbers.get(messageId) ?? numbers.size + 1);
        // A number stays where it is when others are confirmed.
        const behind = [...more.waiting.keys()].filter(
          (messageId) => (numbers.get(messageId) ?? 0) > Number(request.cursor ?? 0),
        );
        const page = behind.slice(0, Math.min(request.limit, more.pageMax));
        const last = numbers.get(page.at(-1) ?? '');
        return {
          operation: 'ListMessagesResponse',
          message: page.map((messageId) => ({ messageId, waitingSince: RECEIVED_AT })),
          ...(behind.length > page.length && { nextCursor: String(last) }),
        };
      }
      case 'FetchMessage': {
        const found = more.waiting.get(request.messageId);
        if (found === undefined) return 'UnknownMessage';
        return { operation: 'FetchMessageResponse', messageId: request.messageId, envelope: found.envelopeXml };
      }
      case 'FetchChunk': {
        const { messageId, contentId, offset, maxBytes } = request;
        const file = more.waiting.get(messageId)?.files[contentId];
        if (file === undefined) return 'UnknownMessage';
        const content = file.subarray(offset, offset + maxBytes);
        return { operation: 'FetchChunkResponse', messageId, contentId, offset, content };
      }
      case 'ConfirmMessage':
        more.confirmed.set(request.messageId, request.receipt);
        more.waiting.delete(request.messageId);
        return { operation: 'ConfirmMessageResponse', messageId: request.messageId };
      case 'SubmitEnvelope':
        throw new Error('a letter is taken elsewhere');
    }
  };

  const send = (response: ServerResponse, signed: SignedMessage & { readonly httpStatus?: number }): void => {
    const { body, contentType } = more.alter?.(signed) ?? signed;
    response.writeHead(signed.httpStatus ?? 200, { 'content-type': contentType }).end(body);
  };
  const answer = (response: ServerResponse, message: WssMessage | ProblemCode): void =>
    typeof message === 'string'
      ? send(response, signedWssFault(problem(message, 'Told by the peer.'), undefined, signer, new Date()))
      : send(response, signedWssMessage(message, signer, new Date()));

  const serve = async (core: PeerCore, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const contentType = incoming.headers['content-type'] ?? '';
    const request = await readWssRequest(contentType, incoming, { keys, now: new Date() });
    more.asked.push(request);
    if (request.operation !== 'SubmitEnvelope') return answer(response, answerTo(core, request));
    const act = core.nextAct();
    if (act.act === 'stall') return;
    const messageId = messageIdOf(request.envelope);
    const listed = listedIn(request.envelope);
    if (listed.some((contentId) => !stored.has(`${messageId} ${contentId}`))) return answer(response, 'FileMissing');
    const receivedSha256 = sha256Of(request.envelope);
    const files = listed.map((contentId) => {
      const key = `${messageId} ${contentId}`;
      return { contentId, sizeBytes: stored.get(key)?.sizeBytes ?? 0, sha256: sha256Stored(key) };
    });
    if (act.act === 'answer' || act.act === 'lose_answer')
      core.store({ messageId, envelopeSha256: receivedSha256, files });
    if (actOut(act, response, `${SOAP12_MEDIA_TYPE}; charset=utf-8`)) return;
    if (act.act === 'problem') return send(response, signedWssFault(act.problem, undefined, signer, new Date()));
    const receipt = core.receiptOf(messageId);
    answer(response, {
      operation: 'SubmitEnvelopeResponse',
      messageId,
      receivedAt: RECEIVED_AT,
      receivedSha256,
      duplicate: false,
      receipt,
    });
  };

  const peer = await startScriptedPeer(tls, '/edoc', (core, request, response) =>
    serve(core, request, response).catch((error: unknown) => {
      if (!(error instanceof WireProblem)) throw error;
      send(response, signedWssFault(error.problem, undefined, signer, new Date()));
    }),
  );
  return Object.assign(more, peer);
};
