import type { FastifyInstance } from 'fastify';

/** What /readyz tells: whether each thing that is needed to serve can be reached. */
export interface Readiness {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly ms: number }[];
}

/**
 * Adds /livez (the process answers) and /readyz (it can serve: 200, else 503), for load balancers and containers. Without a token:
 * they tell names of checks and nothing else.
 */
export const registerHealthRoutes = (
  app: FastifyInstance,
  { ready }: { readonly ready: () => Promise<Readiness> },
): void => {
  app.get('/livez', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const readiness = await ready();
    return reply.code(readiness.ok ? 200 : 503).send(readiness);
  });
};
