import type { FastifyReply } from 'fastify';

/** Headers of every answer. A route that needs others (a page, a download) sets its own afterwards. */
export const setSecurityHeaders = (reply: FastifyReply, overTls: boolean): void => {
  reply.headers({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    ...(overTls && { 'strict-transport-security': 'max-age=63072000' }),
  });
};
