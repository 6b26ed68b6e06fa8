import type { RemovalReason } from '../domain/scan-state.ts';
import type { RemovedFiles } from '../ports/removed-files.ts';
import { changedOne, connectionOf } from './transactions.ts';

/** Files that were taken out of letters; meets port RemovedFiles. */
export const removedFiles: RemovedFiles = {
  async mark(tx, fileId, because) {
    const marked = await connectionOf(tx).query(
      'update files set removed_at = app_now(), removed_because = $2 where file_id = $1 and removed_at is null',
      [fileId, because],
    );
    changedOne(marked);
  },

  async ofLetter(tx, letterId) {
    const { rows } = await connectionOf(tx).query<{
      name: Buffer;
      size_bytes: number;
      sha256: Buffer;
      removed_because: RemovalReason;
    }>({
      name: 'removed-files-of-letter',
      text: `select n.bytes as name, f.size_bytes, f.sha256, f.removed_because
             from letter_files x join files f using (file_id)
             join content_chunks n on n.content_id = f.name_content_id and n.chunk_number = 0
             where x.letter_id = $1 and f.removed_at is not null order by x.position`,
      values: [letterId],
    });
    return rows.map((row) => ({
      fileName: row.name.toString('utf8'),
      sizeBytes: row.size_bytes,
      sha256: row.sha256.toString('hex'),
      because: row.removed_because,
    }));
  },

  async addNote(tx, letterId, note) {
    await connectionOf(tx).query(
      `with made as (
         insert into files (file_id, origin, name_content_id, content_id, media_type, size_bytes, sha256, state, scan_state, created_at, linked_at)
         values ($2, 'gateway', $3, $4, $5, $6, $7, 'complete', 'clean', app_now(), app_now()) returning file_id)
       insert into letter_files (letter_id, file_id, position, main_component)
       select $1, file_id, (select coalesce(max(position), -1) + 1 from letter_files where letter_id = $1), false from made`,
      [letterId, note.fileId, note.nameContentId, note.contentId, note.mediaType, note.sizeBytes, note.sha256],
    );
  },

  async moveMain(tx, letterId) {
    await connectionOf(tx).query(
      `with left_over as (
         select x.file_id, x.main_component, x.position from letter_files x join files f using (file_id) where x.letter_id = $1 and f.removed_at is null),
       main as (select file_id from left_over order by main_component desc, position limit 1)
       update letter_files x set main_component = (x.file_id = main.file_id) from main
       where x.letter_id = $1 and x.main_component <> (x.file_id = main.file_id)`,
      [letterId],
    );
  },
};
