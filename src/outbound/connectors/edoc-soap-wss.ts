import { createHash } from 'node:crypto';
import type { AnswerSource } from '../../ports/answer-source.ts';
import type { Connector, Consignment, DeliveryOutcome, DeliveryStatusAnswer, Endpoint } from '../../ports/connector.ts';
import { CHUNK_BYTES, LIST_MAX_MESSAGES } from '../../wire/edoc-soap-wss.ts';
import { endedWith, makeWssCalls, resultOf, type WssCalls } from './edoc-soap-wss-calls.ts';
import { endOfOurBytes, makeWssUpload } from './edoc-soap-wss-upload.ts';
import { foreignProblem } from './foreign-words.ts';
import { addressRefused, notUnderstood } from './outcome-of.ts';
import { type ConnectorDeps, makeWayOut } from './way-out.ts';

const submitAll = async (
  call: WssCalls,
  consignment: Consignment,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<DeliveryOutcome> => {
  const upload = makeWssUpload({ call, consignment, endpoint, signal });
  const { messageId, envelopeXml } = consignment;
  for (let send = upload.sendAll; ; send = upload.sendMissing) {
    const ended = await send();
    if (ended !== undefined) return ended;
    const called = await upload.call({ operation: 'SubmitEnvelope', envelope: envelopeXml }, 'may_complete');
    if (called.kind === 'answered') {
      const { message, httpStatus } = called;
      const sha256 = createHash('sha256').update(envelopeXml).digest('hex');
      if (message.messageId !== messageId || message.receivedSha256 !== sha256) {
        return { kind: 'unknown', problem: notUnderstood() };
      }
      return { kind: 'acknowledged', receiptXml: message.receipt, httpStatus, sentBytes: upload.sentBytes() };
    }
    if (endedWith(called) !== 'FileMissing') return called.outcome;
    const tooOften = upload.resume();
    if (tooOften !== undefined) return tooOften;
  }
};

const askStatus = async (
  call: WssCalls,
  messageId: string,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<DeliveryStatusAnswer> => {
  const called = await call(
    { operation: 'GetDeliveryStatus', messageId },
    { endpoint, signal, step: 'cannot_complete' },
  );
  if (called.kind === 'ended') return { kind: 'unavailable', problem: foreignProblem(called.outcome.problem) };
  const { message } = called;
  if (message.messageId !== messageId) return { kind: 'unavailable', problem: notUnderstood() };
  // RECEIVING: files are there and the envelope is not; the sender goes on.
  if (message.state !== 'RECEIVED') return { kind: 'not_received' };
  return { kind: 'received', ...(message.receipt !== undefined && { receiptXml: message.receipt }) };
};

const answersOf = (call: WssCalls, allowed: (endpoint: Endpoint) => boolean): AnswerSource => {
  const guarded: WssCalls = async (request, about) =>
    allowed(about.endpoint)
      ? call(request, about)
      : { kind: 'ended', outcome: { kind: 'unavailable', problem: addressRefused() }, sentBytes: 0 };
  const step = 'cannot_complete';
  return {
    list: async ({ limit, cursor }, endpoint, signal) =>
      resultOf(
        await guarded(
          {
            operation: 'ListMessages',
            limit: Math.min(limit, LIST_MAX_MESSAGES),
            ...(cursor !== undefined && { cursor }),
          },
          { endpoint, signal, step },
        ),
        ({ message, nextCursor }) => ({ messages: message, ...(nextCursor !== undefined && { nextCursor }) }),
      ),
    fetch: async (messageId, endpoint, signal) =>
      resultOf(await guarded({ operation: 'FetchMessage', messageId }, { endpoint, signal, step }), (message) =>
        message.messageId === messageId ? message.envelope : undefined,
      ),
    fetchChunk: async ({ messageId, contentId, offsetBytes: offset }, endpoint, signal) =>
      resultOf(
        await guarded(
          { operation: 'FetchChunk', messageId, contentId, offset, maxBytes: CHUNK_BYTES },
          { endpoint, signal, step },
        ),
        (message) =>
          message.messageId === messageId && message.contentId === contentId && message.offset === offset
            ? message.content
            : undefined,
      ),
    confirm: async (messageId, receipt, endpoint, signal) => {
      const called = await guarded({ operation: 'ConfirmMessage', messageId, receipt }, { endpoint, signal, step });
      const confirmed = resultOf(called, (message) => (message.messageId === messageId ? true : undefined));
      return confirmed.ok ? { ok: true, value: undefined } : confirmed;
    },
  };
};

/**
 * Makes the connector of dialect edoc-soap-wss (schemas/wsdl/edoc-soap-wss-1.0.wsdl): signed SOAP 1.2, the files in chunks,
 * then the envelope; what agencies say is collected through `answers`. An upload that broke goes on where it stopped, in
 * the next call. Side effects: POSTs to the endpoint's address; a HEAD goes first where the system has not been reached
 * before. Throws for bugs, and where the keys of a system cannot be looked up.
 */
export const makeEdocSoapWssConnector = (deps: ConnectorDeps): Connector => {
  const { calls, close } = makeWayOut(deps);
  const call = makeWssCalls(calls, deps);
  const allowed = ({ address }: Endpoint): boolean => deps.addressRule.checkAddress(address).ok;
  return {
    dialect: 'edoc-soap-wss',
    close,
    submit: async (consignment, endpoint, signal) =>
      allowed(endpoint)
        ? submitAll(call, consignment, endpoint, signal).catch(endOfOurBytes)
        : { kind: 'unavailable', problem: addressRefused() },
    askStatus: async (messageId, endpoint, signal) =>
      allowed(endpoint)
        ? askStatus(call, messageId, endpoint, signal)
        : { kind: 'unavailable', problem: addressRefused() },
    answers: answersOf(call, allowed),
  };
};
