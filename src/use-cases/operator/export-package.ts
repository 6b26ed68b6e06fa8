import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { renderCoverSheet, safeFileName } from '../../domain/handed-over.ts';
import type { DeliveryId, LetterId, MessageId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { mayShow } from '../../domain/scan-state.ts';
import type { Archive, ArchiveEntry } from '../../ports/archive.ts';
import type { Cases, LockedCase } from '../../ports/cases.ts';
import type { Content } from '../../ports/content.ts';
import type { DeliveryWatch, WatchedDelivery } from '../../ports/delivery-watch.ts';
import type { ExchangeRecords } from '../../ports/exchange-records.ts';
import type { Files } from '../../ports/files.ts';
import type { Registry } from '../../ports/registry.ts';
import type { SealKeys } from '../../ports/seal-keys.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import type { ResealWaiting } from '../reseal-letter.ts';
import type { SealFirst } from '../seal-first.ts';
import { type By, checkBy, type KeepAct } from './operator.ts';

/** Letters in one package; more are exported when these are registered. */
const MOST_LETTERS = 200;

/** Why a letter is not in a package: a file is not free of doubt, it is just being sent under a seal that holds nowhere, or there is no room. */
export type LeftOut = 'in_doubt' | 'being_sent' | 'full';

/** A package on its way out. */
export interface ExportedPackage {
  readonly fileName: string;
  /** Letters in it. */
  readonly letters: number;
  /** Letters that are not, by why. */
  readonly leftOut: { readonly [W in LeftOut]: number };
  readonly stream: Readable;
}

interface ExportPackageDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly cases: Pick<Cases, 'lockCase' | 'letterWords' | 'initiator'>;
  readonly deliveryWatch: Pick<DeliveryWatch, 'caseOf' | 'lock' | 'notArrived'>;
  readonly records: Pick<ExchangeRecords, 'findEnvelope'>;
  readonly registry: Pick<Registry, 'agencyNames'>;
  readonly files: Pick<Files, 'ofLetter'>;
  readonly content: Pick<Content, 'stream'>;
  readonly sealKeys: Pick<SealKeys, 'find'>;
  readonly sealFirst: SealFirst;
  readonly resealWaiting: ResealWaiting;
  readonly archive: Archive;
  readonly keepAct: KeepAct;
}

interface Folder {
  readonly entries: readonly ArchiveEntry[];
  readonly manifest: object;
}

/**
 * Packs the letters that have not arrived at an agency, or one letter, for a person to hand over: the sealed envelope byte for byte, its
 * files, a readable sheet, and a manifest with the SHA-256 of each. Seals what was not sealed yet, and again what a revoked key sealed. The act is kept before the first
 * byte. Changes nothing else: hold what is handed over, and enter its registration. Problems: Validation, NotFound.
 */
export const makeExportPackage =
  (deps: ExportPackageDeps) =>
  async (
    subject: { readonly agencyCode: string } | { readonly deliveryId: DeliveryId },
    said: By,
  ): Promise<Result<ExportedPackage>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    const actor = { kind: 'operator', name: by.value.actor } as const;
    const found = await deps.transactions.inTransaction(actor, async (tx) =>
      'deliveryId' in subject
        ? (await deps.deliveryWatch.caseOf(tx, subject.deliveryId)) && [subject.deliveryId]
        : (await deps.registry.agencyNames(tx, subject.agencyCode)) &&
          deps.deliveryWatch.notArrived(tx, subject.agencyCode),
    );
    if (found === undefined || found.length === 0) return fail('NotFound', 'There is no letter to hand over.');

    const folders: Folder[] = [];
    const leftOut = { in_doubt: 0, being_sent: 0, full: Math.max(0, found.length - MOST_LETTERS) };
    for (const deliveryId of found.slice(0, MOST_LETTERS)) {
      const folder = await folderOf(deps, deliveryId, actor);
      if (typeof folder === 'object') folders.push(folder);
      else if (folder !== 'no_letter') leftOut[folder] += 1;
    }
    if (folders.length === 0) {
      if (leftOut.in_doubt > 0) return fail('NotInThisState', 'The files of the letters are not free of doubt.');
      if (leftOut.being_sent > 0) return fail('NotInThisState', 'The letters are being sent; try again in a minute.');
      return fail('NotFound', 'There is no letter to hand over.');
    }
    const name = 'deliveryId' in subject ? subject.deliveryId : subject.agencyCode;
    const exportedAt = await deps.transactions.inTransaction(actor, async (tx) => {
      await deps.keepAct(tx, by.value, 'package.export', name);
      return deps.transactions.now(tx);
    });
    const manifest = JSON.stringify({ exportedAt, letters: folders.map((folder) => folder.manifest) }, undefined, 2);
    const entries = [textEntry('manifest.json', manifest), ...folders.flatMap((folder) => folder.entries)];
    return ok({
      fileName: `shikriki-${name}-${exportedAt.toISOString().slice(0, 10)}.${deps.archive.extension}`,
      letters: folders.length,
      leftOut,
      stream: deps.archive.pack(entries),
    });
  };

