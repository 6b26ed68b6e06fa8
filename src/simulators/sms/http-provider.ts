/**
 * The sandbox's second SMS provider: HTTP, the dialect of docs/operations.md ("SMS over HTTP"). Nothing is sent on. Numbers that fail on
 * purpose: received-sms.ts. A repeat under the same Idempotency-Key is answered as the first time and delivered once.
 */
import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import { measureSms } from '../../domain/sms-segments.ts';
import { signBody } from '../../wire/signed-body.ts';
import type { Gate, Gated } from '../gate.ts';
import { type KeptRecords, openKeptRecords } from '../mail/kept-records.ts';
import { type Fate, fateOf, type ReceivedSms } from './received-sms.ts';

/** Where messages are posted, below the address of the server. */
export const HTTP_SMS_PATH = '/sms-provider/v1/messages';

export interface HttpSmsProvider extends Gated {
  /** How many messages came again under the key of one that was taken. */
  repeats(): number;
  /** Calls `seen` for every message that is handed in, repeats and refused ones too. */
  onSubmission(seen: (submission: Submission) => void): void;
  /** Sends no more reports. */
  close(): void;
}

export interface HttpSmsProviderOptions {
  readonly kept: KeptRecords<ReceivedSms>;
  /** The Bearer token that callers must have. */
  readonly secret: string;
  /** Where reports go, and under which secret. Left out: none are sent. */
  readonly reports?: { readonly url: string; readonly secret: string };
}

/** A message as it is handed in. */
export interface Submission {
  readonly reference: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** A refused report is sent again after a second. */
const REPORT_TRIES = 5;
const REPORT_AGAIN_MS = 1_000;
const REPORT_TIMEOUT_MS = 5_000;
const UCS2 = 8;
const REPORTED: { readonly [K in Fate]?: string } = {
  good: 'delivered',
  undeliverable: 'undeliverable',
  unknown: 'number_unknown',
};

const readSubmission = (body: unknown): Submission | undefined => {
  const { reference, from, to, text } = (body ?? {}) as { readonly [name: string]: unknown };
  const whole = [reference, from, to, text].every((value) => typeof value === 'string' && value !== '');
  return whole && /^\+\d{7,15}$/.test(String(to)) ? (body as Submission) : undefined;
};

/** Adds the provider to a server. */
export const registerHttpSmsProvider = (app: FastifyInstance, options: HttpSmsProviderOptions): HttpSmsProvider => {
  const { kept, secret, reports } = options;
  const closing = new AbortController();
  const watching: ((submission: Submission) => void)[] = [];
  let gate: Gate | undefined;
  let repeats = 0;

  const report = async (
    messageId: string,
    about: Pick<Submission, 'reference' | 'to'>,
    triesLeft: number,
  ): Promise<void> => {
    const { reference, to } = about;
    if (reports === undefined || closing.signal.aborted) return;
    const body = Buffer.from(
      JSON.stringify({ messageId, reference, state: REPORTED[fateOf(to)], at: new Date().toISOString() }),
    );
    const taken = await fetch(reports.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sms-signature': signBody(body, [reports.secret], new Date()) },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(REPORT_TIMEOUT_MS),
    }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!taken && triesLeft > 1)
      setTimeout(() => void report(messageId, about, triesLeft - 1), REPORT_AGAIN_MS).unref();
  };

  const refuse = (reply: FastifyReply, status: number, code: string): FastifyReply => reply.code(status).send({ code });

  const take = async (submission: Submission, key: string, reply: FastifyReply): Promise<FastifyReply> => {
    await gate?.taking?.();
    for (const seen of watching) seen(submission);
    const { reference, from, to, text } = submission;
    const known = kept.all().find((sms) => sms.idempotencyKey === key);
    if (known !== undefined) {
      if (known.to !== to || known.text !== text) return refuse(reply, 422, 'key_reused');
      repeats += 1;
      return reply.code(200).send({ messageId: `h${known.id}` });
    }
    const fate = fateOf(to);
    if (fate === 'refused') return refuse(reply, 422, 'number_unknown');
    if (fate === 'busy') return refuse(reply, 429, 'too_many_messages');
    const { id } = kept.add({
      receivedAt: new Date().toISOString(),
      provider: 'http',
      from,
      to,
      text,
      dataCoding: measureSms(text).encoding === 'ucs2' ? UCS2 : 0,
      reference,
      idempotencyKey: key,
    });
    await gate?.answering?.();
    void report(`h${id}`, submission, REPORT_TRIES);
    return reply.code(202).send({ messageId: `h${id}` });
  };

  app.post(HTTP_SMS_PATH, async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${secret}`) return refuse(reply, 401, 'unauthenticated');
    const submission = readSubmission(request.body);
    const key = request.headers['idempotency-key'];
    if (submission === undefined || typeof key !== 'string') return refuse(reply, 400, 'malformed');
    return take(submission, key, reply).catch(() => {
      reply.hijack();
      reply.raw.destroy();
      return reply;
    });
  });

  return {
    repeats: () => repeats,
    onSubmission: (seen) => void watching.push(seen),
    setGate: (next) => {
      gate = next;
    },
    close: () => closing.abort(),
  };
};

/** The provider on a server of its own, with a list of its own. @throws where the port is taken. */
export const startHttpSmsProvider = async (
  options: Omit<HttpSmsProviderOptions, 'kept'> & {
    readonly host: string;
    /** 0 takes a free one. */
    readonly port: number;
    readonly keep: number;
  },
): Promise<
  HttpSmsProvider & { readonly url: string; messages(): readonly ReceivedSms[]; readonly stop: () => Promise<void> }
> => {
  const kept = openKeptRecords<ReceivedSms>(options);
  const app = fastify({ forceCloseConnections: true });
  const provider = registerHttpSmsProvider(app, { ...options, kept });
  const address = await app.listen({ host: options.host, port: options.port });
  return {
    ...provider,
    url: `${address}${HTTP_SMS_PATH}`,
    messages: kept.all,
    stop: async () => {
      provider.close();
      kept.close();
      await app.close();
    },
  };
};
