import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../domain/problems.ts';
import { placesOf } from '../../domain/schema-places.ts';
import type { Log } from '../../ports/log.ts';
import { MandateEnded } from '../../ports/transaction.ts';
import type { MethodsOf } from './allowed-methods.ts';
import { UnreadableBody } from './json-body.ts';
import { passingProblem } from './passing-problem.ts';
import { sendProblem } from './problem-reply.ts';

const bodyProblem = (error: FastifyError, request: FastifyRequest): Problem | undefined => {
  if (error instanceof UnreadableBody) {
    return error.reason === 'unsupported'
      ? problem('MediaTypeNotSupported', error.message)
      : problem('Validation', error.message);
  }
  if (error instanceof MandateEnded) return problem('MandateNotValid', 'The mandate ended in the middle of it.');
  if (error.validation !== undefined) {
    const errors = placesOf(error.validation);
    return problem('Validation', `${errors.length} ${errors.length === 1 ? 'field is' : 'fields are'} not valid.`, {
      errors,
    });
  }
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE':
      return problem('MediaTypeNotSupported', 'Send application/json.');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem('SizeLimitExceeded', `The body may have ${request.routeOptions.bodyLimit} bytes.`);
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return problem('Validation', 'The body is not JSON that can be read.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return problem('Validation', 'The body has another size than Content-Length says.');
    default:
      return undefined;
  }
};

/**
 * Answers everything that goes wrong on a server with a problem. What nobody foresaw is logged under its trace id and answered
 * with InternalError; its message never leaves the house.
 */
export const setProblemReplies = (
  app: FastifyInstance,
  { log, methodsOf }: { readonly log: Pick<Log, 'error' | 'warn'>; readonly methodsOf: MethodsOf },
): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const about = { traceId: request.id, method: request.method, route: request.routeOptions.url };
    const known = bodyProblem(error, request);
    if (known !== undefined) return sendProblem(reply, known);
    if (request.raw.destroyed && !request.raw.complete) {
      log.warn('http.request_broken_off', about);
      return sendProblem(reply, problem('Validation', 'The request broke off.'));
    }
    log.error('http.failed', error, about);
    return sendProblem(
      reply,
      passingProblem(error) ?? problem('InternalError', 'Name the traceId when you ask for help.'),
    );
  });

  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split('?', 1)[0] ?? '');
    if (methods.length === 0) return sendProblem(reply, problem('NotFound', 'There is nothing at this address.'));
    reply.header('allow', methods.join(', '));
    return sendProblem(reply, problem('MethodNotAllowed', `Here one can ${methods.join(', ')}.`));
  });
};
