import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Log } from '../../ports/log.ts';
import { logBrokenBody } from '../http/broken-body.ts';

// RFC 8187, 3.2.1: what encodeURIComponent leaves and attr-char does not have.
const encodeFileName = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** Headers of everything that a citizen downloads: saved under its name, never opened by a browser inside a page, kept by nobody else. */
export const attachmentHeaders = (fileName: string, mediaType: string) => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename*=UTF-8''${encodeFileName(fileName)}`,
  'content-security-policy': 'sandbox',
  'cache-control': 'private, no-store',
});

/** Sends bytes that are made while they are sent. Where they break off, so does the connection: half a file must not look whole. */
export const sendMade = (
  reply: FastifyReply,
  made: { readonly fileName: string; readonly mediaType: string; readonly stream: Readable },
  deps: { readonly log: Pick<Log, 'error'> },
): FastifyReply => {
  logBrokenBody(reply, made.stream, deps);
  return reply.code(200).headers(attachmentHeaders(made.fileName, made.mediaType)).send(made.stream);
};
