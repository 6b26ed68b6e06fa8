import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { ok, problem, type Result } from '../../domain/problems.ts';
import type { MailboxConfirmation, MailboxGiveBack, MailboxPeek, MailboxRefusal } from '../../generated/schemas.ts';
import type { Content } from '../../ports/content.ts';
import type { Log } from '../../ports/log.ts';
import type { AskMailboxStatus } from '../../use-cases/mailbox/ask-mailbox-status.ts';
import type { FetchFromMailbox } from '../../use-cases/mailbox/fetch-from-mailbox.ts';
import type { PeekMailbox } from '../../use-cases/mailbox/peek-mailbox.ts';
import type { Settled, SettlePickUp } from '../../use-cases/mailbox/settle-pick-up.ts';
import { sendProblem } from '../http/problem-reply.ts';
import type { IdentifySystem } from '../http/tls-system.ts';
import { sendDownload } from '../portal/download.ts';
import { bodyCheck } from '../portal/schemas.ts';
import { messagesAnswer, settledAnswer, statusAnswer } from './answers.ts';
import { refusalOf } from './refusal.ts';

/** Where the mailbox is served over REST; the paths of mailbox-1.0.yaml come after it. */
export const MAILBOX_REST_PREFIX = '/mailbox';

interface MailboxRestDeps {
  /** Lets in systems of dialect mailbox only. */
  readonly identifySystem: IdentifySystem;
  readonly peekMailbox: PeekMailbox;
  readonly fetchFromMailbox: FetchFromMailbox;
  readonly settlePickUp: SettlePickUp;
  readonly askMailboxStatus: AskMailboxStatus;
  readonly content: Pick<Content, 'stream'>;
  readonly log: Pick<Log, 'error'>;
}

interface MessagePath {
  readonly messageId: string;
}
type FilePath = MessagePath & { readonly contentId: string };

const checkPeek = bodyCheck<MailboxPeek>('urn:shikriki:schema:mailbox-peek:1');
const checkConfirmation = bodyCheck<MailboxConfirmation>('urn:shikriki:schema:mailbox-confirmation:1');
const checkGiveBack = bodyCheck<MailboxGiveBack>('urn:shikriki:schema:mailbox-give-back:1');
const checkRefusal = bodyCheck<MailboxRefusal>('urn:shikriki:schema:mailbox-refusal:1');

