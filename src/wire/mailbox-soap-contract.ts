import { readFileSync } from 'node:fs';
import { makeMessageSchema } from './message-schema.ts';
import { makeCopyValidMessage } from './soap-message.ts';

/** Namespace of the messages of dialect mailbox 1.0. */
export const MAILBOX_NAMESPACE = 'urn:shikriki:mailbox:1';

/** The text of schemas/xsd/mailbox-1.0.xsd. */
export const mailboxXsd = readFileSync(new URL('../../schemas/xsd/mailbox-1.0.xsd', import.meta.url), 'utf8');

/** The operations of mailbox-1.0.wsdl. */
export const MAILBOX_OPERATIONS = [
  'Peek',
  'FetchEnvelope',
  'FetchFile',
  'Confirm',
  'GiveBack',
  'Refuse',
  'GetDeliveryStatus',
] as const;
export type MailboxOperation = (typeof MAILBOX_OPERATIONS)[number];

/** Copies a message out of the parser once it is valid by mailbox-1.0.xsd. Throws WireProblem Validation. */
export const copyValidMailboxMessage = makeCopyValidMessage({
  namespace: MAILBOX_NAMESPACE,
  binaryElements: ['Envelope', 'Content', 'Receipt'],
  requireValid: makeMessageSchema({ name: 'mailbox-1.0.xsd', namespace: MAILBOX_NAMESPACE, xsd: mailboxXsd }),
});
