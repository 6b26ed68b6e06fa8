import type { ContentId, FileId, LetterId } from '../domain/ids.ts';
import type { RemovalReason } from '../domain/scan-state.ts';
import type { CaseReads, FileOverview } from '../ports/case-reads.ts';
import type { ScanState } from '../ports/files.ts';
import { toCheck } from './files.ts';
import { connectionOf } from './transactions.ts';

interface FileRow {
  file_id: string;
  letter_id: string;
  name: Buffer;
  media_type: string;
  size_bytes: number;
  sha256: Buffer;
  scan_state: ScanState;
  scan_reason: string | null;
  removed_at: Date | null;
  removed_because: RemovalReason | null;
  main_component: boolean;
  content_id: string;
}

// File names are content: they come from the same door as the bytes.
const FILES = `
  select f.file_id, x.letter_id, n.bytes as name, f.media_type, f.size_bytes, f.sha256, f.scan_state, f.scan_reason, f.removed_at, f.removed_because,
    x.main_component, f.content_id
  from cases c
  join letters l using (case_id)
  join letter_files x using (letter_id)
  join files f on f.file_id = x.file_id and f.state = 'complete'
  join content_chunks n on n.content_id = f.name_content_id and n.chunk_number = 0
  where c.owner_subject = $1 and c.case_id = $2`;

const toFile = (row: FileRow): FileOverview => ({
  fileId: row.file_id as FileId,
  letterId: row.letter_id as LetterId,
  fileName: row.name.toString('utf8'),
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  sha256: row.sha256.toString('hex'),
  ...toCheck(row),
  main: row.main_component,
  contentId: row.content_id as ContentId,
});

/** Files of a case; a part of port CaseReads. */
export const caseFiles: Pick<CaseReads, 'files' | 'findFile'> = {
  async files(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<FileRow>({
      name: 'files-of-case',
      text: `${FILES} order by l.created_at, l.letter_id, x.main_component desc, x.position`,
      values: [owner, caseId],
    });
    return rows.map(toFile);
  },

  async findFile(tx, owner, caseId, fileId) {
    const { rows } = await connectionOf(tx).query<FileRow>({
      name: 'file-of-case',
      text: `${FILES} and f.file_id = $3 limit 1`,
      values: [owner, caseId, fileId],
    });
    return rows[0] && toFile(rows[0]);
  },
};
