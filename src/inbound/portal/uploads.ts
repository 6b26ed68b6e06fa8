import type { FastifyInstance, FastifyRequest } from 'fastify';
import { takesFile } from '../../domain/capabilities.ts';
import { UPLOAD_TYPES } from '../../domain/file-types.ts';
import type { FileId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Upload } from '../../generated/schemas.ts';
import type { Files, StoredFile } from '../../ports/files.ts';
import type { Registry } from '../../ports/registry.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import { MAX_UPLOAD_BYTES, type UploadFile } from '../../use-cases/upload-file.ts';
import { patientBody } from '../http/patient-body.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOf } from './citizen.ts';
import { fileIdOf, notFound, sendResult } from './reply.ts';
import { common, queryCheck } from './schemas.ts';

interface UploadParams {
  readonly uploadId: string;
}

const checkQuery = queryCheck<{ readonly agencyCode?: string }>({ agencyCode: common('Code') });

// RFC 8187 as the contract narrows it; percent-encoding is checked when it is decoded.
const DISPOSITION = /^attachment; filename\*=UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-Fa-f]{2})+)$/;
const MAX_DISPOSITION_LENGTH = 2500;

const toUpload = (file: StoredFile): Upload => ({
  uploadId: file.fileId,
  fileName: file.fileName,
  mediaType: file.mediaType,
  sizeBytes: file.sizeBytes,
  sha256: file.sha256,
  scanState: file.scanState,
  createdAt: file.createdAt.toISOString(),
});

const fileNameOf = (header: string | undefined): Result<string> => {
  const encoded =
    header !== undefined && header.length <= MAX_DISPOSITION_LENGTH ? DISPOSITION.exec(header)?.[1] : undefined;
  try {
    if (encoded !== undefined) return ok(decodeURIComponent(encoded));
  } catch {
    // Not UTF-8: the same answer as for no name at all.
  }
  return fail(
    'Validation',
    "Content-Disposition must be attachment; filename*=UTF-8'' and the percent-encoded name of the file.",
  );
};

const mediaTypeOf = (header: string | undefined): Result<string> => {
  const [essence = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase());
  const known = UPLOAD_TYPES.some(({ mediaType }) => mediaType === essence);
  const inUtf8 = parameters.every(
    (parameter) => !parameter.startsWith('charset=') || /^charset="?utf-8"?$/.test(parameter),
  );
  return known && inUtf8
    ? ok(essence)
    : fail(
        'FileTypeNotAllowed',
        'Content-Type must be that of a PDF, DOCX, JPEG, PNG or TXT (UTF-8) file, or of a signed container.',
      );
};

// A file is stored as it comes; what is inside an encoding would be unfolded by nobody.
const encodingOf = (header: string | undefined): Result<undefined> =>
  header === undefined || header.toLowerCase() === 'identity'
    ? ok(undefined)
    : fail('FileTypeNotAllowed', 'Send the file as it is, without Content-Encoding.');

const sizeOf = (header: string | undefined): Result<number> => {
  if (header === undefined || !/^\d{1,15}$/.test(header) || Number(header) === 0)
    return fail('Validation', 'Content-Length must say the size of the file, at least 1.');
  return Number(header) > MAX_UPLOAD_BYTES
    ? fail('SizeLimitExceeded', `A file may have ${MAX_UPLOAD_BYTES} bytes.`)
    : ok(Number(header));
};

/** What the headers of an upload say, before a byte of its body is read. Problems: Validation, FileTypeNotAllowed, SizeLimitExceeded. */
const headOf = ({
  headers,
}: FastifyRequest): Result<{ fileName: string; declaredMediaType: string; declaredBytes: number }> => {
  const size = sizeOf(headers['content-length']);
  if (!size.ok) return size;
  const name = fileNameOf(headers['content-disposition']);
  if (!name.ok) return name;
  const encoding = encodingOf(headers['content-encoding']);
  if (!encoding.ok) return encoding;
  const type = mediaTypeOf(headers['content-type']);
  return type.ok ? ok({ fileName: name.value, declaredMediaType: type.value, declaredBytes: size.value }) : type;
};

/** POST /v1/uploads, GET and DELETE /v1/uploads/{uploadId}: files on their way into a letter. */
export const uploadRoutes = (
  app: FastifyInstance,
  deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly files: Pick<Files, 'ownUploads' | 'removeUnlinked'>;
    readonly registry: Pick<Registry, 'receiverOf'>;
    readonly uploadFile: UploadFile;
  },
): void => {
  // Bodies are files: nothing parses them, whatever they call themselves.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  // What the agency would refuse with the letter is refused here already, where the portal says whom the file is for.
  const fitsAgency = async (
    actor: CitizenActor,
    agencyCode: string | undefined,
    file: { readonly sizeBytes: number; readonly mediaType: string },
  ): Promise<Result<undefined>> => {
    if (agencyCode === undefined) return ok(undefined);
    const receiver = await deps.transactions.inTransaction(actor, (tx) => deps.registry.receiverOf(tx, agencyCode));
    return receiver.ok ? takesFile(receiver.value.capabilities, file) : receiver;
  };

  app.post('/v1/uploads', async (request, reply) => {
    const head = headOf(request);
    if (!head.ok) {
      // A body whose end nobody knows, or that nobody has the time for, is not waited for.
      if (!sizeOf(request.headers['content-length']).ok) reply.header('connection', 'close');
      return sendProblem(reply, head.problem);
    }
    const actor = actorOf(request);
    const { declaredBytes: sizeBytes, declaredMediaType: mediaType } = head.value;
    const query = checkQuery(request.query);
    const fits = query.ok ? await fitsAgency(actor, query.value.agencyCode, { sizeBytes, mediaType }) : query;
    if (!fits.ok) {
      if (fits.problem.code === 'SizeLimitExceeded') reply.header('connection', 'close');
      return sendProblem(reply, fits.problem);
    }
    const stream = patientBody(request.raw);
    const uploaded = await deps.uploadFile({ ...head.value, actor, stream });
    if (!uploaded.ok) {
      stream.destroy();
      return sendProblem(reply, uploaded.problem);
    }
    return reply.code(201).header('location', `/v1/uploads/${uploaded.value.fileId}`).send(toUpload(uploaded.value));
  });

  const find = async (actor: CitizenActor, fileId: FileId): Promise<Result<Upload>> => {
    const [file] = await deps.transactions.inTransaction(actor, (tx) =>
      deps.files.ownUploads(tx, actor.subject, [fileId]),
    );
    // What belongs to a letter is no longer an upload, and what still arrives is not one yet.
    return file?.state === 'complete' && file.linkedAt === undefined ? ok(toUpload(file)) : notFound();
  };

  app.get<{ Params: UploadParams }>('/v1/uploads/:uploadId', async (request, reply) => {
    const fileId = fileIdOf(request.params.uploadId);
    return sendResult(reply, fileId.ok ? await find(actorOf(request), fileId.value) : fileId);
  });

  app.delete<{ Params: UploadParams }>('/v1/uploads/:uploadId', async (request, reply) => {
    const actor = actorOf(request);
    const fileId = fileIdOf(request.params.uploadId);
    if (!fileId.ok) return sendProblem(reply, fileId.problem);
    const removed = await deps.transactions.inTransaction(actor, (tx) =>
      deps.files.removeUnlinked(tx, actor.subject, fileId.value),
    );
    return removed ? reply.code(204).send() : sendProblem(reply, notFound().problem);
  });
};
