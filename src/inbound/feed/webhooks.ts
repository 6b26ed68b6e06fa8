import type { FastifyInstance, FastifyReply } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { problem, type Result } from '../../domain/problems.ts';
import type { Webhook } from '../../ports/webhooks.ts';
import type { AddWebhook } from '../../use-cases/webhooks/add-webhook.ts';
import type { ListWebhooks } from '../../use-cases/webhooks/list-webhooks.ts';
import type { PauseWebhook } from '../../use-cases/webhooks/pause-webhook.ts';
import type { PingWebhook } from '../../use-cases/webhooks/ping-webhook.ts';
import type { RemoveWebhook } from '../../use-cases/webhooks/remove-webhook.ts';
import type { ReplayWebhook } from '../../use-cases/webhooks/replay-webhook.ts';
import type { RotateWebhookSecret } from '../../use-cases/webhooks/rotate-webhook-secret.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { bodyCheck } from '../portal/schemas.ts';
import { clientOf } from './client.ts';

/** What the webhook routes need. */
export interface WebhookRouteDeps {
  readonly addWebhook: AddWebhook;
  readonly listWebhooks: ListWebhooks;
  readonly removeWebhook: RemoveWebhook;
  readonly pauseWebhook: PauseWebhook;
  readonly replayWebhook: ReplayWebhook;
  readonly rotateWebhookSecret: RotateWebhookSecret;
  readonly pingWebhook: PingWebhook;
}

interface Registration {
  readonly address: string;
  readonly events?: readonly string[];
  readonly after?: number;
}

const checkRegistration = bodyCheck<Registration>('urn:shikriki:schema:webhook-registration:1');
const checkReplay = bodyCheck<{ readonly after?: number }>('urn:shikriki:schema:webhook-replay:1');

// webhook.schema.json. Secrets are not in a Webhook at all.
const toJson = (webhook: Webhook) => ({
  webhookId: webhook.webhookId,
  address: webhook.address,
  ...(webhook.kinds !== undefined && { events: webhook.kinds }),
  state: webhook.state,
  ...(webhook.pausedBecause !== undefined && { pausedBecause: webhook.pausedBecause }),
  confirmedPosition: webhook.cursorPosition,
  ...(webhook.failingSince !== undefined && {
    failingSince: webhook.failingSince.toISOString(),
    nextTryAt: webhook.nextTryAt.toISOString(),
  }),
  ...(webhook.lastFailure !== undefined && { lastFailure: webhook.lastFailure }),
  ...(webhook.lastDeliveredAt !== undefined && { lastDeliveredAt: webhook.lastDeliveredAt.toISOString() }),
  createdAt: webhook.createdAt.toISOString(),
});

const send = (reply: FastifyReply, result: Result<Webhook>): FastifyReply =>
  result.ok ? reply.send(toJson(result.value)) : sendProblem(reply, result.problem);

/** /v1/webhooks: a client's own webhooks. */
export const webhookRoutes = (app: FastifyInstance, deps: WebhookRouteDeps): void => {
  type Named = { readonly Params: { readonly webhookId: string } };
  app.addHook('preHandler', async (request, reply) => {
    const { webhookId } = request.params as { readonly webhookId?: string };
    if (webhookId !== undefined && !isUuid(webhookId))
      return sendProblem(reply, problem('NotFound', 'There is nothing with this id.'));
  });

  app.post('/v1/webhooks', async (request, reply) => {
    const body = checkRegistration(request.body);
    if (!body.ok) return sendProblem(reply, body.problem);
    const { address, events: kinds, after } = body.value;
    const added = await deps.addWebhook({ clientId: clientOf(request).clientId, address, kinds, after });
    if (!added.ok) return sendProblem(reply, added.problem);
    const { webhook, secret } = added.value;
    return reply
      .code(201)
      .header('location', `/v1/webhooks/${webhook.webhookId}`)
      .header('cache-control', 'no-store')
      .send({ webhook: toJson(webhook), secret });
  });

  app.get('/v1/webhooks', async (request) => ({
    items: (await deps.listWebhooks(clientOf(request).clientId)).map(toJson),
  }));

  app.delete<Named>('/v1/webhooks/:webhookId', async (request, reply) => {
    const removed = await deps.removeWebhook(clientOf(request).clientId, request.params.webhookId);
    return removed.ok ? reply.code(204).send() : sendProblem(reply, removed.problem);
  });

  app.post<Named>('/v1/webhooks/:webhookId/pause', async (request, reply) =>
    send(reply, await deps.pauseWebhook(clientOf(request).clientId, request.params.webhookId)),
  );

  app.post<Named>('/v1/webhooks/:webhookId/replay', async (request, reply) => {
    const body = checkReplay(request.body);
    if (!body.ok) return sendProblem(reply, body.problem);
    return send(
      reply,
      await deps.replayWebhook(clientOf(request).clientId, request.params.webhookId, body.value.after),
    );
  });

  app.post<Named>('/v1/webhooks/:webhookId/secret', async (request, reply) => {
    const rotated = await deps.rotateWebhookSecret(clientOf(request).clientId, request.params.webhookId);
    if (!rotated.ok) return sendProblem(reply, rotated.problem);
    const { webhook, secret } = rotated.value;
    return reply.header('cache-control', 'no-store').send({ webhook: toJson(webhook), secret });
  });

  app.post<Named>('/v1/webhooks/:webhookId/ping', async (request, reply) => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const answer = await deps.pingWebhook(clientOf(request).clientId, request.params.webhookId, gone.signal);
    if (!answer.ok) return sendProblem(reply, answer.problem);
    const { kind, httpStatus } = answer.value;
    return reply.send({
      taken: kind === 'taken',
      ...(httpStatus !== undefined && { httpStatus }),
      ...(answer.value.kind === 'failed' && { failure: answer.value.failure }),
    });
  });
};
