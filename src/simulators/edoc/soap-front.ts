import { finished } from 'node:stream/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail, ok, type Problem, problem, type Result } from '../../domain/problems.ts';
import type { VerifiedEnvelope } from '../../ports/envelope.ts';
import {
  type EdocSoapRequest,
  edocSoapAcknowledgement,
  edocSoapDeliveryStatus,
  faultOf,
  type IncomingFile,
  readEdocSoapRequest,
  type SoapAnswer,
  type SoapFaultCode,
  WireProblem,
  wsdlFor,
} from '../../wire/edoc-soap.ts';
import type { Desk, Standing } from './desk.ts';
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

type Submission = Extract<EdocSoapRequest, { operation: 'SubmitEnvelope' }>;

/** Where the interface is, below the server's address. */
export const SOAP_PATH = '/soap';

const write = ({ httpStatus, contentType, body }: SoapAnswer, reply: FastifyReply): FastifyReply =>
  reply.code(httpStatus).header('content-type', contentType).send(body);

const writeFault = (given: Problem, request: FastifyRequest, reply: FastifyReply, faultCode?: SoapFaultCode) => {
  if (given.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(given.retryAfterMs / 1_000));
  return write(faultOf(given, traceIdOf(request), faultCode), reply);
};

/** Reads on to the end of the body; only then it is known to be whole. */
const drain = async (files: AsyncIterable<IncomingFile>): Promise<number> => {
  let count = 0;
  for await (const { body } of files) {
    count += 1;
    body.resume();
    await finished(body);
  }
  return count;
};

/** Starts the receiving side of dialect edoc-soap (schemas/wsdl/edoc-soap-1.0.wsdl) over a desk. */
export const startSoapFront = (options: FrontOptions & { readonly desk: Desk }): Promise<Front> => {
  const { desk, faults } = options;
  /** How many calls are bringing a message right now, by MessageId. */
  const underWay = new Map<string, number>();

  const takeFiles = async (messageId: string, files: AsyncIterable<IncomingFile>): Promise<Result<undefined>> => {
    for await (const { fileGuid, contentId, body } of files) {
      const listed = await desk.file(messageId, contentId);
      if (!listed.ok || listed.value.fileGuid !== fileGuid) {
        return fail('Validation', 'A file is sent that the envelope does not list.');
      }
      const taken = await desk.takeFile(messageId, contentId, body);
      if (!taken.ok) return taken;
      // Two calls with the same message at a time: one of them goes on.
      if (taken.value.problem?.code === 'OffsetMismatch') {
        return fail('TemporarilyUnavailable', 'The same message is arriving right now.', { retryAfterMs: 1_000 });
      }
      if (taken.value.problem !== undefined) return { ok: false, problem: taken.value.problem };
    }
    return ok(undefined);
  };

  const submit = async ({ envelopeXml, files }: Submission, request: FastifyRequest, reply: FastifyReply) => {
    const verified = await desk.open(envelopeXml);
    if (!verified.ok) return writeFault(verified.problem, request, reply);
    const { messageId } = verified.value.envelope.header;
    underWay.set(messageId, (underWay.get(messageId) ?? 0) + 1);
    try {
      return await take(verified.value, envelopeXml, files, request, reply);
    } finally {
      const others = (underWay.get(messageId) ?? 1) - 1;
      if (others > 0) underWay.set(messageId, others);
      else underWay.delete(messageId);
    }
  };

  const take = async (
    verified: VerifiedEnvelope,
    envelopeXml: Buffer,
    files: Submission['files'],
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> => {
    const refuse = (given: Problem) => writeFault(given, request, reply);
    const { header, files: listed } = verified.envelope;
    const strike = strikeForAgency(faults, header.receiver.code);
    if (strike) return carryOut(strike, request, reply, refuse);
    if (listed.length === 0 && (await drain(files)) > 0) {
      return refuse(problem('Validation', 'Files are sent that the envelope does not list.'));
    }
    const begun = await desk.begin(verified, envelopeXml);
    if (!begun.ok) return refuse(begun.problem);
    if (begun.value.kind === 'received') {
      await drain(files);
      return finish(begun.value, request, reply);
    }
    const taken = await takeFiles(header.messageId, files);
    if (!taken.ok) return refuse(taken.problem);
    const standing = await desk.submit(header.messageId);
    return standing.ok ? finish(standing.value, request, reply) : refuse(standing.problem);
  };

  const finish = async (standing: Standing, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (standing.kind !== 'received') throw new Error('a message that is not complete has no receipt');
    await beSlow(faults, standing.agencyCode);
    if (faults.take('answerLost', standing.agencyCode) !== undefined) return cut(request, reply);
    const { messageId, receivedAt, envelopeSha256, duplicate, receiptXml } = standing;
    return write(
      edocSoapAcknowledgement({ messageId, receivedAt, receivedSha256: envelopeSha256, duplicate }, receiptXml),
      reply,
    );
  };

  const answerStatus = async (messageId: string, reply: FastifyReply): Promise<unknown> => {
    const standing = await desk.status(messageId);
    await beSlow(faults);
    // A message comes in one call. Where that broke off, RECEIVING would let the gateway ask for ever.
    if (standing === undefined || (standing.kind !== 'received' && !underWay.has(messageId))) {
      return write(edocSoapDeliveryStatus({ messageId, state: 'NOT_RECEIVED' }), reply);
    }
    if (standing.kind !== 'received') return write(edocSoapDeliveryStatus({ messageId, state: 'RECEIVING' }), reply);
    const { envelopeSha256, receivedAt, receiptXml } = standing;
    const status = { messageId, state: 'RECEIVED', receivedSha256: envelopeSha256, receivedAt } as const;
    return write(edocSoapDeliveryStatus(status, receiptXml), reply);
  };

  return startFront(options, {
    writeProblem: writeFault,
    writeError: (error, request, reply) =>
      error instanceof WireProblem
        ? writeFault(error.problem, request, reply, error.faultCode)
        : writeFault(problem('InternalError', 'The simulated system failed.'), request, reply),
    addRoutes: (app, port) => {
      app.post(SOAP_PATH, async (request, reply) => {
        const contentType = request.headers['content-type'] ?? '';
        if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
          return writeFault(problem('MediaTypeNotSupported', 'Send the body without compression.'), request, reply);
        }
        const call = await readEdocSoapRequest({ contentType, body: bodyOf(request, faults) });
        return call.operation === 'GetDeliveryStatus'
          ? answerStatus(call.messageId, reply)
          : submit(call, request, reply);
      });
      app.head(SOAP_PATH, async (_request, reply) => reply.code(405).header('allow', 'POST, GET').send());
      app.get(SOAP_PATH, async (request, reply) => {
        const asked = Object.keys(request.query as object).some((name) => name.toLowerCase() === 'wsdl');
        if (!asked) return writeFault(problem('MethodNotAllowed', 'POST, or GET ?wsdl.'), request, reply);
        return reply.type('text/xml; charset=utf-8').send(wsdlFor(`https://${options.host}:${port()}${SOAP_PATH}`));
      });
    },
  });
};
