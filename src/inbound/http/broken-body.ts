import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Log } from '../../ports/log.ts';

/**
 * Logs under the trace id that a body broke while it was sent. That the caller went away in the middle is no failure of ours and is not
 * logged: somebody closed a window.
 */
export const logBrokenBody = (
  reply: FastifyReply,
  body: Readable,
  { log }: { readonly log: Pick<Log, 'error'> },
  about: { readonly contentId?: string } = {},
): void => {
  body.once('error', (error) => {
    if (!reply.raw.destroyed) log.error('download.broke_off', error, { traceId: reply.request.id, ...about });
  });
};
