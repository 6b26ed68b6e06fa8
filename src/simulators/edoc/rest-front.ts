import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { PROBLEMS, type Problem, problem } from '../../domain/problems.ts';
import { readBounded } from '../../wire/multipart-related.ts';
import { WireProblem } from '../../wire/wire-problem.ts';
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

const ENVELOPE_MAX_BYTES = 10_485_760;

const writeProblem = (given: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { status, title } = PROBLEMS[given.code];
  const retryAfterSeconds = given.retryAfterMs === undefined ? undefined : Math.ceil(given.retryAfterMs / 1_000);
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  return reply
    .code(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:shikriki:problem:${given.code}`,
        title,
        status,
        detail: given.detail,
        code: given.code,
        traceId: traceIdOf(request),
        errors: given.errors,
        retryAfterSeconds,
      }),
    );
};

const mediaTypeProblem = (request: FastifyRequest, wanted: string): Problem | undefined => {
  const given = (request.headers['content-type'] ?? '').split(';')[0];
  const encoded = request.headers['content-encoding'] ?? 'identity';
  if (given?.trim().toLowerCase() === wanted && encoded === 'identity') return undefined;
  return problem('MediaTypeNotSupported', `Send ${wanted}, not compressed.`);
};

/** @returns where a part begins; undefined for a whole file; a problem where the header is not as the contract wants it. */
const partOf = (request: FastifyRequest, sizeBytes: number): number | undefined | Problem => {
  const header = request.headers['content-range'];
  if (header === undefined) return undefined;
  const [, first, last, total] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header) ?? [];
  if (first === undefined || Number(total) !== sizeBytes || Number(last) < Number(first) || Number(last) >= sizeBytes) {
    return problem('Validation', 'Content-Range must be "bytes first-last/total", total being the SizeBytes listed.');
  }
  const length = request.headers['content-length'];
  if (length !== undefined && Number(length) !== Number(last) - Number(first) + 1) {
    return problem('Validation', 'Content-Length is not that of the part that Content-Range names.');
  }
  return Number(first);
};

const writeStanding = (standing: Standing, reply: FastifyReply): FastifyReply => {
  if (standing.kind === 'received') {
    if (standing.duplicate) reply.header('shikriki-duplicate', 'true');
    return reply.code(200).type('application/xml').send(standing.receiptXml);
  }
  return reply
    .code(202)
    .type('application/json')
    .send(
      JSON.stringify({
        MessageId: standing.messageId,
        State: 'RECEIVING',
        Files: standing.files.map((file) => ({
          FileGuid: file.fileGuid,
          ContentId: file.contentId,
          SizeBytes: file.sizeBytes,
          ReceivedBytes: file.receivedBytes,
        })),
      }),
    );
};

type MessagePath = { Params: { messageId: string } };
type FilePath = { Params: { messageId: string; contentId: string } };

/** Starts the receiving side of dialect edoc-rest (schemas/openapi/edoc-rest-1.0.yaml) over a desk. */
export const startRestFront = (options: FrontOptions & { readonly desk: Desk }): Promise<Front> => {
  const { desk, faults } = options;

  /** The last answer of a message: here it can be slow or get lost. */
  const finish = async (standing: Standing, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    await beSlow(faults, standing.agencyCode);
    const lost = standing.kind === 'received' && faults.take('answerLost', standing.agencyCode) !== undefined;
    return lost ? cut(request, reply) : writeStanding(standing, reply);
  };

  const create = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const wrongType = mediaTypeProblem(request, 'application/xml');
    if (wrongType !== undefined) return writeProblem(wrongType, request, reply);
    const envelopeXml = await readBounded(bodyOf(request, faults), ENVELOPE_MAX_BYTES, 'The envelope');
    const verified = await desk.open(envelopeXml);
    if (!verified.ok) return writeProblem(verified.problem, request, reply);
    const strike = strikeForAgency(faults, verified.value.envelope.header.receiver.code);
    if (strike) return carryOut(strike, request, reply, (struck) => writeProblem(struck, request, reply));
    const standing = await desk.begin(verified.value, envelopeXml);
    return standing.ok ? finish(standing.value, request, reply) : writeProblem(standing.problem, request, reply);
  };

  const putFile = async (request: FastifyRequest<FilePath>, reply: FastifyReply): Promise<unknown> => {
    const { messageId, contentId } = request.params;
    const wrongType = mediaTypeProblem(request, 'application/octet-stream');
    if (wrongType !== undefined) return writeProblem(wrongType, request, reply);
    const file = await desk.file(messageId, contentId);
    if (!file.ok) return writeProblem(file.problem, request, reply);
    const offset = partOf(request, file.value.sizeBytes);
    if (typeof offset === 'object') return writeProblem(offset, request, reply);
    const taken = await desk.takeFile(messageId, contentId, bodyOf(request, faults), offset);
    await beSlow(faults);
    if (!taken.ok) return writeProblem(taken.problem, request, reply);
    reply.header('upload-offset', taken.value.receivedBytes);
    return taken.value.problem ? writeProblem(taken.value.problem, request, reply) : reply.code(204).send();
  };

  const getStatus = async (request: FastifyRequest<MessagePath>, reply: FastifyReply): Promise<unknown> => {
    const { messageId } = request.params;
    if (!isUuid(messageId))
      return writeProblem(problem('Validation', 'messageId is not a lower-case UUID.'), request, reply);
    const standing = await desk.status(messageId);
    await beSlow(faults);
    reply.type('application/json');
    if (standing === undefined) return JSON.stringify({ MessageId: messageId, State: 'NOT_RECEIVED' });
    return JSON.stringify({
      MessageId: messageId,
      State: standing.kind === 'received' ? 'RECEIVED' : 'RECEIVING',
      ReceivedSha256: standing.envelopeSha256,
      ReceivedAt: standing.receivedAt,
      ...(standing.kind === 'received' && { Receipt: standing.receiptXml.toString('base64') }),
    });
  };

  return startFront(options, {
    writeProblem,
    writeError: (error, request, reply) => {
      const internal = problem('InternalError', 'The simulated system failed.');
      return writeProblem(error instanceof WireProblem ? error.problem : internal, request, reply);
    },
    addRoutes: (app) => {
      app.post('/v1/envelopes', create);
      app.head('/v1/envelopes', async (_request, reply) => reply.code(405).header('allow', 'POST').send());
      app.put<FilePath>('/v1/envelopes/:messageId/files/:contentId', putFile);
      app.head<FilePath>('/v1/envelopes/:messageId/files/:contentId', async (request, reply) => {
        const file = await desk.file(request.params.messageId, request.params.contentId);
        if (!file.ok) return reply.code(PROBLEMS[file.problem.code].status).send();
        return reply.header('upload-offset', file.value.receivedBytes).send();
      });
      app.post<MessagePath>('/v1/envelopes/:messageId/submit', async (request, reply) => {
        const standing = await desk.submit(request.params.messageId);
        return standing.ok ? finish(standing.value, request, reply) : writeProblem(standing.problem, request, reply);
      });
      app.get<MessagePath>('/v1/envelopes/:messageId/status', getStatus);
    },
  });
};
