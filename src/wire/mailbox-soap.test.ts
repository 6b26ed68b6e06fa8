import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import {
  MAILBOX_OPERATIONS,
  mailboxSoapAnswer,
  mailboxSoapCall,
  mailboxSoapStreamed,
  mailboxWsdlFor,
  readMailboxSoapAnswer,
  readMailboxSoapRequest,
} from './mailbox-soap.ts';
import { multipartRelated, readBounded } from './multipart-related.ts';
import { refusalOf } from './test-support/requests.ts';

const examples = (folder: 'valid' | 'invalid') => {
  const place = new URL(`../../schemas/examples/${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((name) => name.includes('mailbox-soap-') && name.endsWith('.xml'))
    .map((name) => ({ name, xml: readFileSync(new URL(name, place)) }));
};
const bytes = (xml: Buffer | string) => Readable.from([Buffer.from(xml)]);
const messageId = '2e3d4c5b-6a7f-4b8c-9d0e-1f2a3b4c5d6e';
const request = (xml: Buffer | string, contentType = 'text/xml; charset=utf-8') =>
  readMailboxSoapRequest({ contentType, body: bytes(xml) });

describe('the examples of mailbox over SOAP', () => {
  const valid = examples('valid');
  it.each(valid.filter(({ name }) => !name.includes('response')))('$name is a request', async ({ xml }) => {
    const { operation } = await request(xml);
    expect(MAILBOX_OPERATIONS).toContain(operation);
  });

  it.each(valid.filter(({ name }) => name.includes('response')))('$name is an answer', async ({ xml }) => {
    expect((await readMailboxSoapAnswer('text/xml', bytes(xml))).kind).toBe('answer');
  });

  it.each(examples('invalid'))('$name is refused with the code in its name', async ({ name, xml }) => {
    expect((await refusalOf(request(xml))).code).toBe(name.split('--')[0]);
  });

  it('show every operation', async () => {
    const requests = valid.filter(({ name }) => !name.includes('response'));
    const shown = await Promise.all(requests.map(async ({ xml }) => (await request(xml)).operation));
    expect(new Set(shown)).toEqual(new Set(MAILBOX_OPERATIONS));
  });
});

describe('a request to the mailbox', () => {
  it('comes from our own client as it was written', async () => {
    const { contentType, body } = mailboxSoapCall('FetchFile', { MessageId: messageId, ContentId: 'a', Offset: 7 });
    expect(await request(body, contentType)).toEqual({
      operation: 'FetchFile',
      messageId,
      contentId: 'a',
      offset: 7,
      inline: false,
    });
  });

  it('may carry its receipt as a part of its own, as libraries with MTOM do', async () => {
    const include = '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:receipt"/>';
    const fields = { MessageId: messageId, LeaseId: '2', ReceivedSha256: 'ab'.repeat(32), Receipt: 'QQ==' };
    const root = mailboxSoapCall('Confirm', fields).body.toString().replace('QQ==', include);
    const { contentType, body } = multipartRelated(
      [
        { headers: { 'Content-Type': 'application/xop+xml' }, body: Buffer.from(root) },
        { headers: { 'Content-ID': '<receipt>' }, body: Buffer.from('<Envelope/>') },
      ],
      { type: 'application/xop+xml' },
    );
    expect(await readMailboxSoapRequest({ contentType, body })).toMatchObject({
      operation: 'Confirm',
      receiptXml: Buffer.from('<Envelope/>'),
    });
  });

  it('is refused when it is an answer, or its receipt is larger than any', async () => {
    const answer = mailboxSoapAnswer('GiveBack', { MessageId: messageId, State: 'WAITING', Duplicate: false });
    expect((await refusalOf(request(answer.body))).code).toBe('Validation');
    const large = Buffer.alloc(1_048_577, 1).toString('base64');
    const fields = { MessageId: messageId, LeaseId: '2', ReceivedSha256: 'ab'.repeat(32), Receipt: large };
    expect((await refusalOf(request(mailboxSoapCall('Confirm', fields).body))).code).toBe('SizeLimitExceeded');
  });
});

describe('an answer of the mailbox', () => {
  it('streams the bytes of a file beside its message', async () => {
    const content = Buffer.alloc(200_000, 'shikriki\r\n--');
    const fields = { MessageId: messageId, ContentId: 'a', Offset: 0, SizeBytes: content.length };
    const { contentType, body } = mailboxSoapStreamed('FetchFile', fields, {
      element: 'Content',
      sizeBytes: content.length,
      open: async () => Readable.from([content]),
    });
    const answer = await readMailboxSoapAnswer(contentType, body);
    if (answer.kind !== 'answer') throw new Error('a fault came');
    const element = answer.message.children.find(({ name }) => name === 'Content');
    expect(await readBounded(await answer.bytesOf(element!), content.length, 'The file')).toEqual(content);
  });
});

describe('the WSDL of the mailbox', () => {
  it('names the address it is served for, and where its schemas are', () => {
    const address = 'https://gateway.example.ge/soap/mailbox/1.0?a=1&b="$&<';
    const document = XmlDocument.fromString(mailboxWsdlFor(address));
    const valuesAt = (path: string) =>
      document
        .find(path, { soap: 'http://schemas.xmlsoap.org/wsdl/soap/', xs: 'http://www.w3.org/2001/XMLSchema' })
        .map((node) => node.content);
    expect(valuesAt('//soap:address/@location')).toEqual([address]);
    expect(valuesAt('//xs:import/@schemaLocation')).toEqual([
      `${address}?xsd=mailbox-1.0.xsd`,
      `${address}?xsd=edoc-soap-1.0.xsd`,
    ]);
    document.dispose();
  });
});
