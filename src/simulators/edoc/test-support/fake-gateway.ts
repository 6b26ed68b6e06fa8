import { createHash, X509Certificate } from 'node:crypto';
import { v7 } from 'uuid';
import type { Envelope } from '../../../domain/envelope.ts';
import { newHeader } from '../../../domain/envelope-header.ts';
import { fail, ok } from '../../../domain/problems.ts';
import { makeEnvelopeSealer } from '../../../envelope/seal.ts';
import { makeEnvelopeVerifier } from '../../../envelope/verify.ts';
import type { VerifiedEnvelope } from '../../../ports/envelope.ts';
import { type ArrivingMessage, makeArriving } from '../arriving.ts';
import type { Desk, Standing } from '../desk.ts';
import { type Faults, makeFaults } from '../faults.ts';
import { startRestFront } from '../rest-front.ts';
import { startSoapFront } from '../soap-front.ts';
import type { SimulatorTestKeys } from './example-keys.ts';

/** The gateway's own address in envelopes. */
export const GATEWAY = {
  scheme: 'gateway',
  code: 'my.gov.ge',
  name: 'პორტალი (მაგალითი)',
  systemId: 'my.gov.ge',
} as const;

/** A gateway that takes what agencies say: verified, receipted, once; a stand-in for the real one. */
export interface FakeGateway {
  readonly restUrl: string;
  readonly soapUrl: string;
  readonly faults: Faults;
  /** What arrived for the first time, oldest first. */
  readonly said: Envelope[];
  /** How often each MessageId was handed over in full. */
  readonly timesReceived: Map<string, number>;
  /** The bytes of every envelope as it arrived, every time. */
  readonly envelopes: Buffer[];
  close(): Promise<void>;
}

const registered = (certificatePem: string) => {
  const certificate = new X509Certificate(certificatePem);
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return {
    spkiSha256: createHash('sha256').update(spki).digest('hex'),
    certificatePem,
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
  };
};

const spkiOf = (certificatePem: string): string => registered(certificatePem).spkiSha256;

/** Starts it over real TLS on free ports. */
export const startFakeGateway = async (keys: SimulatorTestKeys, ports = { rest: 0, soap: 0 }): Promise<FakeGateway> => {
  const { seals, systems } = keys.certificates;
  const sealer = makeEnvelopeSealer({ seal: keys.gatewaySeal });
  const verifier = makeEnvelopeVerifier();
  const faults = makeFaults();
  const said: Envelope[] = [];
  const envelopes: Buffer[] = [];
  const timesReceived = new Map<string, number>();
  const receipts = new Map<string, Extract<Standing, { kind: 'received' }>>();
  const arriving = makeArriving({ verifyAgain: async () => undefined });

  const repeat = (messageId: string): Standing | undefined => {
    const known = receipts.get(messageId);
    if (known !== undefined) timesReceived.set(messageId, (timesReceived.get(messageId) ?? 0) + 1);
    return known && { ...known, duplicate: true };
  };
  const receive = async (message: ArrivingMessage): Promise<Standing> => {
    const { envelope, sha256, sizeBytes } = message.verified;
    const { header } = envelope;
    const now = new Date();
    const receipt = await sealer.seal({
      header: newHeader({
        messageId: v7(),
        conversationId: header.conversationId,
        legId: header.legId,
        sequenceInConversation: 1,
        createdAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
        messageKind: 'RECEIPT',
        letterType: header.letterType,
        traceId: header.traceId,
        sender: GATEWAY,
        receiver: header.sender,
        refToMessageId: header.messageId,
      }),
      body: {
        block: 'receipt',
        receipt: {
          verdict: 'ACCEPTED',
          receivedSha256: sha256,
          receivedSizeBytes: sizeBytes,
          receivedAt: now.toISOString(),
        },
      },
      files: [],
    });
    const standing = {
      kind: 'received',
      messageId: header.messageId,
      agencyCode: header.sender.code,
      envelopeSha256: sha256,
      receivedAt: now.toISOString(),
      receiptXml: receipt.envelopeXml,
      duplicate: false,
    } as const;
    receipts.set(header.messageId, standing);
    timesReceived.set(header.messageId, 1);
    said.push(envelope);
    await arriving.end(header.messageId);
    return standing;
  };
  const awaiting = (message: ArrivingMessage): Standing => ({
    kind: 'awaiting_files',
    messageId: message.verified.envelope.header.messageId,
    agencyCode: message.verified.envelope.header.sender.code,
    envelopeSha256: message.verified.sha256,
    receivedAt: message.arrivedAt,
    files: [...message.files.values()].map((file) => ({
      ...file.listed,
      receivedBytes: file.receivedBytes(),
      complete: file.isComplete(),
    })),
  });
  const open = async (envelopeXml: Buffer) => {
    envelopes.push(envelopeXml);
    return verifier.verify(envelopeXml, {
      receiver: GATEWAY,
      now: new Date(),
      keysOf: async (sender) => {
        const seal = seals[sender.code];
        return seal === undefined ? fail('CertificateUnknown', 'No key.') : ok([registered(seal.certificatePem)]);
      },
    });
  };

  const desk: Desk = {
    open,
    begin: async (verified: VerifiedEnvelope, envelopeXml) => {
      const { header, files } = verified.envelope;
      const known = repeat(header.messageId);
      if (known !== undefined) return ok(known);
      const message =
        (await arriving.find(header.messageId)) ??
        (await arriving.begin(verified, envelopeXml, new Date().toISOString()));
      return ok(files.length === 0 ? await receive(message) : awaiting(message));
    },
    takeFile: async (messageId, contentId, stream, offset) => {
      const file = (await arriving.find(messageId))?.files.get(contentId);
      return file ? ok(await file.take(stream, offset)) : fail('UnknownMessage', 'Unknown.');
    },
    file: async (messageId, contentId) => {
      const file = (await arriving.find(messageId))?.files.get(contentId);
      if (file === undefined) return fail('UnknownMessage', 'Unknown.');
      return ok({ ...file.listed, receivedBytes: file.receivedBytes(), complete: file.isComplete() });
    },
    submit: async (messageId) => {
      const known = repeat(messageId);
      if (known !== undefined) return ok(known);
      const message = await arriving.find(messageId);
      const whole = message !== undefined && [...message.files.values()].every((file) => file.isComplete());
      return whole ? ok(await receive(message)) : fail('FileMissing', 'A file is missing.');
    },
    status: async (messageId) => receipts.get(messageId),
  };

  const common = { host: '127.0.0.1', tls: keys.gatewayServer, faults, desk };
  const clientOf = (code: 'napr' | 'mof') => ({ clientSpkiSha256: spkiOf(systems[code].clientCertificatePem) });
  const rest = await startRestFront({ ...common, port: ports.rest, ...clientOf('mof') });
  const soap = await startSoapFront({ ...common, port: ports.soap, ...clientOf('napr') });
  return {
    restUrl: `https://127.0.0.1:${rest.port}`,
    soapUrl: `https://127.0.0.1:${soap.port}/soap`,
    faults,
    said,
    timesReceived,
    envelopes,
    close: async () => {
      await Promise.all([rest.close(), soap.close()]);
    },
  };
};
