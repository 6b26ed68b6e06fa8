import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { VerifiedEnvelope } from '../../ports/envelope.ts';
import { syncFolder } from './append-log.ts';
import { type ArrivingFile, openArrivingFile } from './arriving-file.ts';
import { openKeptBytes } from './kept-bytes.ts';

/** A message whose envelope is here, but not yet all of its files. */
export interface ArrivingMessage {
  readonly verified: VerifiedEnvelope;
  readonly envelopeXml: Buffer;
  readonly arrivedAt: string;
  /** By ContentId, in the order of the envelope. */
  readonly files: ReadonlyMap<string, ArrivingFile>;
}

/** The messages that are coming in. */
export interface Arriving {
  /** Keeps the envelope, so that its files can follow. */
  begin(verified: VerifiedEnvelope, envelopeXml: Buffer, arrivedAt: string): Promise<ArrivingMessage>;
  find(messageId: string): Promise<ArrivingMessage | undefined>;
  /** The message is complete: its envelope is kept elsewhere now. The bytes of its files stay in the folder. */
  end(messageId: string): Promise<void>;
}

/** Makes the place for them; with a folder an unfinished message goes on after a restart. */
export const makeArriving = (options: {
  readonly folder?: string;
  /** Whether files are taken without a look at their digests. */
  readonly trusting?: () => boolean;
  /** Verifies an envelope that an earlier run left; undefined where it does not hold any more. */
  readonly verifyAgain: (envelopeXml: Buffer) => Promise<VerifiedEnvelope | undefined>;
}): Arriving => {
  const { folder, verifyAgain } = options;
  const messages = new Map<string, Promise<ArrivingMessage | undefined>>();
  const kept = openKeptBytes(folder);
  const placeOf = (messageId: string): string => join('arriving', messageId);

  const open = async (verified: VerifiedEnvelope, envelopeXml: Buffer, arrivedAt: string): Promise<ArrivingMessage> => {
    const { header, files: listed } = verified.envelope;
    const place = folder === undefined ? undefined : join(folder, 'files', header.messageId);
    if (place !== undefined) await mkdir(place, { recursive: true });
    const files = new Map<string, ArrivingFile>();
    for (const file of listed) {
      // Named by its position: a ContentId may be "..", which is no file name.
      files.set(
        file.contentId,
        await openArrivingFile(file, place && join(place, String(files.size + 1)), options.trusting),
      );
    }
    if (place !== undefined) syncFolder(join(place, '..'));
    return { verified, envelopeXml, arrivedAt, files };
  };
  const reopen = async (messageId: string): Promise<ArrivingMessage | undefined> => {
    if (folder === undefined) return undefined;
    const envelopeXml = await kept.get(join(placeOf(messageId), 'envelope.xml'));
    const arrivedAt = await kept.get(join(placeOf(messageId), 'arrived-at.txt'));
    if (envelopeXml === undefined || arrivedAt === undefined) return undefined;
    const verified = await verifyAgain(envelopeXml);
    return verified && open(verified, envelopeXml, arrivedAt.toString());
  };

  return {
    begin: async (verified, envelopeXml, arrivedAt) => {
      const { messageId } = verified.envelope.header;
      if (folder !== undefined) {
        await kept.put(join(placeOf(messageId), 'arrived-at.txt'), Buffer.from(arrivedAt));
        await kept.put(join(placeOf(messageId), 'envelope.xml'), envelopeXml);
      }
      const message = open(verified, envelopeXml, arrivedAt);
      messages.set(messageId, message);
      return message;
    },
    find: async (messageId) => {
      const known = messages.get(messageId);
      if (known !== undefined) return known;
      // Only one reading of what an earlier run left, however many ask; and nothing is kept in mind for unknown ids.
      const left = reopen(messageId);
      messages.set(messageId, left);
      const message = await left.catch(() => undefined);
      if (message === undefined && messages.get(messageId) === left) messages.delete(messageId);
      return message;
    },
    end: async (messageId) => {
      messages.delete(messageId);
      if (folder !== undefined) await rm(join(folder, placeOf(messageId)), { recursive: true, force: true });
    },
  };
};
