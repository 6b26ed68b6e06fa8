import type { FastifyReply } from 'fastify';
import type { ContentId } from '../../domain/ids.ts';
import type { Content } from '../../ports/content.ts';
import type { Log } from '../../ports/log.ts';
import type { Actor } from '../../ports/transaction.ts';
import { logBrokenBody } from '../http/broken-body.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { attachmentHeaders } from './attachment.ts';
import { readRange } from './byte-range.ts';

/** Bytes that somebody may download. */
export interface Download {
  /** In whose name they are read. */
  readonly actor: Actor;
  readonly contentId: ContentId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface DownloadDeps {
  readonly content: Pick<Content, 'stream'>;
  readonly log: Pick<Log, 'error'>;
}

const isUnchanged = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((known) => {
    const tag = known.trim();
    return tag === '*' || tag.replace(/^W\//, '') === etag;
  }) === true;

/**
 * Sends stored bytes as an attachment: a stream, never opened by a browser inside a page, cached by nobody but the citizen's own program.
 * Serves Range, If-Range and If-None-Match (RFC 9110, 13 and 14). Problems: Validation, RangeNotSatisfiable.
 */
export const sendDownload = (reply: FastifyReply, download: Download, { content, log }: DownloadDeps): FastifyReply => {
  const { request } = reply;
  const etag = `"${download.sha256}"`;
  reply.headers({ etag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-store' });
  if (isUnchanged(request.headers['if-none-match'], etag)) return reply.code(304).send();

  // A download that goes on after the bytes have changed starts again from the beginning.
  const ifRange = request.headers['if-range'];
  const range = readRange(
    ifRange === undefined || ifRange === etag ? request.headers.range : undefined,
    download.sizeBytes,
  );
  if (!range.ok) {
    if (range.problem.code === 'RangeNotSatisfiable') reply.header('content-range', `bytes */${download.sizeBytes}`);
    return sendProblem(reply, range.problem);
  }
  const part = range.value;
  reply.headers({
    ...attachmentHeaders(download.fileName, download.mediaType),
    'content-length': part === undefined ? download.sizeBytes : part.end - part.start + 1,
    ...(part !== undefined && { 'content-range': `bytes ${part.start}-${part.end}/${download.sizeBytes}` }),
  });
  const stream = content.stream(download.actor, download.contentId, part);
  logBrokenBody(reply, stream, { log }, { contentId: download.contentId });
  return reply.code(part === undefined ? 200 : 206).send(stream);
};
