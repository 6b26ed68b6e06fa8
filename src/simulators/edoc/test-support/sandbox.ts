import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { v7 } from 'uuid';
import type { EnvelopeFile, MessageKind } from '../../../domain/envelope.ts';
import { newHeader } from '../../../domain/envelope-header.ts';
import { makeEnvelopeSealer } from '../../../envelope/seal.ts';
import type { GatewayClient, OutgoingAnswer } from '../gateway-client.ts';
import { makeRestClient } from '../rest-client.ts';
import type { DeskSettings } from '../settings.ts';
import { makeSoapClient } from '../soap-client.ts';
import { type EdocSimulators, startEdocSimulators } from '../start.ts';
import { type SimulatorTestKeys, simulatorTestKeys } from './example-keys.ts';
import { INITIATOR, RECORD } from './example-letter.ts';
import { type FakeGateway, GATEWAY, startFakeGateway } from './fake-gateway.ts';

/** The simulated systems, a gateway to play with, and the gateway's way to call the systems. */
export interface Sandbox {
  readonly keys: SimulatorTestKeys;
  readonly gateway: FakeGateway;
  readonly simulators: EdocSimulators;
  readonly callers: Readonly<Record<'napr' | 'mof', GatewayClient>>;
  close(): Promise<void>;
}

/** A sealed letter to an agency, ready to be sent any number of times. */
export interface ExampleConsignment extends OutgoingAnswer {
  readonly agencyCode: string;
}

/** A file with its bytes. */
export const exampleFile = (content: Buffer | ((fileGuid: string) => Readable), listed: Partial<EnvelopeFile> = {}) => {
  const fileGuid = v7();
  const file: EnvelopeFile = {
    fileGuid,
    mainComponent: true,
    fileName: 'განცხადება № 12 (მაგალითი).pdf',
    mediaType: 'application/pdf',
    sizeBytes: Buffer.isBuffer(content) ? content.length : 0,
    sha256: Buffer.isBuffer(content) ? createHash('sha256').update(content).digest('hex') : '',
    contentId: fileGuid,
    ...listed,
  };
  const open = () => (Buffer.isBuffer(content) ? Readable.from([content], { objectMode: false }) : content(fileGuid));
  return { file, open };
};

/** Seals a letter as the gateway would. */
export const sealLetter = async (
  keys: Pick<SimulatorTestKeys, 'gatewaySeal'>,
  agencyCode: string,
  options: {
    readonly messageId?: string;
    readonly kind?: MessageKind;
    readonly text?: string;
    readonly files?: readonly ReturnType<typeof exampleFile>[];
    readonly gateway?: {
      readonly scheme: 'gateway';
      readonly code: string;
      readonly name: string;
      readonly systemId: string;
    };
  } = {},
): Promise<ExampleConsignment> => {
  const now = new Date();
  const { messageId = v7(), files = [], text = RECORD.text } = options;
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const sealed = await makeEnvelopeSealer({ seal: keys.gatewaySeal }).seal({
    header: newHeader({
      messageId,
      conversationId: v7(),
      legId: v7(),
      sequenceInConversation: 1,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
      messageKind: options.kind ?? 'SUBMISSION',
      letterType: 'foi',
      traceId,
      sender: options.gateway ?? GATEWAY,
      receiver: { scheme: 'agency', code: agencyCode, name: 'უწყება (მაგალითი)', systemId: 'example' },
    }),
    body: { block: 'letter', initiator: INITIATOR, record: { ...RECORD, text } },
    files: files.map(({ file }) => file),
  });
  return {
    agencyCode,
    messageId,
    envelopeXml: sealed.envelopeXml,
    traceId,
    files: files.map(({ file }) => file),
    openFile: async (wanted) => {
      const found = files.find(({ file }) => file.contentId === wanted.contentId);
      if (found === undefined) throw new Error('no such file');
      return found.open();
    },
  };
};

/** Answers at once, so that tests wait for events and not for time. */
export const AT_ONCE: Partial<DeskSettings> = { registrationDelayMs: 0, statusDelayMs: 0, replyDelayMs: 0 };
/** Only receipts and numbers. */
export const NO_ANSWERS: Partial<DeskSettings> = {
  registrationDelayMs: 600_000,
  statusDelayMs: null,
  replyDelayMs: null,
};

/** Starts everything over real mutual TLS on free ports. */
export const startSandbox = async (
  options: { readonly folder?: string; readonly settings?: Partial<DeskSettings>; readonly gateway?: FakeGateway } = {},
): Promise<Sandbox> => {
  const keys = await simulatorTestKeys();
  const gateway = options.gateway ?? (await startFakeGateway(keys));
  const simulators = await startEdocSimulators({
    certificates: keys.certificates,
    gateway: {
      code: GATEWAY.code,
      restUrl: gateway.restUrl,
      soapUrl: gateway.soapUrl,
      sealCertificatesPem: [keys.gatewaySeal.certificatePem],
      messageCertificatePem: keys.gatewayMessages.certificatePem,
      clientSpkiSha256: keys.gatewayClientSpkiSha256,
    },
    host: '127.0.0.1',
    ports: { napr: 0, mof: 0, mia: 0 },
    settings: options.settings ?? NO_ANSWERS,
    ...(options.folder !== undefined && { folder: options.folder }),
  });
  const { napr, mof } = simulators.systems;
  const callers = {
    napr: makeSoapClient({ address: napr.address, tls: keys.gatewayClient }),
    mof: makeRestClient({ address: mof.address, tls: keys.gatewayClient }),
  };
  return {
    keys,
    gateway,
    simulators,
    callers,
    close: async () => {
      await simulators.close();
      await Promise.all([callers.napr.close(), callers.mof.close()]);
      if (options.gateway === undefined) await gateway.close();
    },
  };
};
