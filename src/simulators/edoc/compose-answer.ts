import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Address, Envelope } from '../../domain/envelope.ts';
import { newHeader } from '../../domain/envelope-header.ts';
import { largeAttachment } from '../citizens/large-attachment.ts';
import { addressInDirectory, type SimulatedAgency } from './agencies.ts';
import { replyText } from './answer-words.ts';
import { bodyOfWord } from './body-of-word.ts';
import type { KeptBytes } from './kept-bytes.ts';
import { letterPdf } from './letter-pdf.ts';
import type { AnswerFile, Arrival } from './records.ts';
import { numberInFileName } from './registration-number.ts';
import type { DeskSettings } from './settings.ts';
import type { Word } from './words.ts';

const ANSWER_LIFE_MS = 60 * 24 * 3_600_000;

/** Where the bytes of an answer's file are kept. */
export const answerFilePlace = (messageId: string): string => `answers/${messageId}.pdf`;

/** Opens the bytes of an answer's file, for each try anew. */
export const openAnswerFile = async (
  kept: Pick<KeptBytes, 'require'>,
  messageId: string,
  file: AnswerFile,
): Promise<Readable> =>
  file.seed === undefined
    ? Readable.from([await kept.require(answerFilePlace(messageId))], { objectMode: false })
    : Readable.from(largeAttachment(file.sizeBytes, file.seed), { objectMode: false });

const digestOf = async (chunks: AsyncIterable<Buffer>): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
};

/** What an answer is made from. */
export interface AnswerOrder {
  readonly word: Word;
  readonly arrival: Arrival;
  readonly agency: SimulatedAgency;
  readonly systemCode: string;
  readonly sequenceInConversation: number;
  readonly settings: Pick<DeskSettings, 'replySizeBytes'>;
  readonly messageId: string;
  readonly fileGuid: string;
  readonly now: Date;
}

/** An answer before it is sealed; `fileBytes` are those of its file where they have to be kept. */
export interface ComposedAnswer {
  readonly envelope: Envelope;
  readonly files: readonly AnswerFile[];
  readonly fileBytes?: Buffer;
}

const attach = async (order: AnswerOrder, number: string, text: string): Promise<Omit<ComposedAnswer, 'envelope'>> => {
  const { fileGuid, settings, word } = order;
  const listed = {
    fileGuid,
    mainComponent: true,
    fileName: `${word.kind === 'REPLY' ? 'პასუხი' : 'წერილი'} ${numberInFileName(number)}.pdf`,
    mediaType: 'application/pdf',
    contentId: fileGuid,
  };
  if (settings.replySizeBytes === null || word.kind !== 'REPLY') {
    const fileBytes = letterPdf(`${order.agency.nameKa}\n\n${number}\n\n${text}`);
    const sha256 = createHash('sha256').update(fileBytes).digest('hex');
    return { files: [{ ...listed, sizeBytes: fileBytes.length, sha256 }], fileBytes };
  }
  const sizeBytes = settings.replySizeBytes;
  const seed = Number.parseInt(fileGuid.slice(-7), 16);
  return { files: [{ ...listed, sizeBytes, sha256: await digestOf(largeAttachment(sizeBytes, seed)), seed }] };
};

/**
 * Writes one word about a registered letter. Reads a large attachment once for its digest; nothing is stored.
 * Throws where the letter was not registered (a bug).
 */
export const composeAnswer = async (order: AnswerOrder): Promise<ComposedAnswer> => {
  const { word, arrival, agency, now } = order;
  const { first } = arrival;
  if (first?.registration === undefined) throw new Error('only registered letters are answered');
  const { letter, registration } = first;
  const { registrationNumber } = registration;
  const withFile = word.kind === 'REPLY' || (word.kind !== 'REGISTRATION' && word.withFile === true);
  const text = word.text ?? word.reason ?? replyText(word.outcome ?? 'ANSWERED', registrationNumber);
  const attached: Omit<ComposedAnswer, 'envelope'> = withFile
    ? await attach(order, registrationNumber, text)
    : { files: [] };
  const sender: Address = { scheme: 'agency', code: agency.code, name: agency.nameKa, systemId: order.systemCode };
  return {
    ...attached,
    envelope: {
      header: newHeader({
        messageId: order.messageId,
        conversationId: letter.conversationId,
        legId: letter.legId,
        sequenceInConversation: order.sequenceInConversation,
        createdAt: now,
        expiresAt: new Date(now.getTime() + ANSWER_LIFE_MS),
        messageKind: word.kind,
        letterType: letter.letterType,
        lane: letter.lane,
        traceId: letter.traceId,
        sender,
        receiver: letter.gateway,
        refToMessageId: arrival.messageId,
      }),
      body: bodyOfWord(word, {
        sender,
        registrationNumber,
        registeredAt: registration.registeredAt,
        submittedAt: letter.submittedAt ?? arrival.arrivedAt,
        addressOf: addressInDirectory,
        now,
      }),
      files: attached.files.map(({ seed: _, ...file }) => file),
    },
  };
};
