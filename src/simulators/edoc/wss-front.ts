import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail, ok, type Problem, problem, type Result } from '../../domain/problems.ts';
import type { SealKey } from '../../envelope/seal.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  makeMessageSigner,
  readWssRequest,
  type SignedMessage,
  signedWssFault,
  signedWssMessage,
  WireProblem,
  type WssMessage,
  type WssRequest,
} from '../../wire/edoc-soap-wss.ts';
import type { Desk, Standing } from './desk.ts';
import type { EarlyFiles } from './early-files.ts';
import {
  beSlow,
  bodyOf,
  carryOut,
  cut,
  type Front,
  type FrontOptions,
  startFront,
  strikeForAgency,
  traceIdOf,
} from './front.ts';
import { registeredKey } from './verify-arrival.ts';
import type { WaitingAnswers } from './waiting-answers.ts';

/** Where the interface is, below the server's address. */
export const WSS_PATH = '/edoc';

/** What a system needs besides its desk to speak edoc-soap-wss. */
export interface WssFrontParts {
  /** Signs what the system answers. */
  readonly signingKey: SealKey;
  /** By which the gateway's messages are known. */
  readonly gatewayCertificatesPem: readonly string[];
  readonly early: EarlyFiles;
  readonly waiting: WaitingAnswers;
  readonly clock: Clock;
}

type Submission = Extract<WssRequest, { operation: 'SubmitEnvelope' }>;
/** Everything but handing a letter over. */
type Question = Exclude<WssRequest, Submission>;

