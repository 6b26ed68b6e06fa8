import { createHash } from 'node:crypto';
import type { Connector, Consignment, DeliveryOutcome, DeliveryStatusAnswer } from '../../ports/connector.ts';
import { type EdocSoapResponse, edocSoapSubmit, readEdocSoapResponse } from '../../wire/edoc-soap.ts';
import { writeStatusCall } from './edoc-soap-status-call.ts';
import { bytesOf } from './file-bytes.ts';
import { foreignProblem } from './foreign-words.ts';
import type { HttpsAnswer } from './https-calls.ts';
import {
  addressRefused,
  notUnderstood,
  outcomeOfBreak,
  outcomeOfProblem,
  outcomeOfStatus,
  problemOfBreak,
} from './outcome-of.ts';
import { retryAfterMsOf } from './retry-after.ts';
import { type ConnectorDeps, callTo, makeWayOut, traceparent } from './way-out.ts';

interface SoapAnswer {
  readonly httpStatus: number;
  readonly retryAfterMs?: number;
  /** Undefined where the HTTP status alone decides. */
  readonly response?: EdocSoapResponse;
}

const readAnswer =
  (now: () => Date) =>
  async ({ httpStatus, headers, body }: HttpsAnswer): Promise<SoapAnswer> => {
    const retryAfterMs = retryAfterMsOf(headers, now());
    const about = { httpStatus, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    // A redirect is not followed, and a body in a content coding is not inflated.
    const unread =
      (httpStatus >= 300 && httpStatus < 400) || (headers['content-encoding'] ?? 'identity') !== 'identity';
    return unread
      ? about
      : { ...about, response: await readEdocSoapResponse(headers['content-type'], httpStatus, body) };
  };

const outcomeOf = (
  { httpStatus, retryAfterMs, response }: SoapAnswer,
  consignment: Consignment,
  sentBytes: number,
): DeliveryOutcome => {
  if (response?.kind === 'acknowledgement') {
    const { messageId, receivedSha256 } = response.acknowledgement;
    const sha256 = createHash('sha256').update(consignment.envelopeXml).digest('hex');
    if (messageId !== consignment.messageId || receivedSha256 !== sha256) {
      return { kind: 'unknown', problem: notUnderstood() };
    }
    const { receiptXml } = response;
    return { kind: 'acknowledged', httpStatus, sentBytes, ...(receiptXml !== undefined && { receiptXml }) };
  }
  // Busy is said by status where it is not said by a fault.
  if (response?.kind !== 'fault' || httpStatus === 429) {
    const told = response?.kind === 'fault' ? response.problem : undefined;
    return outcomeOfStatus({ httpStatus, retryAfterMs, told: told?.code === 'Busy' ? told : undefined });
  }
  const retry = response.problem.retryAfterMs ?? retryAfterMs;
  return outcomeOfProblem({ ...response.problem, ...(retry !== undefined && { retryAfterMs: retry }) }, httpStatus);
};

const statusOf = ({ httpStatus, retryAfterMs, response }: SoapAnswer, messageId: string): DeliveryStatusAnswer => {
  if (response?.kind === 'fault') return { kind: 'unavailable', problem: foreignProblem(response.problem) };
  if (response?.kind !== 'status')
    return { kind: 'unavailable', problem: outcomeOfStatus({ httpStatus, retryAfterMs }).problem };
  const { status, receiptXml } = response;
  if (status.messageId !== messageId) return { kind: 'unavailable', problem: notUnderstood() };
  switch (status.state) {
    case 'NOT_RECEIVED':
      return { kind: 'not_received' };
    case 'RECEIVED':
      return { kind: 'received', ...(receiptXml !== undefined && { receiptXml }) };
    // The one call of this dialect is still being read over there: ask again, do not send beside it.
    case 'RECEIVING':
      return { kind: 'unavailable', problem: problemOfBreak({ why: 'timeout' }) };
  }
};

/**
 * Makes the connector of dialect edoc-soap (schemas/wsdl/edoc-soap-1.0.wsdl): one SubmitEnvelope as MTOM, streamed.
 * Side effects: POSTs to the endpoint's address; a HEAD goes first where the system has not been reached before.
 * Throws for bugs only.
 */
export const makeEdocSoapConnector = (deps: ConnectorDeps): Connector => {
  const { calls, close } = makeWayOut(deps);
  const read = readAnswer(deps.now ?? (() => new Date()));
  return {
    dialect: 'edoc-soap',
    close,

    async submit(consignment, endpoint, signal): Promise<DeliveryOutcome> {
      if (!deps.addressRule.checkAddress(endpoint.address).ok)
        return { kind: 'unavailable', problem: addressRefused() };
      const { messageId, envelopeXml, files, traceId } = consignment;
      const call = edocSoapSubmit({
        messageId,
        envelopeXml,
        files: files.map((file) => ({ ...file, open: () => consignment.openFile(file) })),
      });
      const result = await calls(
        {
          method: 'POST',
          url: new URL(endpoint.address),
          headers: { ...traceparent(traceId), 'content-type': call.contentType, soapaction: `"${call.soapAction}"` },
          body: { bytes: call.body, sizeBytes: call.contentLength },
          ...callTo(endpoint, signal),
        },
        read,
      );
      if (result.kind === 'broken') {
        call.body.destroy();
        return outcomeOfBreak(result, 'may_complete');
      }
      return outcomeOf(result.value, consignment, call.contentLength);
    },

    async askStatus(messageId, endpoint, signal): Promise<DeliveryStatusAnswer> {
      if (!deps.addressRule.checkAddress(endpoint.address).ok)
        return { kind: 'unavailable', problem: addressRefused() };
      const { body, headers } = await writeStatusCall(messageId);
      const result = await calls(
        { method: 'POST', url: new URL(endpoint.address), headers, body: bytesOf(body), ...callTo(endpoint, signal) },
        read,
      );
      if (result.kind === 'broken') return { kind: 'unavailable', problem: problemOfBreak(result) };
      return statusOf(result.value, messageId);
    },
  };
};
