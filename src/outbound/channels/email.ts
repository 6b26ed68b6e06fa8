/** Notices by e-mail: one plain-text mail over SMTP (RFC 5321) per notification. */
import { createTransport } from 'nodemailer';
import type { Channel, ChannelOutcome } from '../../ports/channel.ts';
import { startDeadline } from '../deadline.ts';
import { classifySmtpFailure } from './smtp-outcome.ts';

/** Where and as whom mail is sent. `smtpUrl` (smtp:// or smtps://, with user:password where needed) or the parts. */
export type EmailChannelOptions = {
  /** The From header, for example `შიკრიკი <no-reply@portal.example.ge>`. */
  readonly from: string;
  /** One try, from taking a connection to the server's last word. */
  readonly timeoutMs: number;
  /** Connections kept open at a time; 3 when not given, so that one gateway stays below usual per-client limits. */
  readonly maxConnections?: number;
} & (
  | { readonly smtpUrl: string }
  | {
      readonly host: string;
      readonly port: number;
      /** TLS from the first byte; without it STARTTLS is used where the server offers it. */
      readonly secure: boolean;
      readonly user?: string;
      readonly pass?: string;
    }
);

const connectionOf = (options: EmailChannelOptions) => {
  if ('smtpUrl' in options) return { url: options.smtpUrl };
  const { host, port, secure, user, pass } = options;
  return { host, port, secure, ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }) };
};

/** The domain of the sender's address; the right-hand side of every Message-ID. */
const domainOf = (from: string): string => /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

/** The server's queue id: the last word of its answer, unless that could be an address; else our own Message-ID. */
const referenceOf = (response: string, messageId: string): string =>
  /(?:^|\s)<?([A-Za-z0-9._-]{1,64})>?\s*$/.exec(response.slice(4))?.[1] ?? messageId;

/**
 * Makes the e-mail channel. Connections are pooled; nothing is opened before the first mail. The Message-ID is made of the
 * notification's id, so that a repeat after an unclear try is recognisable; the pool itself never repeats.
 * A mail carries no tracking and no markup. Outcomes: smtp-outcome.ts.
 */
export const makeEmailChannel = (options: EmailChannelOptions): Channel => {
  const { from, timeoutMs, maxConnections = 3 } = options;
  const transport = createTransport({
    ...connectionOf(options),
    pool: true,
    maxConnections,
    // A connection lost in mid-mail is an outcome, which is stored, and not a silent second try.
    maxRequeues: 0,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = domainOf(from);

  return {
    channel: 'email',
    send: async (message, signal): Promise<ChannelOutcome> => {
      if (message.subject === undefined) return { kind: 'technical_failure', detail: 'The e-mail has no subject.' };
      const messageId = `<${message.notificationId}@${domain}>`;
      const limit = startDeadline(signal, timeoutMs);
      try {
        const sent = (await transport.sendMail({
          from,
          to: { name: '', address: message.to },
          subject: message.subject,
          text: message.text,
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
          textEncoding: 'base64',
          xMailer: false,
          signal: limit.signal,
        })) as { readonly response: string };
        return { kind: 'sent', providerReference: referenceOf(sent.response, messageId) };
      } catch (error) {
        return classifySmtpFailure(error, signal.aborted);
      } finally {
        limit.clear();
      }
    },
    close: () => {
      transport.close();
      return Promise.resolve();
    },
  };
};
