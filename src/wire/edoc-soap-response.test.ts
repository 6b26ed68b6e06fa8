import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../domain/problems.ts';
import {
  edocSoapAcknowledgement,
  edocSoapDeliveryStatus,
  faultOf,
  readEdocSoapResponse,
  type SoapAnswer,
} from './edoc-soap.ts';
import { multipartRelated } from './multipart-related.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const messageId = '0190aaaa-0000-7000-8000-0000000000aa';
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const acknowledgement = { messageId, receivedAt: '2026-11-22T08:30:00.125Z', receivedSha256: sha256, duplicate: true };
const receiptXml = Buffer.from('<Envelope>მიღებულია</Envelope>');

const read = ({ contentType, httpStatus, body }: SoapAnswer) =>
  readEdocSoapResponse(contentType, httpStatus, Readable.from([Buffer.from(body)]));
const readText = (httpStatus: number, body: string | Buffer, contentType: string | undefined = 'text/xml') =>
  readEdocSoapResponse(contentType, httpStatus, Readable.from([Buffer.from(body)]));
const soapFault = (inner: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>${inner}</s:Fault></s:Body></s:Envelope>`;

describe('an answer', () => {
  it('carries an acknowledgement, with or without a receipt', async () => {
    expect(await read(edocSoapAcknowledgement(acknowledgement))).toEqual({ kind: 'acknowledgement', acknowledgement });
    expect(await read(edocSoapAcknowledgement(acknowledgement, receiptXml))).toEqual({
      kind: 'acknowledgement',
      acknowledgement,
      receiptXml,
    });
  });

  it('carries a delivery status, with or without a receipt', async () => {
    const received = {
      messageId,
      state: 'RECEIVED',
      receivedSha256: sha256,
      receivedAt: '2026-11-22T08:30:00Z',
    } as const;
    expect(await read(edocSoapDeliveryStatus(received, receiptXml))).toEqual({
      kind: 'status',
      status: received,
      receiptXml,
    });
    const unknown = { messageId, state: 'NOT_RECEIVED' } as const;
    expect(await read(edocSoapDeliveryStatus(unknown))).toEqual({ kind: 'status', status: unknown });
  });

  it('is read as MTOM too, with the receipt in a part of its own', async () => {
    const include = '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:receipt%40example.ge"/>';
    const message = edocSoapAcknowledgement(acknowledgement, receiptXml).body.replace(
      receiptXml.toString('base64'),
      include,
    );
    const { contentType, body } = multipartRelated(
      [
        {
          headers: { 'Content-Type': 'application/xop+xml; type="text/xml"', 'Content-ID': '<root>' },
          body: Buffer.from(message),
        },
        { headers: { 'Content-ID': '<receipt@example.ge>' }, body: receiptXml },
      ],
      { type: 'application/xop+xml', start: '<root>' },
    );
    expect(await readEdocSoapResponse(contentType, 200, body)).toEqual({
      kind: 'acknowledgement',
      acknowledgement,
      receiptXml,
    });
  });

  it.each<[string, number, string, string | undefined]>([
    ['is not XML', 200, 'OK', 'text/xml'],
    ['is a page', 200, '<html/>', 'text/html'],
    ['has no Content-Type', 200, '', undefined],
    ['breaks the contract', 200, edocSoapAcknowledgement({ ...acknowledgement, receivedSha256: 'x' }).body, 'text/xml'],
    ['carries a DOCTYPE', 200, `<!DOCTYPE x>${edocSoapAcknowledgement(acknowledgement).body}`, 'text/xml'],
  ])('leaves the outcome open when it %s, with a success status', async (_, httpStatus, body, contentType) => {
    expect((await readEdocSoapResponse(contentType, httpStatus, Readable.from([Buffer.from(body)]))).kind).toBe(
      'unreadable',
    );
  });

  it.each([
    [502, 'TemporarilyUnavailable'],
    [503, 'TemporarilyUnavailable'],
    [429, 'TemporarilyUnavailable'],
    [302, 'TemporarilyUnavailable'],
    [403, 'Validation'],
    [404, 'Validation'],
  ])('without SOAP and with HTTP %i means %s', async (httpStatus, code) => {
    expect(await readText(httpStatus, '<html>Bad Gateway</html>', 'text/html')).toMatchObject({
      kind: 'fault',
      problem: { code },
    });
  });

  it('is not believed when an acknowledgement comes with an error status', async () => {
    expect(await readText(500, edocSoapAcknowledgement(acknowledgement).body)).toMatchObject({
      kind: 'fault',
      problem: { code: 'TemporarilyUnavailable' },
    });
  });
});

describe('a fault', () => {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];

  it('brings every problem of the catalogue over as it is', async () => {
    const text = fc.string({ maxLength: 80 }).map((words) => words.replace(/[^\x21-\x7e]/g, 'x'));
    const problems = fc.record(
      {
        code: fc.constantFrom(...codes),
        detail: text.map((words) => `Detail ${words}.`),
        errors: fc.array(fc.record({ pointer: text, detail: text }), { minLength: 1, maxLength: 3 }),
        retryAfterMs: fc.nat(600).map((seconds) => seconds * 1_000),
      },
      { requiredKeys: ['code', 'detail'] },
    );
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const answer = faultOf(problem, traceId);
        expect(answer.httpStatus).toBe(500);
        expect(answer.body).toContain(
          `<faultcode>soap:${PROBLEMS[problem.code].status < 500 ? 'Client' : 'Server'}</faultcode>`,
        );
        expect(await read(answer)).toEqual({ kind: 'fault', problem, traceId });
      }),
    );
  });

  it('is always well-formed and within its schema, whatever words the problem has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 1_500 }), async (words) => {
        const answer = await read(
          faultOf({ code: 'Validation', detail: `x${words}`, errors: [{ pointer: words, detail: words }] }, 'no trace'),
        );
        expect(answer).toMatchObject({ kind: 'fault', problem: { code: 'Validation' }, traceId: '0'.repeat(32) });
      }),
    );
  });

  it('names SOAP 1.1 codes of their own where a WireProblem does', () => {
    expect(faultOf({ code: 'Validation', detail: 'x' }, traceId, 'MustUnderstand').body).toContain(
      '<faultcode>soap:MustUnderstand</faultcode>',
    );
  });

  it.each([
    ['s:Server', 'TemporarilyUnavailable'],
    ['soap:Server.Timeout', 'TemporarilyUnavailable'],
    ['s:Client', 'Validation'],
    ['s:VersionMismatch', 'Validation'],
    ['', 'Validation'],
  ])('without our detail and with code %j means %s', async (faultCode, code) => {
    const foreign = soapFault(
      `<faultcode>${faultCode}</faultcode><faultstring>java.lang.NullPointerException</faultstring>`,
    );
    expect(await readText(500, foreign)).toEqual({
      kind: 'fault',
      problem: { code, detail: 'java.lang.NullPointerException' },
    });
  });

  it('with a code that the catalogue does not hold is judged by its SOAP code', async () => {
    const unknown = (faultCode: string) =>
      soapFault(
        `<faultcode>s:${faultCode}</faultcode><detail><Problem xmlns="urn:shikriki:edoc-soap:1"><Code>constructor</Code><Detail>d</Detail></Problem></detail>`,
      );
    expect(await readText(500, unknown('Server'))).toMatchObject({
      problem: { code: 'TemporarilyUnavailable', detail: 'd' },
    });
    expect(await readText(500, unknown('Client'))).toMatchObject({ problem: { code: 'Validation' } });
  });

  it('has its words bounded and cleaned of control characters', async () => {
    const words = `a\u202eb&#9;&#10;c${'x'.repeat(3_000)}`;
    const answer = await readText(
      500,
      soapFault(`<faultcode>s:Server</faultcode><faultstring><![CDATA[<b>]]>${words}</faultstring>`),
    );
    const detail = answer.kind === 'fault' ? answer.problem.detail : '';
    expect(detail).toMatch(/^<b>a b cx+…$/);
    expect(detail).toHaveLength(500);
  });
});
