/** Reads mails that came back: delivery status notifications (RFC 3464) about notices of ours. */
import PostalMime, { type Email } from 'postal-mime';
import type { ReportedState } from '../../ports/notifications.ts';
import { NO_SUCH_MAILBOX } from './smtp-outcome.ts';

/** What a mail that came back says about one notice. */
export interface Bounce {
  readonly notificationId: string;
  /** For whom it was, as the report names them; addresses. */
  readonly recipients: readonly string[];
  readonly state: Exclude<ReportedState, 'delivered'>;
}

const textOf = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('latin1');

const partOf = (mail: Email, ...types: readonly string[]): string =>
  mail.attachments
    .filter(({ mimeType }) => types.includes(mimeType))
    .map(({ content }) => textOf(content))
    .join('\n');

const field = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*([^\\r\\n]+)`, 'im').exec(text)?.[1]?.trim();

// "rfc822; someone@example.ge" (RFC 3464, 2.3.2).
const addressOf = (value: string | undefined): string[] => {
  const address = value?.replace(/^[^;]*;/, '').trim();
  return address === undefined || address === '' ? [] : [address];
};

const MESSAGE_ID = /^<?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/i;

/**
 * Reads one mail. @returns undefined where it is no report of a failure, or not about a notice: an answer of a holiday, a delay, spam.
 * What it says is not proven; use-cases/take-bounce.ts believes it only about a notice that went to that very address.
 */
export const readBounce = async (bytes: Buffer): Promise<Bounce | undefined> => {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', rfc822Attachments: true });
  const report = partOf(mail, 'message/delivery-status', 'message/global-delivery-status');
  const original = partOf(mail, 'message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const notificationId = MESSAGE_ID.exec(field(original, 'Message-ID') ?? '')?.[1]?.toLowerCase();
  const status = /^\d\.\d{1,3}\.\d{1,3}/.exec(field(report, 'Status') ?? '')?.[0];
  if (notificationId === undefined || status === undefined || field(report, 'Action')?.toLowerCase() !== 'failed')
    return undefined;
  return {
    notificationId,
    recipients: [...addressOf(field(report, 'Original-Recipient')), ...addressOf(field(report, 'Final-Recipient'))],
    state: NO_SUCH_MAILBOX.has(status) ? 'no_such_address' : status.startsWith('5.') ? 'refused' : 'unreachable',
  };
};
