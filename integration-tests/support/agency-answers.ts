import { createHash, randomUUID } from 'node:crypto';
import type { EnvelopeBody, EnvelopeFile, Reply } from '../../src/domain/envelope.ts';

/** An ordinary reply of an agency, now; fields that are given replace the ordinary ones. */
export const aReply = (change: Partial<Reply> = {}): EnvelopeBody => ({
  block: 'reply',
  reply: {
    outcome: 'ANSWERED',
    occurredAt: new Date().toISOString(),
    reportedAt: new Date().toISOString(),
    text: 'ორმოები ამოვსებულია.',
    language: 'ka',
    signatures: [],
    ...change,
  },
});

/** A registration under this number, now. */
export const aRegistration = (registrationNumber: string): EnvelopeBody => ({
  block: 'registration',
  registration: { registrationNumber, registeredAt: new Date().toISOString(), reportedAt: new Date().toISOString() },
});

/** A PDF as an envelope lists it; the first one is the main file. */
export const listedFile = (
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer },
  index: number,
): EnvelopeFile => {
  const fileGuid = randomUUID();
  return {
    fileGuid,
    mainComponent: index === 0,
    fileName,
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    contentId: fileGuid,
  };
};
