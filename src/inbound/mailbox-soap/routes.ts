import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problem, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { Log } from '../../ports/log.ts';
import type { AskMailboxStatus } from '../../use-cases/mailbox/ask-mailbox-status.ts';
import type { FetchFromMailbox } from '../../use-cases/mailbox/fetch-from-mailbox.ts';
import type { PeekMailbox } from '../../use-cases/mailbox/peek-mailbox.ts';
import type { Settled, SettlePickUp } from '../../use-cases/mailbox/settle-pick-up.ts';
import { edocSoapXsd, faultOf, type SoapAnswer, WireProblem } from '../../wire/edoc-soap.ts';
import {
  type MailboxOperation,
  type MailboxSoapRequest,
  mailboxSoapAnswer,
  mailboxWsdlFor,
  mailboxXsd,
  readMailboxSoapRequest,
  type StreamedSoapAnswer,
} from '../../wire/mailbox-soap.ts';
import { logBrokenBody } from '../http/broken-body.ts';
import { passingProblem } from '../http/passing-problem.ts';
import type { IdentifySystem } from '../http/tls-system.ts';
import { messagesAnswer, settledAnswer, statusAnswer } from '../mailbox-rest/answers.ts';
import { refusalOf } from '../mailbox-rest/refusal.ts';
import { fetchedEnvelope, fetchedFile } from './fetched.ts';

/** Where the mailbox is served over SOAP. */
export const MAILBOX_SOAP_PATH = '/soap/mailbox/1.0';

const XSDS: ReadonlyMap<string, string> = new Map([
  ['mailbox-1.0.xsd', mailboxXsd],
  ['edoc-soap-1.0.xsd', edocSoapXsd],
]);

interface MailboxSoapDeps {
  /** Lets in systems of dialect mailbox only. */
  readonly identifySystem: IdentifySystem;
  readonly peekMailbox: PeekMailbox;
  readonly fetchFromMailbox: FetchFromMailbox;
  readonly settlePickUp: SettlePickUp;
  readonly askMailboxStatus: AskMailboxStatus;
  readonly content: Pick<Content, 'stream'>;
  /** Our address as agencies reach it, for the WSDL. */
  readonly publicAddress: string;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

/** Dialect mailbox over SOAP 1.1: schemas/wsdl/mailbox-1.0.wsdl, files streamed as MTOM, faults from the problem catalogue. */
export const registerMailboxSoap = (root: FastifyInstance, deps: MailboxSoapDeps): void => {
  void root.register((app, _options, done) => {
    app.removeAllContentTypeParsers();
    // The wire room reads the body itself, bounded, whatever it claims to be.
    app.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));

    app.get<{ Querystring: { xsd?: string } }>(MAILBOX_SOAP_PATH, async (request, reply) => {
      const xsd = request.query.xsd;
      const address = `${deps.publicAddress}${MAILBOX_SOAP_PATH}`;
      const text = xsd === undefined ? mailboxWsdlFor(address) : (XSDS.get(xsd) ?? mailboxXsd);
      return reply.type('text/xml; charset=utf-8').send(text);
    });

    app.post<{ Body: Readable | null }>(MAILBOX_SOAP_PATH, async (request, reply) => {
      const soap = await answer(deps, request);
      // What is left of a refused body is read and dropped: many senders listen only when all is sent.
      request.raw.resume();
      return send(reply, soap, deps);
    });

    app.setErrorHandler((error, request, reply) => {
      const broken =
        error instanceof WireProblem
          ? error.problem
          : (passingProblem(error) ?? problem('InternalError', 'The request could not be worked on.'));
      if (request.raw.destroyed && !request.raw.complete)
        deps.log.warn('http.request_broken_off', { traceId: request.id });
      else if (!(error instanceof WireProblem)) deps.log.error('http.failed', error, { traceId: request.id });
      return send(reply, faultOf(broken, request.id), deps);
    });
    done();
  });
};

type Answer = SoapAnswer | StreamedSoapAnswer;

const send = (reply: FastifyReply, soap: Answer, deps: Pick<MailboxSoapDeps, 'log'>): FastifyReply => {
  reply.code(soap.httpStatus).type(soap.contentType);
  if (typeof soap.body === 'string') return reply.send(soap.body);
  if ('contentLength' in soap) reply.header('content-length', soap.contentLength);
  logBrokenBody(reply, soap.body, deps);
  return reply.send(soap.body);
};

const answer = async (deps: MailboxSoapDeps, request: FastifyRequest<{ Body: Readable | null }>): Promise<Answer> => {
  const fault = (broken: Problem): Answer => faultOf(broken, request.id);
  const system = await deps.identifySystem(request);
  if (!system.ok) return fault(system.problem);
  if (request.body === null) return fault(problem('Validation', 'The request has no body.'));
  try {
    const contentType = request.headers['content-type'] ?? '';
    const call = await readMailboxSoapRequest({ contentType, body: request.body });
    const answered = await carryOut(deps, system.value.code, call);
    return answered.ok ? answered.value : fault(answered.problem);
  } catch (error) {
    if (error instanceof WireProblem) return faultOf(error.problem, request.id, error.faultCode);
    throw error;
  }
};

const carryOut = async (
  deps: MailboxSoapDeps,
  systemCode: string,
  call: MailboxSoapRequest,
): Promise<Result<Answer>> => {
  switch (call.operation) {
    case 'Peek': {
      const leaseMs = call.leaseSeconds === undefined ? undefined : call.leaseSeconds * 1_000;
      const messages = await deps.peekMailbox(systemCode, { limit: call.maxMessages, leaseMs });
      const Message = messagesAnswer(messages).Messages.map(({ Files, ...message }) => ({ ...message, File: Files }));
      return { ok: true, value: mailboxSoapAnswer('Peek', { Message }) };
    }
    case 'FetchEnvelope':
      return fetchedEnvelope(call.messageId, await deps.fetchFromMailbox.envelope(systemCode, call.messageId));
    case 'FetchFile':
      return fetchedFile(
        deps,
        systemCode,
        call,
        await deps.fetchFromMailbox.file(systemCode, call.messageId, call.contentId),
      );
    case 'Confirm': {
      const { receivedSha256, receiptXml } = call;
      const pickUp = pickUpOf(systemCode, call);
      return settled('Confirm', call.messageId, await deps.settlePickUp.confirm(pickUp, receivedSha256, receiptXml));
    }
    case 'GiveBack':
      return settled('GiveBack', call.messageId, await deps.settlePickUp.giveBack(pickUpOf(systemCode, call)));
    case 'Refuse': {
      const by = refusalOf(call.receiptXml, call.refusedWith);
      if (!by.ok) return by;
      return settled('Refuse', call.messageId, await deps.settlePickUp.refuse(pickUpOf(systemCode, call), by.value));
    }
    case 'GetDeliveryStatus': {
      const status = await deps.askMailboxStatus(systemCode, call.messageId);
      if (!status.ok) return status;
      return {
        ok: true,
        value: mailboxSoapAnswer('GetDeliveryStatus', { ...statusAnswer(call.messageId, status.value) }),
      };
    }
  }
};

const pickUpOf = (systemCode: string, call: { readonly messageId: string; readonly leaseId: string }) => ({
  systemCode,
  messageId: call.messageId,
  leaseNumber: Number(call.leaseId),
});

const settled = (operation: MailboxOperation, messageId: string, result: Result<Settled>): Result<Answer> =>
  result.ok ? { ok: true, value: mailboxSoapAnswer(operation, { ...settledAnswer(messageId, result.value) }) } : result;
