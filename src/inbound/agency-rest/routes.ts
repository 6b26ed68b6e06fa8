import { Readable } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { problem, type Result } from '../../domain/problems.ts';
import type { CheckEnvelope } from '../../use-cases/check-envelope.ts';
import type { ReceiveEnvelope, Reception } from '../../use-cases/receive-envelope.ts';
import type { ReceiveFile } from '../../use-cases/receive-file.ts';
import { sendProblem } from '../http/problem-reply.ts';
import type { IdentifySystem } from '../http/tls-system.ts';
import { registerEnvelopeChecks } from './envelope-checks.ts';

/** Where edoc-rest is served; the paths of edoc-rest-1.0.yaml come after it. */
export const EDOC_REST_PREFIX = '/edoc-rest';

/** The verification profile's own limit; a larger body is refused while it arrives. */
const MAX_ENVELOPE_BYTES = 10 * 1024 * 1024;

interface AgencyRestDeps {
  readonly identifySystem: IdentifySystem;
  readonly receiveEnvelope: ReceiveEnvelope;
  readonly receiveFile: ReceiveFile;
  readonly checkEnvelope: CheckEnvelope;
}

interface FileParams {
  readonly messageId: string;
  readonly contentId: string;
}

/** Dialect edoc-rest as a receiver: schemas/openapi/edoc-rest-1.0.yaml, operation by operation. */
export const registerAgencyRest = (root: FastifyInstance, deps: AgencyRestDeps): void => {
  void root.register(
    (app, _options, done) => {
      app.removeAllContentTypeParsers();
      app.addContentTypeParser(
        'application/xml',
        { parseAs: 'buffer', bodyLimit: MAX_ENVELOPE_BYTES },
        (_request, body, parsed) => parsed(null, body),
      );
      // Files are not read here but streamed on.
      app.addContentTypeParser('application/octet-stream', (_request, payload, parsed) => parsed(null, payload));

      app.setErrorHandler<FastifyError>((error, request, reply) => {
        // Everything else is told as on every server.
        if (error.code !== 'FST_ERR_CTP_INVALID_MEDIA_TYPE') throw error;
        return sendProblem(
          reply,
          problem(
            'MediaTypeNotSupported',
            `Send ${request.method === 'PUT' ? 'application/octet-stream' : 'application/xml'}.`,
          ),
        );
      });

      const envelope = { bodyLimit: MAX_ENVELOPE_BYTES };
      app.post<{ Body: Buffer | undefined }>('/v1/envelopes', envelope, async (request, reply) => {
        const system = await deps.identifySystem(request);
        if (!system.ok) return sendProblem(reply, system.problem);
        if (request.body === undefined) return sendProblem(reply, problem('Validation', 'The request has no body.'));
        return sendReception(reply, await deps.receiveEnvelope.envelope(system.value.code, request.body));
      });

      app.put<{ Params: FileParams; Body: Readable | undefined }>(
        '/v1/envelopes/:messageId/files/:contentId',
        async (request, reply) => {
          const found = await locate(deps, request);
          if (!found.ok) return sendProblem(reply, found.problem);
          const range = readContentRange(request.headers['content-range']);
          if (range === 'malformed')
            return sendProblem(reply, problem('Validation', 'Content-Range must be bytes first-last/total.'));
          // A refusal in the middle of the file must still be answered on this connection: the request itself is never destroyed, and
          // what is left of it is read and dropped, because many senders listen only when all is sent. An empty file has no body.
          const stream = Readable.from(request.body?.iterator({ destroyOnReturn: false }) ?? [], { objectMode: false });
          const stored = await deps.receiveFile.receive({
            ...found.value,
            stream,
            ...(range !== undefined && { range }),
          });
          request.raw.resume();
          if (stored.ok) return reply.code(204).header('upload-offset', stored.value.receivedBytes).send();
          if (stored.problem.code === 'OffsetMismatch') {
            const offset = await deps.receiveFile.offsetOf(found.value);
            if (offset.ok) reply.header('upload-offset', offset.value);
          }
          return sendProblem(reply, stored.problem);
        },
      );

      app.head<{ Params: FileParams }>('/v1/envelopes/:messageId/files/:contentId', async (request, reply) => {
        const found = await locate(deps, request);
        if (!found.ok) return sendProblem(reply, found.problem);
        const offset = await deps.receiveFile.offsetOf(found.value);
        return offset.ok
          ? reply.code(200).header('upload-offset', offset.value).send()
          : sendProblem(reply, offset.problem);
      });

      app.post<{ Params: Pick<FileParams, 'messageId'> }>('/v1/envelopes/:messageId/submit', async (request, reply) => {
        const found = await locate(deps, request);
        return found.ok
          ? sendReception(reply, await deps.receiveEnvelope.submit(found.value.systemCode, found.value.messageId))
          : sendProblem(reply, found.problem);
      });

      app.get<{ Params: Pick<FileParams, 'messageId'> }>('/v1/envelopes/:messageId/status', async (request, reply) => {
        const found = await locate(deps, request);
        if (!found.ok) return sendProblem(reply, found.problem);
        const { systemCode, messageId } = found.value;
        const standing = await deps.receiveEnvelope.status(systemCode, messageId);
        return standing.ok ? reply.send(statusAnswer(messageId, standing.value)) : sendProblem(reply, standing.problem);
      });

      registerEnvelopeChecks(app, deps);

      done();
    },
    { prefix: EDOC_REST_PREFIX },
  );
};

