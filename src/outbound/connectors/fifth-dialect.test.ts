/**
 * What a fifth dialect takes: a connector's file, here `makePostConnector`, and its line in the list. Nothing else knows its name, and it
 * keeps every promise of the others. The dialect: one POST of the envelope and its files as multipart/related, answered by the receipt.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connector } from '../../ports/connector.ts';
import { multipartRelated, readMultipartRelated } from '../../wire/multipart-related.ts';
import { connectorContract } from './connector.contract.ts';
import { readRestAnswer, statusAnswerOf } from './edoc-rest-answers.ts';
import { CONNECTORS } from './index.ts';
import { addressRefused, outcomeOfBreak, outcomeOfStatus, problemOfBreak } from './outcome-of.ts';
import {
  type Arrived,
  actOut,
  digestOf,
  type Peer,
  type PeerCore,
  type PeerTls,
  sha256Of,
  startScriptedPeer,
} from './scripted.peer.ts';
import { type ConnectorDeps, callTo, makeWayOut, traceparent } from './way-out.ts';

// ---------------------------------------------------------------- the connector's file
const makePostConnector = (deps: ConnectorDeps): Connector => {
  const { calls, close } = makeWayOut(deps);
  const read = readRestAnswer(deps.now ?? (() => new Date()));
  const isAllowed = (address: string): boolean => deps.addressRule.checkAddress(address).ok;
  return {
    dialect: 'edoc-post',
    close,

    async submit(consignment, endpoint, signal) {
      if (!isAllowed(endpoint.address)) return { kind: 'unavailable', problem: addressRefused() };
      const { envelopeXml, files } = consignment;
      const { contentType, body, contentLength } = multipartRelated(
        [
          { headers: { 'Content-Type': 'application/xml', 'Content-ID': '<envelope>' }, body: envelopeXml },
          ...files.map((file) => ({
            headers: { 'Content-Type': 'application/octet-stream', 'Content-ID': `<${file.contentId}>` },
            body: () => consignment.openFile(file),
            sizeBytes: file.sizeBytes,
          })),
        ],
        { type: 'application/xml', start: '<envelope>' },
      );
      if (contentLength === undefined) throw new Error('a file has no size');
      const result = await calls(
        {
          method: 'POST',
          url: new URL(endpoint.address),
          headers: { ...traceparent(consignment.traceId), 'content-type': contentType },
          body: { bytes: body, sizeBytes: contentLength },
          ...callTo(endpoint, signal),
        },
        read,
      );
      if (result.kind === 'broken') {
        body.destroy();
        return outcomeOfBreak(result, 'may_complete');
      }
      const { receiptXml, httpStatus } = result.value;
      if (receiptXml === undefined) return outcomeOfStatus(result.value);
      return { kind: 'acknowledged', receiptXml, httpStatus, sentBytes: contentLength };
    },

    async askStatus(messageId, endpoint, signal) {
      if (!isAllowed(endpoint.address)) return { kind: 'unavailable', problem: addressRefused() };
      const url = new URL(`${endpoint.address}/${encodeURIComponent(messageId)}/status`);
      const result = await calls({ method: 'GET', url, headers: {}, ...callTo(endpoint, signal) }, read);
      if (result.kind === 'broken') return { kind: 'unavailable', problem: problemOfBreak(result) };
      if (result.value.httpStatus === 200) return statusAnswerOf(result.value.json, messageId);
      return { kind: 'unavailable', problem: outcomeOfStatus(result.value).problem };
    },
  };
};

// ---------------------------------------------------------------- a system that speaks it
const json = (response: ServerResponse, status: number, body: unknown, type = 'application/json'): void =>
  void response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));

const tellStatus = (core: PeerCore, messageId: string, response: ServerResponse): void => {
  const known = core.find(messageId) !== undefined;
  const receipt = known && { Receipt: core.receiptOf(messageId).toString('base64') };
  json(response, 200, { MessageId: messageId, State: known ? 'RECEIVED' : 'NOT_RECEIVED', ...receipt });
};

const take = async (core: PeerCore, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const asked = /\/([^/]+)\/status$/.exec(request.url ?? '')?.[1];
  if (request.method === 'GET' && asked !== undefined) return tellStatus(core, decodeURIComponent(asked), response);
  const act = core.nextAct();
  if (act.act === 'stall') return;
  let envelopeXml = Buffer.alloc(0);
  const files: Arrived['files'][number][] = [];
  const limits = { partsMax: 101, partHeadersMaxBytes: 4_096 };
  for await (const { contentId = '', body } of readMultipartRelated(
    request,
    request.headers['content-type'] ?? '',
    limits,
  )) {
    if (contentId === 'envelope') envelopeXml = Buffer.concat(await body.toArray());
    else files.push({ contentId, ...(await digestOf(body)) });
  }
  const messageId = /<MessageId>([^<]+)</.exec(envelopeXml.toString())?.[1] ?? '';
  if (act.act === 'answer' || act.act === 'lose_answer')
    core.store({ messageId, envelopeSha256: sha256Of(envelopeXml), files });
  if (actOut(act, response, 'application/xml')) return;
  if (act.act === 'problem') {
    const { code, detail, errors, retryAfterMs } = act.problem;
    const retry = retryAfterMs !== undefined && { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) };
    return json(response, 400, { code, detail, errors, ...retry }, 'application/problem+json');
  }
  response.writeHead(200, { 'content-type': 'application/xml' }).end(core.receiptOf(messageId));
};

const startPostPeer = (tls: PeerTls): Promise<Peer> => startScriptedPeer(tls, '/letters', take);

// ---------------------------------------------------------------- the one line
connectorContract('edoc-post', startPostPeer, undefined, [...CONNECTORS, makePostConnector]);