/** Starts the receiving side of dialect edoc-soap-wss (schemas/wsdl/edoc-soap-wss-1.0.wsdl) over a desk. */
export const startWssFront = (options: FrontOptions & { readonly desk: Desk } & WssFrontParts): Promise<Front> => {
  const { desk, faults, early, waiting, clock } = options;
  const signer = makeMessageSigner(options.signingKey);
  const keys = options.gatewayCertificatesPem.map(registeredKey);

  const write = ({ contentType, body }: SignedMessage, httpStatus: number, reply: FastifyReply): FastifyReply =>
    reply.code(httpStatus).header('content-type', contentType).send(body);
  const writeMessage = (message: WssMessage, reply: FastifyReply): FastifyReply =>
    write(signedWssMessage(message, signer, clock.now()), 200, reply);
  const writeFault = (told: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (told.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(told.retryAfterMs / 1_000));
    const fault = signedWssFault(told, traceIdOf(request), signer, clock.now());
    return write(fault, fault.httpStatus, reply);
  };

  /** The files that came before the envelope go to the desk as if they came now. */
  const handFilesOver = async ({ messageId, ...standing }: Standing): Promise<Result<Standing>> => {
    if (standing.kind === 'received') return ok({ messageId, ...standing });
    for (const { contentId, complete } of standing.files) {
      const bytes = complete ? undefined : await early.read(messageId, contentId);
      if (bytes === undefined) continue;
      const taken = await desk.takeFile(messageId, contentId, bytes);
      if (!taken.ok) return taken;
      if (taken.value.problem !== undefined) return { ok: false, problem: taken.value.problem };
    }
    return desk.submit(messageId);
  };

  const submit = async ({ envelope }: Submission, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const refuse = (told: Problem) => writeFault(told, request, reply);
    const verified = await desk.open(envelope);
    if (!verified.ok) return refuse(verified.problem);
    const { header } = verified.value.envelope;
    const strike = strikeForAgency(faults, header.receiver.code);
    if (strike) return carryOut(strike, request, reply, refuse);
    const begun = await desk.begin(verified.value, envelope);
    if (!begun.ok) return refuse(begun.problem);
    const ended = await handFilesOver(begun.value);
    if (!ended.ok) return refuse(ended.problem);
    const standing = ended.value;
    if (standing.kind !== 'received') throw new Error('a message that is not complete has no receipt');
    await early.forget(header.messageId);
    await beSlow(faults, standing.agencyCode);
    if (faults.take('answerLost', standing.agencyCode) !== undefined) return cut(request, reply);
    const { messageId, receivedAt, envelopeSha256: receivedSha256, duplicate, receiptXml: receipt } = standing;
    return writeMessage(
      { operation: 'SubmitEnvelopeResponse', messageId, receivedAt, receivedSha256, duplicate, receipt },
      reply,
    );
  };

  const statusOf = async (messageId: string): Promise<WssMessage> => {
    const standing = await desk.status(messageId);
    const operation = 'GetDeliveryStatusResponse';
    if (standing?.kind !== 'received') {
      const state = standing !== undefined || early.has(messageId) ? 'RECEIVING' : 'NOT_RECEIVED';
      return { operation, messageId, state };
    }
    const { envelopeSha256: receivedSha256, receivedAt, receiptXml: receipt } = standing;
    return { operation, messageId, state: 'RECEIVED', receivedSha256, receivedAt, receipt };
  };

  const notWaiting = () => fail('UnknownMessage', 'No such message waits here.');

  const answerTo = async (question: Question): Promise<Result<WssMessage>> => {
    switch (question.operation) {
      case 'UploadChunk': {
        const { messageId, contentId } = question;
        const stored = await early.append(question);
        return stored.ok
          ? ok({ operation: 'UploadChunkResponse', messageId, contentId, receivedBytes: stored.value })
          : stored;
      }
      case 'GetUploadOffset': {
        const { messageId, contentId } = question;
        const receivedBytes = await early.receivedBytes(messageId, contentId);
        return ok({ operation: 'GetUploadOffsetResponse', messageId, contentId, receivedBytes });
      }
      case 'GetDeliveryStatus':
        return ok(await statusOf(question.messageId));
      case 'ListMessages': {
        const { page, nextCursor } = waiting.list(question.limit, question.cursor);
        const message = page.map(({ answer: { messageId }, waitingSince }) => ({ messageId, waitingSince }));
        return ok({ operation: 'ListMessagesResponse', message, ...(nextCursor !== undefined && { nextCursor }) });
      }
      case 'FetchMessage': {
        const { messageId } = question;
        const found = waiting.find(messageId);
        if (found === undefined) return notWaiting();
        return ok({ operation: 'FetchMessageResponse', messageId, envelope: found.answer.envelopeXml });
      }
      case 'FetchChunk': {
        const { messageId, contentId, offset, maxBytes } = question;
        const content = await waiting.bytes(messageId, contentId, offset, maxBytes);
        if (content === undefined) return notWaiting();
        return ok({ operation: 'FetchChunkResponse', messageId, contentId, offset, content });
      }
      case 'ConfirmMessage': {
        const { messageId, receipt } = question;
        return waiting.confirm(messageId, receipt)
          ? ok({ operation: 'ConfirmMessageResponse', messageId })
          : notWaiting();
      }
    }
  };

  return startFront(options, {
    writeProblem: writeFault,
    writeError: (error, request, reply) =>
      writeFault(
        error instanceof WireProblem ? error.problem : problem('InternalError', 'The simulated system failed.'),
        request,
        reply,
      ),
    addRoutes: (app) => {
      app.post(WSS_PATH, async (request, reply) => {
        const trust = { keys, now: clock.now() };
        const asked = await readWssRequest(request.headers['content-type'] ?? '', bodyOf(request, faults), trust);
        if (asked.operation === 'SubmitEnvelope') return submit(asked, request, reply);
        if (asked.operation === 'ConfirmMessage' && faults.takeSystemWide('confirmLost') !== undefined) {
          return cut(request, reply);
        }
        const answer = await answerTo(asked);
        await beSlow(faults);
        return answer.ok ? writeMessage(answer.value, reply) : writeFault(answer.problem, request, reply);
      });
      app.head(WSS_PATH, async (_request, reply) => reply.code(405).header('allow', 'POST').send());
    },
  });
};
