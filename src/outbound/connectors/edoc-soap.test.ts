import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector, Endpoint } from '../../ports/connector.ts';
import { multipartRelated } from '../../wire/multipart-related.ts';
import { connectorOf, consignmentWith, makeContractTls, never } from './bench.contract.ts';
import { connectorContract } from './connector.contract.ts';
import { startEdocSoapPeer } from './edoc-soap.peer.ts';
import { writeStatusCall } from './edoc-soap-status-call.ts';
import { type Peer, sha256Of } from './scripted.peer.ts';

connectorContract('edoc-soap', startEdocSoapPeer);

const INCLUDE = '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:receipt@example.ge"/>';
const soap = (body: string) =>
  `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;
const acknowledgement = (messageId: string, sha256: string, receipt = '') =>
  soap(
    `<SubmitEnvelopeResponse xmlns="urn:shikriki:edoc-soap:1"><Acknowledgement><MessageId>${messageId}</MessageId>` +
      `<ReceivedAt>2026-11-22T10:00:00Z</ReceivedAt><ReceivedSha256>${sha256}</ReceivedSha256><Duplicate>false</Duplicate></Acknowledgement>${receipt}</SubmitEnvelopeResponse>`,
  );
const fault = (code: string, words = 'Some words.') =>
  soap(`<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${words}</faultstring></soap:Fault>`);

describe('an answer by edoc-soap', () => {
  let tls: Awaited<ReturnType<typeof makeContractTls>>;
  let peer: Peer;
  let connector: Connector;
  let endpoint: Endpoint;
  const xml = { 'content-type': 'text/xml; charset=utf-8' };

  beforeAll(async () => {
    tls = await makeContractTls();
    peer = await startEdocSoapPeer(tls.peer);
    connector = connectorOf('edoc-soap', tls.gateway);
    endpoint = { systemCode: 'napr', dialect: 'edoc-soap', address: peer.address, timeoutMs: 2_000 };
  }, 60_000);
  afterAll(async () => {
    await connector.close();
    await peer.close();
    await tls.remove();
  });

  it('may bring the receipt as a part of its own (XOP)', async () => {
    const consignment = await consignmentWith(10);
    const receipt = peer.receiptOf(consignment.messageId);
    const message = acknowledgement(
      consignment.messageId,
      sha256Of(consignment.envelopeXml),
      `<Receipt>${INCLUDE}</Receipt>`,
    );
    const { contentType, body } = multipartRelated(
      [
        {
          headers: { 'Content-Type': 'application/xop+xml; charset=UTF-8; type="text/xml"', 'Content-ID': '<root>' },
          body: Buffer.from(message),
        },
        { headers: { 'Content-ID': '<receipt@example.ge>' }, body: receipt },
      ],
      { type: 'application/xop+xml', start: '<root>', 'start-info': 'text/xml' },
    );
    peer.script({
      act: 'reply',
      httpStatus: 200,
      headers: { 'content-type': contentType },
      body: Buffer.concat(await body.toArray()),
    });
    expect(await connector.submit(consignment, endpoint, never)).toMatchObject({
      kind: 'acknowledged',
      receiptXml: receipt,
    });
  });

  it('may bring no receipt yet', async () => {
    const consignment = await consignmentWith(10);
    const body = acknowledgement(consignment.messageId, sha256Of(consignment.envelopeXml));
    peer.script({ act: 'reply', httpStatus: 200, headers: xml, body });
    const outcome = await connector.submit(consignment, endpoint, never);
    expect(outcome).toMatchObject({ kind: 'acknowledged' });
    expect(outcome).not.toHaveProperty('receiptXml');
  });

  it('that acknowledges another message or other bytes acknowledges nothing', async () => {
    const consignment = await consignmentWith(10);
    const sha256 = sha256Of(consignment.envelopeXml);
    for (const body of [
      acknowledgement(consignment.messageId, sha256Of('x')),
      acknowledgement('0190ffff-0000-7000-8000-000000000001', sha256),
    ]) {
      peer.script({ act: 'reply', httpStatus: 200, headers: xml, body });
      expect(await connector.submit(consignment, endpoint, never)).toMatchObject({ kind: 'unknown' });
    }
  });

  it.each([
    ['Server', 500, 'unavailable', 'TemporarilyUnavailable'],
    ['Client', 500, 'refused', 'Validation'],
    ['Server', 200, 'unavailable', 'TemporarilyUnavailable'],
  ])('that is a foreign fault %s with HTTP %i means: %s', async (code, httpStatus, kind, problemCode) => {
    peer.script({ act: 'reply', httpStatus, headers: xml, body: fault(code) });
    expect(await connector.submit(await consignmentWith(10), endpoint, never)).toMatchObject({
      kind,
      problem: { code: problemCode },
    });
  });

  it('is not waited for where the system stops reading in the middle of a file; what came of it is not known', async () => {
    peer.script({ act: 'stall' });
    const startedAt = performance.now();
    const outcome = await connector.submit(await consignmentWith(30_000_000), { ...endpoint, timeoutMs: 500 }, never);
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });
});

describe('the question for a status', () => {
  it('is written by the soap library from the WSDL on disk, with the MessageId and nothing else', async () => {
    const { body, headers } = await writeStatusCall('0190aaaa-0000-7000-8000-0000000000aa');
    expect(body.toString()).toContain(
      '<soap:Body><GetDeliveryStatus xmlns="urn:shikriki:edoc-soap:1"><MessageId>0190aaaa-0000-7000-8000-0000000000aa</MessageId></GetDeliveryStatus></soap:Body>',
    );
    expect(headers).toMatchObject({ SOAPAction: '"urn:shikriki:edoc-soap:1/GetDeliveryStatus"' });
  });

  it('may be asked many times at once', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `0190aaaa-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`);
    const written = await Promise.all(ids.map(writeStatusCall));
    expect(written.every(({ body }, n) => body.includes(ids[n] ?? '?'))).toBe(true);
  });
});
