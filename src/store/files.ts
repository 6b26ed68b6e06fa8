import type { ContentId, FileId } from '../domain/ids.ts';
import type { CheckedFile, RemovalReason } from '../domain/scan-state.ts';
import type { Content } from '../ports/content.ts';
import type { Files, LetterFile, ScanState, StoredFile } from '../ports/files.ts';
import type { Transaction } from '../ports/transaction.ts';
import { connectionOf } from './transactions.ts';

interface FileRow {
  file_id: string;
  name: Buffer;
  media_type: string;
  size_bytes: number;
  sha256: Buffer | null;
  state: 'receiving' | 'complete';
  scan_state: ScanState;
  scan_reason: string | null;
  removed_at: Date | null;
  removed_because: RemovalReason | null;
  content_id: string;
  created_at: Date;
  linked_at: Date | null;
}

// File names are content: they come from the same door as the bytes.
const COLUMNS = `f.file_id, n.bytes as name, f.media_type, f.size_bytes, f.sha256, f.state, f.scan_state, f.scan_reason, f.removed_at, f.removed_because,
  f.content_id, f.created_at, f.linked_at`;
const NAME = `join content_chunks n on n.content_id = f.name_content_id and n.chunk_number = 0`;

/** How far a file is checked; also for the reads of the portal. */
export const toCheck = (
  row: Pick<FileRow, 'scan_state' | 'scan_reason' | 'removed_at' | 'removed_because'>,
): CheckedFile => ({
  scanState: row.scan_state,
  ...(row.scan_reason === 'unavailable' && { scannerAway: true }),
  ...(row.removed_at !== null &&
    row.removed_because !== null && { removed: { at: row.removed_at, because: row.removed_because } }),
});

const toFile = (row: FileRow): StoredFile => ({
  fileId: row.file_id as FileId,
  fileName: row.name.toString('utf8'),
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  sha256: row.sha256?.toString('hex') ?? '',
  state: row.state,
  ...toCheck(row),
  contentId: row.content_id as ContentId,
  createdAt: row.created_at,
  ...(row.linked_at !== null && { linkedAt: row.linked_at }),
});

/** Uploads and files of agencies; meets port Files. */
export const makeFiles = (content: Pick<Content, 'put'>): Files => ({
  async begin(tx, file) {
    const nameContentId = await content.put(tx, Buffer.from(file.fileName, 'utf8'));
    await connectionOf(tx).query(
      `insert into files (file_id, origin, owner_subject, name_content_id, content_id, media_type, state, created_at)
       values ($1, $2, $3, $4, $5, $6, 'receiving', app_now())`,
      [file.fileId, file.origin, file.ownerSubject ?? null, nameContentId, file.contentId, file.mediaType],
    );
  },

  async complete(tx, fileId, sizeBytes, sha256) {
    await connectionOf(tx).query(
      `update files set state = 'complete', scan_due_at = app_now(), size_bytes = $2, sha256 = $3 where file_id = $1`,
      [fileId, sizeBytes, sha256],
    );
  },

  async ownUploads(tx, ownerSubject, fileIds) {
    const { rows } = await connectionOf(tx).query<FileRow>(
      `select ${COLUMNS} from files f ${NAME} where f.file_id = any($2) and f.origin = 'citizen' and f.owner_subject = $1 order by f.file_id for update of f`,
      [ownerSubject, fileIds],
    );
    return rows.map(toFile);
  },

  async removeUnlinked(tx, ownerSubject, fileId) {
    const { rows } = await connectionOf(tx).query<{ content_id: string; name_content_id: string }>(
      `delete from files where file_id = $2 and owner_subject = $1 and linked_at is null returning content_id, name_content_id`,
      [ownerSubject, fileId],
    );
    await removeContent(tx, rows);
    return rows.length > 0;
  },

  async sweepUnlinked(tx, olderThanMs) {
    const { rows } = await connectionOf(tx).query<{ content_id: string; name_content_id: string }>(
      `delete from files where file_id in (
         select file_id from files f where linked_at is null and origin = 'citizen' and created_at < app_now() - $1 * interval '1 millisecond'
           -- A draft keeps what its own citizen attached to it.
           and not exists (select from drafts d where d.upload_ids @> array[f.file_id] and d.owner_subject = f.owner_subject)
         limit 100 for update of f skip locked)
       returning content_id, name_content_id`,
      [olderThanMs],
    );
    await removeContent(tx, rows);
    return rows.length;
  },

  async attach(tx, letterId, files) {
    if (files.length === 0) return;
    await connectionOf(tx).query(
      `insert into letter_files (letter_id, file_id, position, main_component)
       select $1, f.file_id, f.position - 1, f.main from unnest($2::uuid[], $3::boolean[]) with ordinality as f (file_id, main, position)`,
      [letterId, files.map((file) => file.fileId), files.map((file) => file.mainComponent)],
    );
    await connectionOf(tx).query('update files set linked_at = app_now() where file_id = any($1)', [
      files.map((file) => file.fileId),
    ]);
  },

  async ofLetter(tx, letterId): Promise<readonly LetterFile[]> {
    const { rows } = await connectionOf(tx).query<FileRow & { main_component: boolean }>({
      name: 'files-of-letter',
      text: `select ${COLUMNS}, l.main_component from letter_files l join files f using (file_id) ${NAME} where l.letter_id = $1 and f.removed_at is null order by l.position`,
      values: [letterId],
    });
    return rows.map((row) => ({ ...toFile(row), mainComponent: row.main_component }));
  },
});

const removeContent = async (
  tx: Transaction,
  rows: readonly { content_id: string; name_content_id: string }[],
): Promise<void> => {
  const ids = rows.flatMap((row) => [row.content_id, row.name_content_id]);
  if (ids.length > 0) await connectionOf(tx).query('delete from content where content_id = any($1)', [ids]);
};
