import { createHash, type Hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PROBLEMS, type Problem, problem } from '../../domain/problems.ts';
import {
  type Arrived,
  actOut,
  type Peer,
  type PeerCore,
  type PeerTls,
  sha256Of,
  startScriptedPeer,
} from './scripted.peer.ts';

/** How a PUT goes wrong, once. */
export type PutFault =
  /** Keeps so many bytes of the part, then cuts the connection. */
  | { readonly fault: 'cut'; readonly afterBytes: number }
  /** Says where the file continues, whatever was sent. */
  | { readonly fault: 'offset_mismatch'; readonly tellOffset: boolean }
  | { readonly fault: 'digest_mismatch' }
  | { readonly fault: 'forget' }
  /** Stops reading and says nothing. */
  | { readonly fault: 'stall' };

interface Storing {
  readonly sizeBytes: number;
  receivedBytes: number;
  hash: Hash;
}
interface Receiving {
  readonly envelopeSha256: string;
  readonly files: Map<string, Storing>;
}

const json = (response: ServerResponse, httpStatus: number, body: unknown, headers = {}): void =>
  void response.writeHead(httpStatus, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const tell = (response: ServerResponse, { code, detail, errors, retryAfterMs }: Problem, headers = {}): void => {
  const { status, title } = PROBLEMS[code];
  const body = { type: `urn:shikriki:problem:${code}`, title, status, detail, code, errors };
  json(response, status, body, {
    'content-type': 'application/problem+json',
    ...(retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }),
    ...headers,
  });
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const filesListed = (envelopeXml: string): Map<string, Storing> =>
  new Map(
    [...envelopeXml.matchAll(/<SizeBytes>(\d+)<\/SizeBytes>.*?<ContentId>([^<]+)</g)].map(([, size, id]) => [
      id as string,
      { sizeBytes: Number(size), receivedBytes: 0, hash: createHash('sha256') },
    ]),
  );

/** A system of dialect edoc-rest; `faultPuts` sets what goes wrong with the next PUTs. */
export const startEdocRestPeer = async (tls: PeerTls): Promise<Peer & { faultPuts(...faults: PutFault[]): void }> => {
  const messages = new Map<string, Receiving>();
  const faults: PutFault[] = [];

  const put = async (
    core: Receiving,
    contentId: string,
    request: IncomingMessage,
    response: ServerResponse,
    forget: () => void,
  ) => {
    const file = core.files.get(contentId);
    if (file === undefined) return tell(response, problem('UnknownMessage', 'No such file.'));
    const fault = faults.shift();
    const at = { 'upload-offset': String(file.receivedBytes) };
    if (fault?.fault === 'offset_mismatch') {
      request.resume();
      return tell(response, problem('OffsetMismatch', 'Continue there.'), fault.tellOffset ? at : {});
    }
    if (fault?.fault === 'stall') return;
    if (fault?.fault === 'forget') {
      forget();
      return tell(response, problem('UnknownMessage', 'Forgotten.'));
    }
    const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '') ?? [];
    const whole = request.headers['content-range'] === undefined;
    if (whole) Object.assign(file, { receivedBytes: 0, hash: createHash('sha256') });
    if (
      !whole &&
      (Number(first) !== file.receivedBytes || Number(total) !== file.sizeBytes || Number(last) >= file.sizeBytes)
    ) {
      request.resume();
      return tell(response, problem('OffsetMismatch', 'Continue there.'), at);
    }
    let partBytes = 0;
    for await (const chunk of request) {
      const bytes =
        fault?.fault === 'cut' ? (chunk as Buffer).subarray(0, fault.afterBytes - partBytes) : (chunk as Buffer);
      file.hash.update(bytes);
      file.receivedBytes += bytes.length;
      partBytes += bytes.length;
      if (fault?.fault === 'cut' && partBytes >= fault.afterBytes) return void request.socket.destroy();
    }
    if (fault?.fault === 'digest_mismatch') {
      Object.assign(file, { receivedBytes: 0, hash: createHash('sha256') });
      return tell(response, problem('FileDigestMismatch', 'The digest differs.'), { 'upload-offset': '0' });
    }
    response.writeHead(204, { 'upload-offset': String(file.receivedBytes) }).end();
  };

  const finish = (core: PeerCore, messageId: string, message: Receiving, response: ServerResponse): void => {
    const act = core.nextAct();
    if (act.act === 'answer' || act.act === 'lose_answer') {
      const files: Arrived['files'][number][] = [...message.files].map(([contentId, { receivedBytes, hash }]) => ({
        contentId,
        sizeBytes: receivedBytes,
        sha256: hash.copy().digest('hex'),
      }));
      core.store({ messageId, envelopeSha256: message.envelopeSha256, files });
    }
    if (actOut(act, response, 'application/xml')) return;
    if (act.act === 'problem') tell(response, act.problem);
    else response.writeHead(200, { 'content-type': 'application/xml' }).end(core.receiptOf(messageId));
  };

  const create = async (core: PeerCore, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const envelopeXml = await bodyOf(request);
    const messageId = /<MessageId>([^<]+)</.exec(envelopeXml.toString())?.[1] ?? '';
    const fresh: Receiving = { envelopeSha256: sha256Of(envelopeXml), files: filesListed(envelopeXml.toString()) };
    const message = messages.get(messageId) ?? fresh;
    messages.set(messageId, message);
    if (message.files.size === 0) return finish(core, messageId, message, response);
    const Files = [...message.files].map(([ContentId, { sizeBytes, receivedBytes }]) => ({
      FileGuid: messageId,
      ContentId,
      SizeBytes: sizeBytes,
      ReceivedBytes: receivedBytes,
    }));
    json(response, 202, { MessageId: messageId, State: 'RECEIVING', Files });
  };

  const serve = async (core: PeerCore, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === '/v1/envelopes') return create(core, request, response);
    const [, messageId = '', rest = ''] = /^\/v1\/envelopes\/([^/]+)\/(.*)$/.exec(request.url ?? '') ?? [];
    const message = messages.get(messageId);
    const done = core.find(messageId);
    if (rest === 'status') {
      const receipt = {
        ReceivedSha256: done?.envelopeSha256,
        ReceivedAt: '2026-11-22T10:00:00Z',
        Receipt: core.receiptOf(messageId).toString('base64'),
      };
      const State = done ? 'RECEIVED' : message ? 'RECEIVING' : 'NOT_RECEIVED';
      return json(response, 200, { MessageId: messageId, State, ...(done && receipt) });
    }
    if (message === undefined) return tell(response, problem('UnknownMessage', 'Send the envelope first.'));
    if (rest === 'submit') {
      const missing = [...message.files].filter(([, file]) => file.receivedBytes < file.sizeBytes);
      if (missing.length === 0) return finish(core, messageId, message, response);
      return tell(
        response,
        problem('FileMissing', 'Missing.', { errors: missing.map(([pointer]) => ({ pointer, detail: 'missing' })) }),
      );
    }
    const contentId = decodeURIComponent(rest.replace(/^files\//, ''));
    if (request.method === 'HEAD') {
      return void response
        .writeHead(200, { 'upload-offset': String(message.files.get(contentId)?.receivedBytes ?? 0) })
        .end();
    }
    return put(message, contentId, request, response, () => messages.delete(messageId));
  };

  const peer = await startScriptedPeer(tls, '', serve);
  return { ...peer, faultPuts: (...next) => void faults.push(...next) };
};
