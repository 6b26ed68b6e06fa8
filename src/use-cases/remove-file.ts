import type { ContentId, FileId } from '../domain/ids.ts';
import { problem } from '../domain/problems.ts';
import type { RemovalReason } from '../domain/scan-state.ts';
import type { LockedCase } from '../ports/cases.ts';
import type { Content } from '../ports/content.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { FilePlace, FileScans } from '../ports/file-scans.ts';
import type { Log } from '../ports/log.ts';
import type { WakeUp } from '../ports/queue.ts';
import type { RemovedFiles } from '../ports/removed-files.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { RecordCaseEvents } from './record-case-events.ts';
import type { SendReceipt } from './send-receipt.ts';

const CODE_OF = { infected: 'FileInfected', not_checkable: 'FileNotCheckable' } as const;

/**
 * Takes a file out of the exchange: its bytes are erased; name, size and digest stay. Where a letter has it, the citizen is told (event
 * and notice attachment_removed), and so are the agencies: who brought the file gets a sealed receipt that refuses it, whom it was on its
 * way to (from the citizen, or from an agency that forwards) finds it listed in a note that travels with the rest (add-removal-note.ts). In the caller's transaction, which has locked the case, then the file.
 */
export const makeRemoveFile =
  (deps: {
    readonly content: Pick<Content, 'erase'>;
    readonly removedFiles: Pick<RemovedFiles, 'mark'>;
    readonly fileScans: Pick<FileScans, 'deliveriesOf'>;
    readonly deliveries: Pick<Deliveries, 'setAsideSealed'>;
    readonly recordCaseEvents: RecordCaseEvents;
    readonly sendReceipt: SendReceipt;
    readonly log: Pick<Log, 'warn'>;
  }) =>
  async (
    tx: Transaction,
    file: { readonly fileId: FileId; readonly contentId: ContentId },
    because: RemovalReason,
    belongs: { readonly place: FilePlace; readonly locked: LockedCase } | undefined,
    now: Date,
  ): Promise<readonly WakeUp[]> => {
    const { fileId } = file;
    const problemCode = CODE_OF[because];
    await deps.content.erase(tx, file.contentId);
    await deps.removedFiles.mark(tx, fileId, because);
    deps.log.warn('file.removed', { fileId, problemCode, ...(belongs && { caseId: belongs.locked.caseId }) });
    if (belongs === undefined) return [];

    const { place, locked } = belongs;
    const told = await deps.recordCaseEvents(
      tx,
      locked,
      [{ kind: 'attachment_removed', legId: place.legId, occurredAt: now, facts: { fileId, problemCode } }],
      now,
      place.agencyCode,
    );
    const deliveryIds = await deps.fileScans.deliveriesOf(tx, fileId);
    // Sealed bytes are never changed: an envelope that lists the file (sealed before files were scanned) waits for a person.
    for (const deliveryId of deliveryIds) await deps.deliveries.setAsideSealed(tx, deliveryId, problemCode);
    const goOn = deliveryIds.map((id) => ({ topic: 'delivery' as const, id }));
    if (place.messageId === undefined) return [...told, ...goOn];
    const words = because === 'infected' ? 'Malware was found in the file' : 'The file could not be checked';
    const wakeUps = await deps.sendReceipt(
      tx,
      locked,
      {
        legId: place.legId,
        agencyCode: place.agencyCode,
        aboutMessageId: place.messageId,
        receivedAt: place.letterCreatedAt,
        verdict: 'REFUSED',
        problem: problem(
          problemCode,
          `${words} with FileGuid ${place.fileGuid ?? fileId}. It was removed; the rest is kept.`,
        ),
      },
      now,
    );
    return [...told, ...goOn, ...wakeUps];
  };

export type RemoveFile = ReturnType<typeof makeRemoveFile>;
