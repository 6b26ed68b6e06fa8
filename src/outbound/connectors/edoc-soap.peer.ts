import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  edocSoapAcknowledgement,
  edocSoapDeliveryStatus,
  faultOf,
  readEdocSoapRequest,
  type SoapAnswer,
  WireProblem,
} from '../../wire/edoc-soap.ts';
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

const RECEIVED_AT = '2026-11-22T10:00:00Z';

const send = (response: ServerResponse, { httpStatus, contentType, body }: SoapAnswer): void =>
  void response.writeHead(httpStatus, { 'content-type': contentType }).end(body);

const messageIdOf = (envelopeXml: Buffer): string => /<MessageId>([^<]+)</.exec(envelopeXml.toString())?.[1] ?? '';

const serve = async (core: PeerCore, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  const request = await readEdocSoapRequest({ contentType: incoming.headers['content-type'] ?? '', body: incoming });
  if (request.operation === 'GetDeliveryStatus') {
    const { messageId } = request;
    const known = core.find(messageId);
    const state = known === undefined ? 'NOT_RECEIVED' : 'RECEIVED';
    const more = known && { receivedSha256: known.envelopeSha256, receivedAt: RECEIVED_AT };
    return send(response, edocSoapDeliveryStatus({ messageId, state, ...more }, known && core.receiptOf(messageId)));
  }
  const act = core.nextAct();
  if (act.act === 'stall') return;
  const files: Arrived['files'][number][] = [];
  for await (const { contentId, body } of request.files) files.push({ contentId, ...(await digestOf(body)) });
  const messageId = messageIdOf(request.envelopeXml);
  const receivedSha256 = sha256Of(request.envelopeXml);
  if (act.act === 'answer' || act.act === 'lose_answer')
    core.store({ messageId, envelopeSha256: receivedSha256, files });
  if (actOut(act, response, 'text/xml; charset=utf-8')) return;
  if (act.act === 'problem') return send(response, faultOf(act.problem, undefined));
  const acknowledgement = { messageId, receivedAt: RECEIVED_AT, receivedSha256, duplicate: false };
  send(response, edocSoapAcknowledgement(acknowledgement, core.receiptOf(messageId)));
};

/** A system of dialect edoc-soap. */
export const startEdocSoapPeer = (tls: PeerTls): Promise<Peer> =>
  startScriptedPeer(tls, '/soap', (core, request, response) =>
    serve(core, request, response).catch((error: unknown) => {
      if (!(error instanceof WireProblem)) throw error;
      send(response, faultOf(error.problem, undefined, error.faultCode));
    }),
  );