const textEntry = (name: string, text: string): ArchiveEntry => ({
  name,
  open: () => Readable.from([Buffer.from(text)]),
});

/** Seals a letter that is not sealed yet, or whose seal holds nowhere any more. @returns its MessageId; undefined where it is being sent. */
const sealedForHandOver = async (
  deps: ExportPackageDeps,
  tx: Transaction,
  delivery: WatchedDelivery & { readonly letterId: LetterId },
  locked: LockedCase,
): Promise<MessageId | undefined> => {
  const { messageId, state, workedOn } = delivery;
  const kept = await deps.records.findEnvelope(tx, messageId);
  const now = await deps.transactions.now(tx);
  if (kept === undefined) {
    await deps.sealFirst(tx, delivery, state, locked, now);
    return messageId;
  }
  if ((await deps.sealKeys.find(tx, kept.sealedBy))?.revokedAt === undefined) return messageId;
  return workedOn ? undefined : deps.resealWaiting(tx, delivery, locked, now);
};

/** One letter, or why it may not leave the house. */
const folderOf = (
  deps: ExportPackageDeps,
  deliveryId: DeliveryId,
  actor: { readonly kind: 'operator'; readonly name: string },
): Promise<Folder | 'no_letter' | Exclude<LeftOut, 'full'>> =>
  deps.transactions.inTransaction(actor, async (tx) => {
    const caseId = await deps.deliveryWatch.caseOf(tx, deliveryId);
    const locked = caseId === undefined ? undefined : await deps.cases.lockCase(tx, caseId);
    const delivery = locked === undefined ? undefined : await deps.deliveryWatch.lock(tx, deliveryId);
    if (locked === undefined || delivery?.letterId === undefined) return 'no_letter';
    const { letterId, messageKind, agencyCode, state } = delivery;
    const present = async () => (await deps.files.ofLetter(tx, letterId)).filter((file) => file.removed === undefined);
    if (!(await present()).every(mayShow)) return 'in_doubt';
    const messageId = await sealedForHandOver(deps, tx, { ...delivery, letterId }, locked);
    if (messageId === undefined) return 'being_sent';
    const envelope = await deps.records.findEnvelope(tx, messageId);
    const agency = await deps.registry.agencyNames(tx, agencyCode);
    if (envelope === undefined || agency === undefined) throw new Error(`delivery ${deliveryId} has no envelope`);
    const words = await deps.cases.letterWords(tx, letterId);

    // Sealing may have added a note about a file that was removed.
    const files = (await present()).map((file, index) => ({ ...file, name: safeFileName(index + 1, file.fileName) }));
    const cover = renderCoverSheet({
      trackingNumber: locked.trackingNumber,
      messageId,
      messageKind,
      letterType: locked.letterType,
      agencyNameKa: agency.nameKa,
      agencyNameEn: agency.nameEn,
      filedAt: words.createdAt,
      envelopeSha256: envelope.sha256,
      initiator: words.initiator ?? (await deps.cases.initiator(tx, locked.caseId)),
      title: words.title ?? '',
      text: words.text ?? '',
      preferredReplyForm: words.preferredReplyForm ?? 'electronic',
      files,
    });
    const folder = `${locked.trackingNumber}-${deliveryId.slice(-8)}`;
    const listed = [
      { name: 'envelope.xml', sizeBytes: envelope.sizeBytes, sha256: envelope.sha256 },
      {
        name: 'cover.txt',
        sizeBytes: Buffer.byteLength(cover),
        sha256: createHash('sha256').update(cover).digest('hex'),
      },
      ...files.map(({ name, sizeBytes, sha256 }) => ({ name: `files/${name}`, sizeBytes, sha256 })),
    ];
    return {
      manifest: {
        deliveryId,
        messageId,
        trackingNumber: locked.trackingNumber,
        agencyCode,
        state,
        folder,
        files: listed,
      },
      entries: [
        { name: `${folder}/envelope.xml`, open: () => deps.content.stream(actor, envelope.contentId) },
        textEntry(`${folder}/cover.txt`, cover),
        ...files.map((file) => ({
          name: `${folder}/files/${file.name}`,
          open: () => deps.content.stream(actor, file.contentId),
        })),
      ],
    };
  });

export type ExportPackage = ReturnType<typeof makeExportPackage>;
