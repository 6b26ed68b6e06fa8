import type { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { asProblemCode, problem } from '../../domain/problems.ts';
import type { TlsIdentity } from '../../ports/connector.ts';
import { addressOf, bodyBytes, gatewayAgent, type LateAddress } from './gateway-client.ts';
import { MailboxRefusal, type MailboxSource } from './mailbox-source.ts';

const JSON_MAX_BYTES = 2_000_000;
const ENVELOPE_MAX_BYTES = 10_485_760;

interface MessagesJson {
  readonly Messages: readonly {
    readonly MessageId: string;
    readonly LeaseId: string;
    readonly TimesLeased: number;
    readonly ReceiverCode: string;
  }[];
}

const refusalIn = (status: number, body: Buffer): MailboxRefusal => {
  let code: unknown;
  try {
    code = (JSON.parse(body.toString()) as { readonly code?: unknown }).code;
  } catch {
    code = undefined;
  }
  const known = asProblemCode(typeof code === 'string' ? code : undefined);
  return new MailboxRefusal(problem(known ?? 'TemporarilyUnavailable', `The gateway answered HTTP ${status}.`));
};

/**
 * The mailbox over REST (schemas/openapi/mailbox-1.0.yaml).
 * @param address the base, before `/v1`.
 */
export const makeMailboxRestSource = (options: {
  readonly address: LateAddress;
  readonly tls: TlsIdentity;
}): MailboxSource => {
  const dispatcher = gatewayAgent(options.tls);

  const call = async (
    path: string,
    signal: AbortSignal,
    more: { readonly json?: object; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Dispatcher.ResponseData> => {
    const { json, headers } = more;
    const answer = await request(`${addressOf(options.address)}/v1${path}`, {
      method: json === undefined ? 'GET' : 'POST',
      dispatcher,
      signal,
      headers: { ...headers, ...(json !== undefined && { 'content-type': 'application/json' }) },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    if (answer.statusCode < 300) return answer;
    throw refusalIn(answer.statusCode, await bodyBytes(answer.body, JSON_MAX_BYTES));
  };
  const say = async (messageId: string, what: string, json: object, signal: AbortSignal): Promise<void> => {
    const { body } = await call(`/messages/${messageId}/${what}`, signal, { json });
    await bodyBytes(body, JSON_MAX_BYTES);
  };

  return {
    async peek(maxMessages, leaseSeconds, signal) {
      const { body } = await call('/peek', signal, {
        json: { MaxMessages: maxMessages, LeaseSeconds: leaseSeconds },
      });
      const { Messages } = JSON.parse((await bodyBytes(body, JSON_MAX_BYTES)).toString()) as MessagesJson;
      return Messages.map(({ MessageId, LeaseId, TimesLeased, ReceiverCode }) => ({
        messageId: MessageId,
        leaseId: LeaseId,
        timesLeased: TimesLeased,
        agencyCode: ReceiverCode,
      }));
    },
    envelope: async (messageId, signal) =>
      bodyBytes((await call(`/messages/${messageId}/envelope`, signal)).body, ENVELOPE_MAX_BYTES),
    async file(messageId, contentId, offset, signal): Promise<Readable> {
      const path = `/messages/${messageId}/files/${encodeURIComponent(contentId)}`;
      const { body } = await call(path, signal, { headers: offset > 0 ? { range: `bytes=${offset}-` } : {} });
      return body;
    },
    confirm: ({ messageId, leaseId }, receivedSha256, receiptXml, signal) =>
      say(
        messageId,
        'confirm',
        { LeaseId: leaseId, ReceivedSha256: receivedSha256, Receipt: receiptXml.toString('base64') },
        signal,
      ),
    giveBack: ({ messageId, leaseId }, signal) => say(messageId, 'give-back', { LeaseId: leaseId }, signal),
    refuse: ({ messageId, leaseId }, by, signal) =>
      say(
        messageId,
        'refuse',
        {
          LeaseId: leaseId,
          ...('code' in by ? { Problem: { Code: by.code } } : { Receipt: by.receiptXml.toString('base64') }),
        },
        signal,
      ),
    close: () => dispatcher.close(),
  };
};
