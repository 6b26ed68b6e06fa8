/** What a failed SMTP try means for the notification. Source: RFC 5321 4.2.1 (first digit), RFC 3463 (enhanced codes). */
import type { ChannelOutcome } from '../../ports/channel.ts';

/** What the SMTP client knows about a failure; the answer's text is never passed on, it often repeats the address. */
interface SmtpFailure {
  /** The client's own code, for example ETIMEDOUT. */
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  /** The step that failed: CONN, AUTH, MAIL FROM, RCPT TO, DATA, ... */
  readonly command?: string;
}

/** The line or the far side, not the mail: the same try may succeed later. */
const TEMPORARY_CODES = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'EABORT']);
/** Only from here on a refusal speaks about this recipient or this mail; before, it speaks about us. */
const STEPS_ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

/**
 * RFC 3463: bad mailbox, system, syntax; mailbox moved, of no domain that takes mail (RFC 7505). Not 5.7 (we are blocked: one
 * list of blocked senders must not silence every citizen), 5.2.2 (full) and what else may pass.
 */
export const NO_SUCH_MAILBOX: ReadonlySet<string> = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']);
/** What servers without enhanced codes say of a mailbox that is not there (RFC 5321, 4.2.3). */
const NO_MAILBOX_REPLIES = new Set([550, 551, 553]);

const enhancedOf = (response: string | undefined): string | undefined =>
  /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];

const isNoSuchMailbox = ({ command, responseCode, response }: SmtpFailure): boolean => {
  const enhanced = enhancedOf(response);
  if (command !== 'RCPT TO') return false;
  return enhanced === undefined ? NO_MAILBOX_REPLIES.has(responseCode ?? 0) : NO_SUCH_MAILBOX.has(enhanced);
};

const wordsOf = ({ command, responseCode, response }: SmtpFailure): string => {
  const enhanced = enhancedOf(response);
  const step = command !== undefined && /^[A-Z ]{2,12}$/.test(command) ? ` at ${command}` : '';
  return `SMTP ${responseCode}${enhanced === undefined ? '' : ` ${enhanced}`}${step}`;
};

/**
 * Classifies what the client threw: 4xx, a lost line, a time-out or an abort is temporary; 5xx about the recipient or the mail is permanent; a refusal
 * of our sign-in or sender, and everything unforeseen, is technical. The detail holds codes only.
 */
export const classifySmtpFailure = (error: unknown, aborted: boolean): ChannelOutcome => {
  const failure = (typeof error === 'object' && error !== null ? error : {}) as SmtpFailure;
  const { code = 'unknown', responseCode } = failure;
  if (aborted) return { kind: 'temporary_failure', detail: 'The try was aborted.' };
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) {
    return { kind: 'temporary_failure', detail: wordsOf(failure) };
  }
  if (responseCode !== undefined && responseCode >= 500) {
    if (!STEPS_ABOUT_THE_MAIL.has(failure.command ?? ''))
      return { kind: 'technical_failure', detail: wordsOf(failure) };
    return {
      kind: 'permanent_failure',
      detail: wordsOf(failure),
      ...(isNoSuchMailbox(failure) && { noSuchAddress: true }),
    };
  }
  const known = /^E[A-Z0-9]{2,20}$/.test(code) ? code : 'unknown';
  return TEMPORARY_CODES.has(known)
    ? { kind: 'temporary_failure', detail: known === 'EABORT' ? 'No answer in time.' : `No connection (${known}).` }
    : { kind: 'technical_failure', detail: `The mail could not be made (${known}).` };
};
