/**
 * The sandbox's mail server: real SMTP (RFC 5321) on the loopback, nothing is sent on.
 * Addresses that fail on purpose: `permanent-failure@...` is answered 550 5.1.1, `temporary-failure@...` 451 4.3.0.
 */
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Gate, Gated } from '../gate.ts';
import { type KeptRecord, openKeptRecords } from './kept-records.ts';

/** One mail as it arrived. */
export interface ReceivedMail extends KeptRecord {
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** The envelope's addresses, RFC 5321. */
  readonly from: string;
  /** The name in the From header; empty where there is none. */
  readonly fromName: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** The text part with LF line ends. */
  readonly text: string;
  readonly messageId: string;
  /** Header lines as they came, names in lower case. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly sizeBytes: number;
}

export interface MailReceiver extends Gated {
  readonly port: number;
  /** Newest first. */
  mails(): readonly ReceivedMail[];
  /** The newest kept or next arriving mail that matches; rejects after timeoutMs. */
  waitFor(predicate: (mail: ReceivedMail) => boolean, timeoutMs: number): Promise<ReceivedMail>;
  close(): Promise<void>;
}

export interface MailReceiverOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Mails are kept there as JSON and survive a restart. */
  readonly folder?: string;
  /** How many mails are kept. */
  readonly keep: number;
  /** When given, a client must sign in with it. */
  readonly login?: { readonly user: string; readonly pass: string };
}

/** Notices are a few KB; more is a mistake worth seeing. */
const LARGEST_MAIL_BYTES = 1_000_000;

const smtpError = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

const refusal = (address: string): Error | undefined => {
  const name = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  if (name === 'permanent-failure') return smtpError(550, `5.1.1 <${address}> no such mailbox`);
  if (name === 'temporary-failure') return smtpError(451, `4.3.0 <${address}> try again later`);
  return undefined;
};

const readMail = async (
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<Omit<ReceivedMail, 'id'>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw smtpError(552, '5.3.4 the mail is too large');
  const raw = Buffer.concat(chunks);
  const mail = await PostalMime.parse(raw);
  const { mailFrom, rcptTo } = session.envelope;
  return {
    receivedAt: new Date().toISOString(),
    from: mailFrom === false ? '' : mailFrom.address,
    fromName: mail.from?.name ?? '',
    to: rcptTo.map((recipient) => recipient.address),
    subject: mail.subject ?? '',
    text: (mail.text ?? '').replaceAll('\r\n', '\n'),
    messageId: mail.messageId ?? '',
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    sizeBytes: raw.length,
  };
};

/** Starts the mail server. @throws when the port is taken or the folder cannot be read. */
export const startMailReceiver = async (options: MailReceiverOptions): Promise<MailReceiver> => {
  const kept = openKeptRecords<ReceivedMail>(options);
  const { login } = options;
  let gate: Gate | undefined;
  const server = new SMTPServer({
    name: 'sandbox-mail',
    banner: 'shikriki sandbox',
    logger: false,
    // On the loopback without TLS: certificates would only make the sandbox harder to start.
    disabledCommands: login === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    closeTimeout: 1000,
    onAuth: (auth, _session, callback) => {
      if (login !== undefined && auth.username === login.user && auth.password === login.pass) {
        callback(null, { user: login.user });
      } else callback(smtpError(535, '5.7.8 authentication failed'));
    },
    onRcptTo: (address, _session, callback) => callback(refusal(address.address) ?? null),
    onData: (stream, session, callback) => {
      const take = async (): Promise<string> => {
        const mail = await readMail(stream, session);
        await gate?.taking?.();
        const { id } = kept.add(mail);
        await gate?.answering?.();
        return id;
      };
      take().then(
        (id) => callback(null, `2.0.0 queued as ${id}`),
        (error: unknown) => callback(error instanceof Error ? error : smtpError(451, '4.3.0 not stored')),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.server.off('error', reject);
      // A client that goes away in mid-talk is nothing to fall over.
      server.on('error', () => undefined);
      resolve();
    });
  });

  return {
    port: (server.server.address() as AddressInfo).port,
    mails: kept.all,
    waitFor: kept.waitFor,
    setGate: (next) => {
      gate = next;
    },
    close: async () => {
      kept.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
};
