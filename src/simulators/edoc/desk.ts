import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fail, ok, type ProblemCode, problem, type Result } from '../../domain/problems.ts';
import type { Clock, Ids } from '../../ports/clock.ts';
import type { VerifiedEnvelope } from '../../ports/envelope.ts';
import type { SimulatedAgency } from './agencies.ts';
import type { Arriving, ArrivingMessage } from './arriving.ts';
import type { FileProgress } from './arriving-file.ts';
import type { Faults } from './faults.ts';
import type { KeptBytes } from './kept-bytes.ts';
import type { Ledger } from './ledger.ts';
import { plannedAnswers } from './planned-answers.ts';
import { receiptEnvelope } from './receipt.ts';
import type { Arrival, FirstArrival, ReceivedFile } from './records.ts';
import { registrationNumber } from './registration-number.ts';
import type { Seals } from './seals.ts';
import type { Settings } from './settings.ts';
import { makeTurns } from './turns.ts';
import type { VerifyArrival } from './verify-arrival.ts';

/** A file of a message that is still coming in. */
export interface AwaitedFile {
  readonly fileGuid: string;
  readonly contentId: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly complete: boolean;
}

/** Where a message stands. `receiptXml` is the agency's sealed receipt: the same bytes for every repeat. */
export type Standing =
  | {
      readonly kind: 'received';
      readonly messageId: string;
      readonly agencyCode: string;
      readonly envelopeSha256: string;
      readonly receivedAt: string;
      readonly receiptXml: Buffer;
      readonly duplicate: boolean;
      /** Where the receipt refuses the message. */
      readonly refusedWith?: ProblemCode;
    }
  | {
      readonly kind: 'awaiting_files';
      readonly messageId: string;
      readonly agencyCode: string;
      readonly envelopeSha256: string;
      readonly receivedAt: string;
      readonly files: readonly AwaitedFile[];
    };

/** The chancellery of a simulated system, whatever dialect it speaks. Every call may be repeated. */
export interface Desk {
  /** Verifies an envelope; nothing is stored. Problems: those of EnvelopeVerifier.verify; they are noted in the ledger. */
  open(envelopeXml: Buffer): Promise<Result<VerifiedEnvelope>>;
  /**
   * Takes an opened envelope. Without files it is registered at once, else its files are awaited. What is known already
   * is answered with its receipt, as a duplicate. Problems: ConflictSameIdOtherContent, TypeNotAccepted.
   */
  begin(verified: VerifiedEnvelope, envelopeXml: Buffer): Promise<Result<Standing>>;
  /** Takes bytes of one file; see ArrivingFile.take. Problems: UnknownMessage, and those within the progress. */
  takeFile(messageId: string, contentId: string, stream: Readable, offset?: number): Promise<Result<FileProgress>>;
  /** The file as far as it has come. Problem UnknownMessage. */
  file(messageId: string, contentId: string): Promise<Result<AwaitedFile>>;
  /** All files are there: registers the letter. Problems: UnknownMessage, FileMissing. */
  submit(messageId: string): Promise<Result<Standing>>;
  /** undefined where the message never came. */
  status(messageId: string): Promise<Standing | undefined>;
}

interface DeskDeps {
  readonly systemCode: string;
  readonly agencies: readonly SimulatedAgency[];
  readonly verifyArrival: VerifyArrival;
  readonly seals: Seals;
  readonly ledger: Ledger;
  readonly kept: KeptBytes;
  readonly arriving: Arriving;
  readonly faults: Pick<Faults, 'take'>;
  readonly settings: Pick<Settings, 'current'>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
  /** Called once for each letter that was registered, after it is on the disk. */
  readonly onRegistered: (arrival: Arrival) => void;
}

const receiptPlace = (messageId: string): string => `receipts/${messageId}.xml`;

