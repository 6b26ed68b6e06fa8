import type { Connector, Consignment, DeliveryOutcome, DeliveryStatusAnswer } from '../../ports/connector.ts';
import { readRestAnswer, receivedBytesOf, statusAnswerOf } from './edoc-rest-answers.ts';
import { makeRestSession, type RestSession, type Start } from './edoc-rest-upload.ts';
import { bytesOf } from './file-bytes.ts';
import { addressRefused, notUnderstood, outcomeOfBreak, outcomeOfStatus, problemOfBreak } from './outcome-of.ts';
import { type ConnectorDeps, callTo, makeWayOut } from './way-out.ts';

type Ended = Exclude<DeliveryOutcome, { kind: 'acknowledged' }>;

/** Step 1. @returns the outcome, or how many bytes of each file are there. */
const create = async (
  session: RestSession,
  consignment: Consignment,
): Promise<DeliveryOutcome | Map<string, Start>> => {
  const result = await session.step('', {
    method: 'POST',
    body: bytesOf(consignment.envelopeXml),
    headers: { 'content-type': 'application/xml' },
  });
  // Also a message with files may have been complete before: then this step answers with its receipt.
  const step = consignment.files.length === 0 ? 'may_complete' : 'cannot_complete';
  if (result.kind === 'broken') return outcomeOfBreak(result, step);
  const { httpStatus, receiptXml, json } = result.value;
  if (httpStatus === 202) {
    return receivedBytesOf(json, consignment.messageId) ?? { kind: 'unknown', problem: notUnderstood() };
  }
  if (receiptXml === undefined) return outcomeOfStatus(result.value);
  return { kind: 'acknowledged', receiptXml, httpStatus, sentBytes: session.sentBytes() };
};

/** Step 2: sends what is missing of each file, one file after the other. */
const upload = async (
  session: RestSession,
  consignment: Consignment,
  starts: ReadonlyMap<string, Start>,
): Promise<Ended | undefined> => {
  for (const file of consignment.files) {
    const start = starts.get(file.contentId);
    if (typeof start === 'number' && start >= file.sizeBytes) continue;
    const ended = await session.put(file, start ?? 0);
    if (ended !== undefined) return ended;
  }
  return undefined;
};

/** Where each file stands; one that the problem names and that seems complete is sent anew. */
const startsNow = async (
  session: RestSession,
  consignment: Consignment,
  named: ReadonlySet<string>,
): Promise<Ended | Map<string, Start>> => {
  const starts = new Map<string, Start>();
  for (const file of consignment.files) {
    const offset = await session.askOffset(file);
    if (typeof offset !== 'number') return offset;
    const seemsComplete = offset === file.sizeBytes;
    starts.set(file.contentId, seemsComplete && named.has(file.contentId) ? 'anew' : offset);
  }
  return starts;
};

const submitAll = async (session: RestSession, consignment: Consignment): Promise<DeliveryOutcome> => {
  const created = await create(session, consignment);
  if (!(created instanceof Map)) return created;
  for (let starts = created; ; ) {
    const ended = await upload(session, consignment, starts);
    if (ended !== undefined) return ended;
    const result = await session.step(`/${consignment.messageId}/submit`, { method: 'POST' });
    if (result.kind === 'broken') return outcomeOfBreak(result, 'may_complete');
    const answer = result.value;
    const { httpStatus, receiptXml, told } = answer;
    if (receiptXml !== undefined) {
      return { kind: 'acknowledged', receiptXml, httpStatus, sentBytes: session.sentBytes() };
    }
    if (told?.code === 'UnknownMessage') return session.unknownMessage(answer);
    if (told?.code !== 'FileMissing' && told?.code !== 'OffsetMismatch') return outcomeOfStatus(answer);
    const tooOften = session.resume(answer);
    if (tooOften !== undefined) return tooOften;
    const next = await startsNow(session, consignment, new Set(told.errors?.map(({ pointer }) => pointer)));
    if (!(next instanceof Map)) return next;
    starts = next;
  }
};

/**
 * Makes the connector of dialect edoc-rest (schemas/openapi/edoc-rest-1.0.yaml): POST the envelope, PUT what is missing
 * of each file, POST submit. An upload that broke goes on where it stopped, in the next call. Side effects: calls the
 * endpoint's address followed by `/v1/envelopes`. Throws for bugs only.
 */
export const makeEdocRestConnector = (deps: ConnectorDeps): Connector => {
  const { calls, close } = makeWayOut(deps);
  const now = deps.now ?? (() => new Date());
  return {
    dialect: 'edoc-rest',
    close,

    submit(consignment, endpoint, signal) {
      if (!deps.addressRule.checkAddress(endpoint.address).ok) {
        return Promise.resolve({ kind: 'unavailable', problem: addressRefused() });
      }
      return submitAll(makeRestSession({ calls, now, consignment, endpoint, signal }), consignment);
    },

    async askStatus(messageId, endpoint, signal): Promise<DeliveryStatusAnswer> {
      if (!deps.addressRule.checkAddress(endpoint.address).ok)
        return { kind: 'unavailable', problem: addressRefused() };
      const url = new URL(`${endpoint.address}/v1/envelopes/${encodeURIComponent(messageId)}/status`);
      const request = {
        method: 'GET',
        url,
        headers: { accept: 'application/json' },
        ...callTo(endpoint, signal),
      } as const;
      const result = await calls(request, readRestAnswer(now));
      if (result.kind === 'broken') return { kind: 'unavailable', problem: problemOfBreak(result) };
      const answer = result.value;
      if (answer.httpStatus === 200) return statusAnswerOf(answer.json, messageId);
      return { kind: 'unavailable', problem: outcomeOfStatus(answer).problem };
    },
  };
};