const locate = async (
  deps: AgencyRestDeps,
  request: FastifyRequest<{ Params: Pick<FileParams, 'messageId'> & Partial<FileParams> }>,
): Promise<Result<{ systemCode: string; messageId: string; contentPart: string }>> => {
  const system = await deps.identifySystem(request);
  if (!system.ok) return system;
  const { messageId, contentId } = request.params;
  if (!isUuid(messageId))
    return { ok: false, problem: problem('Validation', 'The MessageId in the path must be a lower-case UUID.') };
  return { ok: true, value: { systemCode: system.value.code, messageId, contentPart: contentId ?? '' } };
};

const readContentRange = (
  header: string | undefined,
): { offset: number; totalBytes: number } | 'malformed' | undefined => {
  if (header === undefined) return undefined;
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header);
  if (match === null) return 'malformed';
  const [offset, last, totalBytes] = match.slice(1).map(Number) as [number, number, number];
  return offset <= last && last < totalBytes ? { offset, totalBytes } : 'malformed';
};

const sendReception = (reply: FastifyReply, reception: Result<Reception>): FastifyReply => {
  if (!reception.ok) return sendProblem(reply, reception.problem);
  if (reception.value.kind === 'received') {
    if (reception.value.repeated) reply.header('shikriki-duplicate', 'true');
    return reply.code(200).type('application/xml').send(reception.value.receiptXml);
  }
  return reply.code(202).send(receivingAnswer(reception.value));
};

type Awaiting = Extract<Reception, { kind: 'awaiting_files' }>;

const receivingAnswer = ({ messageId, files }: Awaiting) => ({
  MessageId: messageId,
  State: 'RECEIVING',
  Files: files.map((file) => ({
    FileGuid: file.fileGuid,
    ContentId: file.contentId,
    SizeBytes: file.sizeBytes,
    ReceivedBytes: file.receivedBytes,
  })),
});

const statusAnswer = (messageId: string, reception: Reception | undefined) => {
  if (reception === undefined) return { MessageId: messageId, State: 'NOT_RECEIVED' };
  const known = {
    MessageId: messageId,
    ReceivedSha256: reception.sha256,
    ReceivedAt: reception.receivedAt.toISOString(),
  };
  return reception.kind === 'received'
    ? { ...known, State: 'RECEIVED', Receipt: reception.receiptXml.toString('base64') }
    : { ...known, State: 'RECEIVING' };
};