/** Makes the desk. Registers each MessageId once, however often and however parallel it comes. */
export const makeDesk = (deps: DeskDeps): Desk => {
  const { ledger, kept, arriving, clock } = deps;
  const inTurn = makeTurns();
  /** Messages that are to be refused by receipt as soon as they are complete. */
  const refusing = new Map<string, ProblemCode>();
  const agencyOf = (code: string): SimulatedAgency => {
    const agency = deps.agencies.find((one) => one.code === code);
    if (agency === undefined) throw new Error(`${code} is not an agency of ${deps.systemCode}`);
    return agency;
  };

  const received = async (arrival: Arrival, duplicate: boolean): Promise<Standing> => ({
    kind: 'received',
    messageId: arrival.messageId,
    agencyCode: arrival.agencyCode,
    envelopeSha256: arrival.envelopeSha256,
    receivedAt: arrival.arrivedAt,
    receiptXml: await kept.require(receiptPlace(arrival.messageId)),
    duplicate,
    ...(arrival.first?.refusedWith !== undefined && { refusedWith: arrival.first.refusedWith }),
  });
  const awaiting = ({ verified, arrivedAt, files }: ArrivingMessage): Standing => ({
    kind: 'awaiting_files',
    messageId: verified.envelope.header.messageId,
    agencyCode: verified.envelope.header.receiver.code,
    envelopeSha256: verified.sha256,
    receivedAt: arrivedAt,
    files: [...files.values()].map(({ listed, receivedBytes, isComplete }) => ({
      fileGuid: listed.fileGuid,
      contentId: listed.contentId,
      sizeBytes: listed.sizeBytes,
      receivedBytes: receivedBytes(),
      complete: isComplete(),
    })),
  });

  const fileOfReceived = (messageId: string, contentId: string): ReceivedFile | undefined =>
    ledger.first(messageId)?.files.find((file) => file.contentId === contentId);

  const refusalOf = (code: ProblemCode, detail: string, envelopeSha256: string, messageId?: string) =>
    ledger
      .append({
        kind: 'refusal',
        arrivedAt: clock.now().toISOString(),
        envelopeSha256,
        problemCode: code,
        ...(messageId !== undefined && { messageId }),
      })
      .then(() => fail(code, detail));

  const again = async (first: Arrival): Promise<Standing> => {
    const { first: _, ...same } = first;
    const arrivedAt = clock.now().toISOString();
    await ledger.append({ ...same, arrivedAt, duplicate: true, sends: ledger.sends(first.messageId) + 1 });
    return received(first, true);
  };

  const decide = (message: ArrivingMessage, refusedWith: ProblemCode | undefined): FirstArrival => {
    const { header, body } = message.verified.envelope;
    const { conversationId, legId, letterType, lane, traceId, receiver } = header;
    const letter = { conversationId, legId, letterType, lane, traceId, gateway: header.sender };
    if (refusedWith !== undefined) return { letter, refusedWith, answers: [] };
    if (body.block === 'receipt') {
      const { verdict, problem: about } = body.receipt;
      const problemCode = about?.code;
      return {
        letter,
        answers: [],
        receipt: {
          verdict,
          aboutMessageId: header.refToMessageId,
          ...(problemCode !== undefined && { problemCode, detail: about?.detail }),
        },
      };
    }
    if (body.block !== 'letter') return { letter, answers: [] };
    const registeredAt = clock.now();
    const position = deps.agencies.findIndex(({ code }) => code === receiver.code) + 1;
    const lateMs = deps.faults.take('late', receiver.code)?.delayMs ?? 0;
    return {
      letter: { ...letter, submittedAt: body.record.submittedAt },
      registration: {
        registrationNumber: registrationNumber(position, ledger.registeredBy(receiver.code) + 1),
        registeredAt: registeredAt.toISOString(),
      },
      answers: plannedAnswers(header.messageKind, deps.settings.current(), registeredAt, lateMs),
    };
  };

  const complete = async (message: ArrivingMessage): Promise<Standing> => {
    const { header, files } = message.verified.envelope;
    const { messageId } = header;
    const agencyCode = header.receiver.code;
    const refusedWith = refusing.get(messageId);
    const receipt = await deps.seals(agencyCode).seal(
      receiptEnvelope(message, {
        refusedWith,
        agency: agencyOf(agencyCode),
        systemCode: deps.systemCode,
        sequenceInConversation: ledger.sealedWithin(agencyCode, header.legId) + 1,
        messageId: deps.ids.uuid(),
        now: clock.now(),
      }),
    );
    await kept.put(`envelopes/${messageId}.xml`, message.envelopeXml);
    await kept.put(receiptPlace(messageId), receipt.envelopeXml);
    const arrival: Arrival = {
      kind: 'arrival',
      arrivedAt: message.arrivedAt,
      messageId,
      messageKind: header.messageKind,
      agencyCode,
      envelopeSha256: message.verified.sha256,
      files: files.map(
        ({ fileGuid, contentId, sizeBytes, sha256 }): ReceivedFile => ({ fileGuid, contentId, sizeBytes, sha256 }),
      ),
      duplicate: false,
      sends: 1,
      // Deciding and counting happen in one step of the program, so that no number is given twice.
      first: decide(message, refusedWith),
    };
    await ledger.append(arrival);
    await arriving.end(messageId);
    refusing.delete(messageId);
    deps.onRegistered(arrival);
    return received(arrival, false);
  };

  return {
    open: async (envelopeXml) => {
      const verified = await deps.verifyArrival(envelopeXml);
      if (verified.ok) return verified;
      const sha256 = createHash('sha256').update(envelopeXml).digest('hex');
      await refusalOf(verified.problem.code, verified.problem.detail, sha256);
      return verified;
    },

    begin: (verified, envelopeXml) => {
      const { header, files, body } = verified.envelope;
      return inTurn(header.messageId, async () => {
        const first = ledger.first(header.messageId);
        const known = first?.envelopeSha256 ?? (await arriving.find(header.messageId))?.verified.sha256;
        if (known !== undefined && known !== verified.sha256) {
          const detail = 'This MessageId belongs to an envelope with another SHA-256.';
          return refusalOf('ConflictSameIdOtherContent', detail, verified.sha256, header.messageId);
        }
        if (first !== undefined) return ok(await again(first));
        if (body.block !== 'letter' && body.block !== 'receipt') {
          const detail = 'An agency takes letters, and receipts about what it sent.';
          return refusalOf('TypeNotAccepted', detail, verified.sha256, header.messageId);
        }
        let message = await arriving.find(header.messageId);
        if (message === undefined) {
          const fault = deps.faults.take('refuse', header.receiver.code);
          if (fault?.byReceipt === false) {
            return refusalOf(fault.problemCode, 'Refused by the simulated agency.', verified.sha256, header.messageId);
          }
          if (fault !== undefined) refusing.set(header.messageId, fault.problemCode);
          message = await arriving.begin(verified, envelopeXml, clock.now().toISOString());
        }
        return ok(files.length === 0 ? await complete(message) : awaiting(message));
      });
    },

    takeFile: async (messageId, contentId, stream, offset) => {
      const taken = fileOfReceived(messageId, contentId);
      if (taken !== undefined) {
        const detail = 'The receipt was given; files are not taken any more.';
        return ok({ receivedBytes: taken.sizeBytes, problem: problem('OffsetMismatch', detail) });
      }
      const file = (await arriving.find(messageId))?.files.get(contentId);
      if (file !== undefined) return ok(await file.take(stream, offset));
      return fail('UnknownMessage', 'No message lists this file.');
    },

    file: async (messageId, contentId) => {
      const taken = fileOfReceived(messageId, contentId);
      if (taken !== undefined) return ok({ ...taken, receivedBytes: taken.sizeBytes, complete: true });
      const message = await arriving.find(messageId);
      const standing = message && awaiting(message);
      const files = standing?.kind === 'awaiting_files' ? standing.files : [];
      const file = files.find((one) => one.contentId === contentId);
      return file === undefined ? fail('UnknownMessage', 'No message lists this file.') : ok(file);
    },

    submit: (messageId) =>
      inTurn(messageId, async () => {
        const first = ledger.first(messageId);
        if (first !== undefined) return ok(await again(first));
        const message = await arriving.find(messageId);
        if (message === undefined) return fail('UnknownMessage', 'Send the envelope first.');
        const missing = [...message.files.values()].filter((file) => !file.isComplete());
        if (missing.length === 0) return ok(await complete(message));
        return fail('FileMissing', `${missing.length} of ${message.files.size} files are missing.`, {
          errors: missing.map(({ listed, receivedBytes }) => ({
            pointer: listed.contentId,
            detail: `${receivedBytes()} of ${listed.sizeBytes} bytes have arrived`,
          })),
        });
      }),

    status: async (messageId) => {
      const first = ledger.first(messageId);
      if (first !== undefined) return received(first, true);
      const message = await arriving.find(messageId);
      return message && awaiting(message);
    },
  };
};
