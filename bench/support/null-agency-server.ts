/** The process behind null-agency.ts: dialect edoc-rest, one call, mutual TLS. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeEnvelopeSealer } from '../../src/envelope/seal.ts';
import { sealWord } from './agency-words.ts';
import type { AgencyKeys, AgencyReady } from './null-agency.ts';

const [keys] = (await once(process, 'message')) as [AgencyKeys];
const sealer = makeEnvelopeSealer({ seal: keys.seal });

// A letter that comes again gets the same bytes again, and no seal is paid for: the floor's letters all do.
const receipts = new Map<string, Buffer>();

const textOf = (envelopeXml: string, element: string): string => {
  const start = envelopeXml.indexOf(`<${element}>`) + element.length + 2;
  return envelopeXml.slice(start, envelopeXml.indexOf('<', start));
};

const receiptFor = async (envelopeXml: Buffer): Promise<Buffer> => {
  const text = envelopeXml.toString('utf8');
  const messageId = textOf(text, 'MessageId');
  const known = receipts.get(messageId);
  if (known !== undefined) return known;
  const letter = { messageId, caseId: textOf(text, 'ConversationId'), legId: textOf(text, 'LegId') };
  const receipt = await sealWord(sealer, letter, 'RECEIPT', {
    block: 'receipt',
    receipt: {
      verdict: 'ACCEPTED',
      receivedSha256: createHash('sha256').update(envelopeXml).digest('hex'),
      receivedSizeBytes: envelopeXml.length,
      receivedAt: new Date().toISOString(),
    },
  });
  receipts.set(messageId, receipt);
  return receipt;
};

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (request.method !== 'POST') return void response.writeHead(405).end();
  const receipt = await receiptFor(Buffer.concat(chunks));
  response.writeHead(200, { 'content-type': 'application/xml', 'content-length': receipt.length }).end(receipt);
};

const server = createServer({ ...keys.tls, requestCert: true, rejectUnauthorized: true }, (request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.once('disconnect', () => {
  server.close();
  server.closeAllConnections();
});
const ready: AgencyReady = { port: (server.address() as AddressInfo).port };
process.send?.(ready);
