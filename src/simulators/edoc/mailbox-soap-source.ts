import { Readable } from 'node:stream';
import { request } from 'undici';
import type { TlsIdentity } from '../../ports/connector.ts';
import type { XmlTree } from '../../wire/bounded-xml.ts';
import {
  type MailboxOperation,
  type MailboxSoapAnswer,
  mailboxSoapCall,
  readMailboxSoapAnswer,
  type XmlFields,
} from '../../wire/mailbox-soap.ts';
import { readBounded } from '../../wire/multipart-related.ts';
import { addressOf, gatewayAgent, type LateAddress } from './gateway-client.ts';
import { MailboxRefusal, type MailboxSource } from './mailbox-source.ts';

const ENVELOPE_MAX_BYTES = 10_485_760;

const childOf = (tree: XmlTree, name: string): XmlTree => {
  const child = tree.children.find((one) => one.name === name);
  if (child === undefined) throw new Error(`the answer has no ${name}`);
  return child;
};
const textOf = (tree: XmlTree, name: string): string => childOf(tree, name).text;

/**
 * The mailbox over SOAP (schemas/wsdl/mailbox-1.0.wsdl), files as MTOM.
 * @param address of the service, whole.
 */
export const makeMailboxSoapSource = (options: {
  readonly address: LateAddress;
  readonly tls: TlsIdentity;
}): MailboxSource => {
  const dispatcher = gatewayAgent(options.tls);

  const call = async (
    operation: MailboxOperation,
    fields: XmlFields,
    signal: AbortSignal,
  ): Promise<Extract<MailboxSoapAnswer, { kind: 'answer' }>> => {
    const { contentType, soapAction, body } = mailboxSoapCall(operation, fields);
    const headers = { 'content-type': contentType, soapaction: `"${soapAction}"` };
    const answer = await request(addressOf(options.address), { method: 'POST', dispatcher, signal, headers, body });
    const read = await readMailboxSoapAnswer(String(answer.headers['content-type'] ?? ''), answer.body);
    if (read.kind === 'answer') return read;
    throw new MailboxRefusal(read.problem);
  };

  return {
    async peek(maxMessages, leaseSeconds, signal) {
      const { message } = await call('Peek', { MaxMessages: maxMessages, LeaseSeconds: leaseSeconds }, signal);
      return message.children.map((one) => ({
        messageId: textOf(one, 'MessageId'),
        leaseId: textOf(one, 'LeaseId'),
        timesLeased: Number(textOf(one, 'TimesLeased')),
        agencyCode: textOf(one, 'ReceiverCode'),
      }));
    },
    async envelope(messageId, signal) {
      const answer = await call('FetchEnvelope', { MessageId: messageId }, signal);
      const bytes = await answer.bytesOf(childOf(answer.message, 'Envelope'));
      return readBounded(bytes, ENVELOPE_MAX_BYTES, 'The envelope');
    },
    async file(messageId, contentId, offset, signal) {
      const fields = { MessageId: messageId, ContentId: contentId, Offset: offset };
      const answer = await call('FetchFile', fields, signal);
      const bytes = await answer.bytesOf(childOf(answer.message, 'Content'));
      return bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false });
    },
    async confirm({ messageId, leaseId }, receivedSha256, receiptXml, signal) {
      const fields = {
        MessageId: messageId,
        LeaseId: leaseId,
        ReceivedSha256: receivedSha256,
        Receipt: receiptXml.toString('base64'),
      };
      await call('Confirm', fields, signal);
    },
    async giveBack({ messageId, leaseId }, signal) {
      await call('GiveBack', { MessageId: messageId, LeaseId: leaseId }, signal);
    },
    async refuse({ messageId, leaseId }, by, signal) {
      const reason = 'code' in by ? { RefusedWith: { Code: by.code } } : { Receipt: by.receiptXml.toString('base64') };
      await call('Refuse', { MessageId: messageId, LeaseId: leaseId, ...reason }, signal);
    },
    close: () => dispatcher.close(),
  };
};
