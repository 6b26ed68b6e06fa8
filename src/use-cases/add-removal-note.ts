import { createHash } from 'node:crypto';
import type { FileId, LetterId } from '../domain/ids.ts';
import { removalNote, removalNoteName } from '../domain/removal-note.ts';
import type { Ids } from '../ports/clock.ts';
import type { Content } from '../ports/content.ts';
import type { Files } from '../ports/files.ts';
import type { RemovedFiles } from '../ports/removed-files.ts';
import type { Transaction } from '../ports/transaction.ts';

/**
 * Adds the note about removed files to a letter that is about to be sealed, and gives the place of a removed main file to another. Does
 * nothing where nothing was removed. Called once for each letter, in the transaction that seals it.
 */
export const makeAddRemovalNote =
  (deps: {
    readonly removedFiles: Pick<RemovedFiles, 'ofLetter' | 'addNote' | 'moveMain'>;
    readonly files: Pick<Files, 'ofLetter'>;
    readonly content: Pick<Content, 'put'>;
    readonly ids: Pick<Ids, 'uuid'>;
  }) =>
  async (tx: Transaction, letterId: LetterId): Promise<void> => {
    const removed = await deps.removedFiles.ofLetter(tx, letterId);
    if (removed.length === 0) return;
    const kept = await deps.files.ofLetter(tx, letterId);
    const bytes = Buffer.from(removalNote(removed), 'utf8');
    const fileName = removalNoteName([...kept, ...removed].map((file) => file.fileName));
    await deps.removedFiles.addNote(tx, letterId, {
      fileId: deps.ids.uuid() as FileId,
      nameContentId: await deps.content.put(tx, Buffer.from(fileName, 'utf8')),
      contentId: await deps.content.put(tx, bytes),
      mediaType: 'text/plain',
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest(),
    });
    await deps.removedFiles.moveMain(tx, letterId);
  };

export type AddRemovalNote = ReturnType<typeof makeAddRemovalNote>;
