import type { FastifyInstance } from 'fastify';
import { PROBLEMS, problem } from '../../domain/problems.ts';
import { STEP_WORDS } from '../../domain/verification-steps.ts';
import type { EnvelopeCheck as EnvelopeCheckJson } from '../../generated/schemas.ts';
import type { CheckEnvelope, EnvelopeCheck } from '../../use-cases/check-envelope.ts';
import { sendProblem } from '../http/problem-reply.ts';
import type { IdentifySystem } from '../http/tls-system.ts';

/** POST /v1/envelope-checks of edoc-rest-1.0.yaml: what the door says about an envelope, and why; systems of every dialect may ask. */
export const registerEnvelopeChecks = (
  app: FastifyInstance,
  deps: { readonly identifySystem: IdentifySystem; readonly checkEnvelope: CheckEnvelope },
): void => {
  app.post<{ Body: Buffer | undefined }>('/v1/envelope-checks', async (request, reply) => {
    const system = await deps.identifySystem(request);
    if (!system.ok) return sendProblem(reply, system.problem);
    if (request.body === undefined) return sendProblem(reply, problem('Validation', 'The request has no body.'));
    return reply.send(toJson(await deps.checkEnvelope(system.value.code, request.body)));
  });
};

const toJson = ({ steps, digests, problem: found, prospect, ...bytes }: EnvelopeCheck): EnvelopeCheckJson => ({
  ...bytes,
  verdict: found === undefined ? 'accepted' : 'refused',
  steps: steps.map(({ step, verdict }) => ({
    step,
    asks: STEP_WORDS[step].asks,
    verdict,
    ...(verdict === 'refused' && { hint: STEP_WORDS[step].hint }),
  })),
  digests,
  ...(found !== undefined && {
    problem: {
      code: found.code,
      title: PROBLEMS[found.code].title,
      detail: found.detail,
      remedy: PROBLEMS[found.code].remedy,
      errors: [...(found.errors ?? [])],
    },
  }),
  ...(prospect !== undefined && { prospect }),
});
