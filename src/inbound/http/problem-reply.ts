import type { FastifyReply } from 'fastify';
import { PROBLEMS, type Problem } from '../../domain/problems.ts';

// The bounds of schemas/json/problem.schema.json.
const MAX_PLACES = 100;
const MAX_POINTER_LENGTH = 1000;

const MS_PER_SECOND = 1000;

/** The body of a problem (RFC 9457, problem.schema.json) as JSON text. `status` departs from the catalogue for statuses of HTTP itself. */
export const problemText = (
  problem: Problem,
  traceId: string,
  status: number = PROBLEMS[problem.code].status,
): string =>
  JSON.stringify({
    type: `urn:shikriki:problem:${problem.code}`,
    title: PROBLEMS[problem.code].title,
    status,
    detail: problem.detail,
    code: problem.code,
    traceId,
    ...(problem.errors !== undefined && {
      errors: problem.errors
        .slice(0, MAX_PLACES)
        .map(({ pointer, detail }) => ({ pointer: pointer.slice(0, MAX_POINTER_LENGTH), detail })),
    }),
    ...(problem.retryAfterMs !== undefined && { retryAfterSeconds: Math.ceil(problem.retryAfterMs / MS_PER_SECOND) }),
  });

/** Answers with a problem: status, application/problem+json, Retry-After, and the challenge that a 401 must carry (RFC 9110, 11.6.1). */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply => {
  reply.code(PROBLEMS[problem.code].status).header('content-type', 'application/problem+json');
  if (problem.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(problem.retryAfterMs / MS_PER_SECOND));
  if (problem.code === 'Unauthenticated') reply.header('www-authenticate', 'Bearer');
  // As bytes, so that no charset is appended: the media type has none.
  return reply.send(Buffer.from(problemText(problem, reply.request.id)));
};
