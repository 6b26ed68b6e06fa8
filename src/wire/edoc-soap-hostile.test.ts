import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edocSoapAskStatus } from './edoc-soap.ts';
import { file, fixture, INCLUDE, include, messageId, mtom, readMtom, submitXml } from './test-support/messages.ts';
import { readWhole, refusalOf } from './test-support/requests.ts';
import { collect } from './test-support/streams.ts';

describe('a request', () => {
  it('asks for a delivery status, from our own client and from zeep, also within MTOM', async () => {
    const expected = { operation: 'GetDeliveryStatus', messageId };
    const call = edocSoapAskStatus(messageId);
    expect(call.contentLength).toBe(call.body.length);
    expect(await readWhole(call.contentType, call.body)).toEqual(expected);
    expect(await readWhole('text/xml; charset=utf-8', fixture('zeep-get-delivery-status.xml'))).toEqual(expected);
    expect(await readMtom(call.body.toString())).toEqual(expected);
  });

  it.each([
    ['application/soap+xml; charset=utf-8', 'Validation', 'VersionMismatch'],
    ['application/json', 'MediaTypeNotSupported', undefined],
    ['', 'MediaTypeNotSupported', undefined],
    ['text/xml; charset=utf-16', 'Validation', undefined],
  ])('is refused when its Content-Type is %j', async (contentType, code, faultCode) => {
    expect(await refusalOf(readWhole(contentType, edocSoapAskStatus(messageId).body))).toMatchObject({
      code,
      faultCode,
    });
  });

  it.each<[string, Buffer]>([
    ['is not UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])],
    ['is UTF-16', Buffer.from(`\ufeff${edocSoapAskStatus(messageId).body.toString()}`, 'utf16le')],
    ['is empty', Buffer.alloc(0)],
    ['is a NUL', Buffer.from('\0')],
    ['has a bomb of attributes', Buffer.from(`<a ${Array.from({ length: 20_000 }, (_, n) => `a${n}=""`).join(' ')}/>`)],
    ['has a bomb of character references', Buffer.from(`<a>${'&#65;'.repeat(100_000)}</a>`)],
    ['has a bomb of elements', Buffer.from(`<a>${'<a/>'.repeat(500_000)}</a>`)],
    ['is nested like a well', Buffer.from('<a>'.repeat(1_900))],
    ['uses a prefix nobody declared', Buffer.from('<soap:Envelope/>')],
  ])('is refused when it %s', async (_, xml) => {
    expect((await refusalOf(readWhole('text/xml', xml))).code).toBe('Validation');
  });

  it('is refused without repeating what it said', async () => {
    const canary = '01001099999';
    const xml = edocSoapAskStatus(messageId).body.toString();
    const refusals = [
      xml.replace(messageId, canary),
      xml.replace('<MessageId>', `<P${canary}/><MessageId>`),
      xml.replace('<MessageId>', `<MessageId a${canary}="${canary}">`),
      xml.replace('</MessageId>', `</M${canary}>`),
      xml.replaceAll('GetDeliveryStatus', `D${canary}`),
      xml.replace('<MessageId>', `${canary}<MessageId>`),
      submitXml(`${canary}!`),
      submitXml(`<xop:Include ${INCLUDE} href="${canary}"/>`),
    ];
    for (const refused of refusals) {
      expect(JSON.stringify(await refusalOf(readWhole('text/xml', refused)))).not.toContain(canary);
    }
  });

  it('says where it breaks the schema and what was expected', async () => {
    const xml = edocSoapAskStatus(messageId).body.toString().replace('<MessageId>', '<Priority/><MessageId>');
    expect(await refusalOf(readWhole('text/xml', xml))).toMatchObject({
      errors: [{ detail: 'An element is not expected here. Expected: MessageId.' }],
    });
    const wrong = edocSoapAskStatus('x').body;
    expect(await refusalOf(readWhole('text/xml', wrong))).toMatchObject({
      errors: [{ pointer: '//MessageId', detail: 'The value does not fit its type.' }],
    });
  });

  it('is a Problem or a request, never a crash, when bytes of it are changed', async () => {
    const sent = mtom(submitXml(include('env'), file(1, include('one'))), { env: '<E/>', one: 'x' });
    const bytes = await collect(sent.body);
    const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = Buffer.from(bytes);
        for (const { at, byte } of changes) changed[at] = byte;
        const outcome = readWhole(sent.contentType, changed);
        await outcome.catch(() => refusalOf(outcome));
      }),
      { numRuns: 500 },
    );
  });

  it('ignores headers that need not be understood, also those for somebody else', async () => {
    const withHeader = (header: string) =>
      edocSoapAskStatus(messageId)
        .body.toString()
        .replace('<soap:Body>', `<soap:Header>${header}</soap:Header><soap:Body>`);
    const other = '<x:Duty xmlns:x="urn:example" soap:mustUnderstand="1" soap:actor="urn:example:other"/>';
    expect(
      await readWhole('text/xml', withHeader(`<x:Note xmlns:x="urn:example" soap:mustUnderstand="0"/>${other}`)),
    ).toMatchObject({ messageId });
    const next =
      '<x:Duty xmlns:x="urn:example" soap:mustUnderstand="1" soap:actor="http://schemas.xmlsoap.org/soap/actor/next"/>';
    expect(await refusalOf(readWhole('text/xml', withHeader(next)))).toMatchObject({ faultCode: 'MustUnderstand' });
  });
});
