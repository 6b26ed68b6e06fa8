import type { FastifyInstance } from 'fastify';
import { problem } from '../../domain/problems.ts';
import type { ReadChanges } from '../../use-cases/read-changes.ts';
import { changeJson } from '../../use-cases/webhooks/webhook-batch.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { common, queryCheck } from '../portal/schemas.ts';

interface ChangesQuery {
  readonly after?: number;
  readonly limit?: number;
  readonly waitMs?: number;
}

const DEFAULT_LIMIT = 100;
const MOST_AT_ONCE = 1_000;
// Shorter than the minute after which a silent connection is dropped, here and in common proxies.
const LONGEST_WAIT_MS = 30_000;
// Each wait is a timer and an open connection, no more; still a caller that opens them in a loop shall notice.
const MOST_WAITING = 500;
const BUSY_RETRY_AFTER_MS = 1_000;

const checkQuery = queryCheck<ChangesQuery>({
  after: common('Position'),
  limit: { type: 'integer', minimum: 1, maximum: MOST_AT_ONCE },
  waitMs: { type: 'integer', minimum: 0, maximum: LONGEST_WAIT_MS },
});

/** GET /v1/changes: the feed from a position on, waiting for the next change where there is none yet. */
export const changeRoutes = (app: FastifyInstance, deps: { readonly readChanges: ReadChanges }): void => {
  let waiting = 0;
  app.get('/v1/changes', async (request, reply) => {
    const query = checkQuery(request.query);
    if (!query.ok) return sendProblem(reply, query.problem);
    const { after, limit = DEFAULT_LIMIT, waitMs = 0 } = query.value;
    if (waitMs > 0 && waiting >= MOST_WAITING)
      return sendProblem(
        reply,
        problem('Busy', `At most ${MOST_WAITING} calls may wait.`, { retryAfterMs: BUSY_RETRY_AFTER_MS }),
      );
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    waiting += 1;
    try {
      const page = await deps.readChanges({ after, limit, waitMs }, gone.signal);
      if (!page.ok) return await sendProblem(reply, page.problem);
      const { changes, nextPosition, headPosition } = page.value;
      return await reply.send({ items: changes.map(changeJson), nextPosition, headPosition });
    } finally {
      waiting -= 1;
    }
  });
};