/** Dialect mailbox over REST: schemas/openapi/mailbox-1.0.yaml, operation by operation. */
export const registerMailboxRest = (root: FastifyInstance, deps: MailboxRestDeps): void => {
  void root.register(
    (app, _options, done) => {
      app.post('/v1/peek', async (request, reply) => {
        const system = await deps.identifySystem(request);
        if (!system.ok) return sendProblem(reply, system.problem);
        const body = checkPeek(request.body);
        if (!body.ok) return sendProblem(reply, body.problem);
        const { MaxMessages, LeaseSeconds } = body.value;
        const messages = await deps.peekMailbox(system.value.code, {
          limit: MaxMessages,
          leaseMs: LeaseSeconds === undefined ? undefined : LeaseSeconds * 1_000,
        });
        return reply.send(messagesAnswer(messages));
      });

      app.get<{ Params: MessagePath }>('/v1/messages/:messageId/envelope', async (request, reply) => {
        const at = await locate(deps, request);
        if (!at.ok) return sendProblem(reply, at.problem);
        const found = await deps.fetchFromMailbox.envelope(at.value.systemCode, at.value.messageId);
        if (!found.ok) return sendProblem(reply, found.problem);
        reply.headers({ etag: `"${found.value.sha256}"`, 'cache-control': 'private, no-store' });
        return reply.type('application/xml').send(found.value.envelopeXml);
      });

      app.get<{ Params: FilePath }>('/v1/messages/:messageId/files/:contentId', async (request, reply) => {
        const at = await locate(deps, request);
        if (!at.ok) return sendProblem(reply, at.problem);
        const { contentId: contentPart } = request.params;
        const file = await deps.fetchFromMailbox.file(at.value.systemCode, at.value.messageId, contentPart);
        if (!file.ok) return sendProblem(reply, file.problem);
        // Under its ContentId: what the citizen called it stands in the envelope, and not in the headers that proxies write down.
        return sendDownload(
          reply,
          {
            ...file.value,
            actor: { kind: 'system', code: at.value.systemCode },
            fileName: contentPart,
            mediaType: 'application/octet-stream',
          },
          deps,
        );
      });

      app.post<{ Params: MessagePath }>('/v1/messages/:messageId/confirm', async (request, reply) => {
        const at = await locate(deps, request);
        if (!at.ok) return sendProblem(reply, at.problem);
        const body = checkConfirmation(request.body);
        if (!body.ok) return sendProblem(reply, body.problem);
        const { LeaseId, ReceivedSha256, Receipt } = body.value;
        const pickUp = { ...at.value, leaseNumber: Number(LeaseId) };
        const receiptXml = Receipt === undefined ? undefined : Buffer.from(Receipt, 'base64');
        return sendSettled(reply, pickUp, await deps.settlePickUp.confirm(pickUp, ReceivedSha256, receiptXml));
      });

      app.post<{ Params: MessagePath }>('/v1/messages/:messageId/give-back', async (request, reply) => {
        const at = await locate(deps, request);
        if (!at.ok) return sendProblem(reply, at.problem);
        const body = checkGiveBack(request.body);
        if (!body.ok) return sendProblem(reply, body.problem);
        const pickUp = { ...at.value, leaseNumber: Number(body.value.LeaseId) };
        return sendSettled(reply, pickUp, await deps.settlePickUp.giveBack(pickUp));
      });

      app.post<{ Params: MessagePath }>('/v1/messages/:messageId/refuse', async (request, reply) => {
        const at = await locate(deps, request);
        if (!at.ok) return sendProblem(reply, at.problem);
        const body = checkRefusal(request.body);
        if (!body.ok) return sendProblem(reply, body.problem);
        const { LeaseId, Receipt, Problem } = body.value;
        const by = refusalOf(
          Receipt === undefined ? undefined : Buffer.from(Receipt, 'base64'),
          Problem && { code: Problem.Code, detail: Problem.Detail },
        );
        if (!by.ok) return sendProblem(reply, by.problem);
        const pickUp = { ...at.value, leaseNumber: Number(LeaseId) };
        return sendSettled(reply, pickUp, await deps.settlePickUp.refuse(pickUp, by.value));
      });

      app.get<{ Params: MessagePath }>('/v1/messages/:messageId/status', async (request, reply) => {
        const at = await locate(deps, request);
        if (!at.ok) return sendProblem(reply, at.problem);
        const status = await deps.askMailboxStatus(at.value.systemCode, at.value.messageId);
        return status.ok
          ? reply.send(statusAnswer(at.value.messageId, status.value))
          : sendProblem(reply, status.problem);
      });

      done();
    },
    { prefix: MAILBOX_REST_PREFIX },
  );
};

const locate = async (
  deps: Pick<MailboxRestDeps, 'identifySystem'>,
  request: FastifyRequest<{ Params: MessagePath }>,
): Promise<Result<{ systemCode: string; messageId: string }>> => {
  const system = await deps.identifySystem(request);
  if (!system.ok) return system;
  const { messageId } = request.params;
  return isUuid(messageId)
    ? ok({ systemCode: system.value.code, messageId })
    : { ok: false, problem: problem('Validation', 'The MessageId in the path must be a lower-case UUID.') };
};

const sendSettled = (reply: FastifyReply, { messageId }: MessagePath, settled: Result<Settled>): FastifyReply =>
  settled.ok ? reply.send(settledAnswer(messageId, settled.value)) : sendProblem(reply, settled.problem);
