import { createHash, randomUUID } from 'node:crypto';
import type { Envelope, EnvelopeBody, EnvelopeFile, Header, MessageKind } from '../../src/domain/envelope.ts';
import { newHeader } from '../../src/domain/envelope-header.ts';
import { makeEnvelopeSealer, type SealKey } from '../../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { sealKey } from './certificates.ts';
import { ids } from './parts.ts';
import type { ArrivedLetter } from './sandbox.ts';

/** A file of an agency's word: as the envelope lists it, and its bytes. */
export interface WordFile extends EnvelopeFile {
  readonly bytes: Buffer;
}

/** What an agency says about a letter, sealed and ready to be handed over. */
export interface AgencyWord {
  readonly messageId: string;
  readonly envelopeXml: Buffer;
  /** Of the envelope, lower-case hex. */
  readonly sha256: string;
  readonly files: readonly WordFile[];
}

const DAY_MS = 86_400_000;

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A small PDF of the agency's, different for every `mark`. */
export const replyPdf = (mark: string, sizeBytes = 4_000): Buffer => {
  const start = Buffer.from(`%PDF-1.7\n% ${mark}\n`);
  return Buffer.concat([start, Buffer.alloc(sizeBytes - start.length, 'x')]);
};

/** Lists a file as an envelope does. */
export const wordFile = (fileName: string, bytes: Buffer): WordFile => {
  const fileGuid = randomUUID();
  const contentId = `${fileGuid.slice(0, 8)}@agency.example.ge`;
  return {
    fileGuid,
    contentId,
    fileName,
    mainComponent: true,
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
    sha256: sha256Of(bytes),
    bytes,
  };
};

export const registrationOf = (registrationNumber: string): EnvelopeBody => ({
  block: 'registration',
  registration: { registrationNumber, registeredAt: new Date().toISOString(), reportedAt: new Date().toISOString() },
});

export const replyOf = (text = 'ორმოები ამოვსებულია.'): EnvelopeBody => ({
  block: 'reply',
  reply: {
    outcome: 'ANSWERED',
    occurredAt: new Date().toISOString(),
    reportedAt: new Date().toISOString(),
    text,
    language: 'ka',
    signatures: [],
  },
});

const KINDS: { readonly [block: string]: MessageKind } = { registration: 'REGISTRATION', reply: 'REPLY' };

/** Seals what an agency says about a letter. By default the addressee speaks, through its own system, with its own seal. */
export const agencyWord = async (
  letter: ArrivedLetter,
  body: EnvelopeBody,
  more: {
    readonly files?: readonly WordFile[];
    readonly systemCode?: string;
    readonly agencyCode?: string;
    readonly seal?: SealKey;
    readonly header?: Partial<Header>;
  } = {},
): Promise<AgencyWord> => {
  const { files = [], agencyCode = letter.agencyCode, systemCode = 'mof' } = more;
  const header = newHeader({
    messageId: ids.uuid(),
    conversationId: letter.conversationId,
    legId: letter.legId,
    sequenceInConversation: 1,
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + DAY_MS),
    messageKind: KINDS[body.block] ?? 'STATUS',
    letterType: letter.letterType,
    traceId: letter.traceId,
    sender: { scheme: 'agency', code: agencyCode, name: agencyCode, systemId: systemCode },
    receiver: letter.gateway,
    refToMessageId: letter.messageId,
  });
  const envelope: Envelope = {
    header: { ...header, ...more.header },
    body,
    files: files.map(({ bytes: _, ...listed }) => listed),
  };
  const seal = more.seal ?? (await sealKey(`agency-${agencyCode}-seal`));
  const sealed = await makeEnvelopeSealer({ seal }).seal(envelope);
  return { messageId: sealed.messageId, envelopeXml: sealed.envelopeXml, sha256: sealed.sha256, files };
};

/** Reads a receipt of the gateway for an agency; throws where its seal does not hold. */
export const readReceipt = async (receiptXml: Buffer, agencyCode: string): Promise<Envelope> => {
  const { certificatePem } = await sealKey('gateway-seal-ecdsa');
  const verified = await makeEnvelopeVerifier().verify(receiptXml, {
    receiver: { scheme: 'agency', code: agencyCode },
    now: new Date(),
    keysOf: () =>
      Promise.resolve({
        ok: true,
        value: [{ spkiSha256: 'gateway', certificatePem, notBefore: new Date(0), notAfter: new Date(4e12) }],
      }),
  });
  if (!verified.ok) throw new Error(`not a receipt: ${verified.problem.code}`);
  return verified.value.envelope;
};

/** Reads a letter of the gateway as its addressee does; throws where its seal does not hold. */
export const readLetter = async (envelopeXml: Buffer, agencyCode: string): Promise<ArrivedLetter> => {
  const { header } = await readReceipt(envelopeXml, agencyCode);
  const { conversationId, legId, letterType, lane, traceId, messageId, sender } = header;
  return { conversationId, legId, letterType, lane, traceId, messageId, agencyCode, gateway: sender };
};
