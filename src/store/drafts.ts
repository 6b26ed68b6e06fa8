import type { ContentId, FileId } from '../domain/ids.ts';
import type { Content } from '../ports/content.ts';
import type { DraftLetter, DraftState, DraftSummary, Drafts } from '../ports/drafts.ts';
import type { Transaction } from '../ports/transaction.ts';
import { connectionOf, only } from './transactions.ts';

interface DraftRow {
  readonly draft_id: string;
  readonly version: number;
  readonly created_at: Date;
  readonly saved_at: Date;
  readonly sha256: Buffer;
  readonly content_id: string;
  readonly summary_content_id: string;
}

const COLUMNS = 'draft_id, version, created_at, saved_at, sha256, content_id, summary_content_id';

const toState = (row: DraftRow): DraftState => ({
  draftId: row.draft_id,
  version: row.version,
  createdAt: row.created_at,
  savedAt: row.saved_at,
  sha256: row.sha256.toString('hex'),
});

type Contents = Pick<DraftRow, 'content_id' | 'summary_content_id'>;

const removeContents = async (tx: Transaction, rows: readonly Contents[]): Promise<void> => {
  const ids = rows.flatMap((row) => [row.content_id, row.summary_content_id]);
  if (ids.length > 0) await connectionOf(tx).query('delete from content where content_id = any($1)', [ids]);
};

/** Letters that are being written; meets port Drafts. */
export const makeDrafts = (content: Pick<Content, 'put' | 'putJson' | 'getJson'>): Drafts => {
  const rowOf = async (tx: Transaction, ownerSubject: string, draftId: string): Promise<DraftRow | undefined> => {
    const { rows } = await connectionOf(tx).query<DraftRow>({
      name: 'drafts-find',
      text: `select ${COLUMNS} from drafts where owner_subject = $1 and draft_id = $2`,
      values: [ownerSubject, draftId],
    });
    return rows[0];
  };

  const lock: Drafts['lock'] = async (tx, ownerSubject) => {
    await connectionOf(tx).query(`select pg_advisory_xact_lock(hashtextextended('drafts' || chr(10) || $1, 0))`, [
      ownerSubject,
    ]);
  };

  return {
    lock,

    async find(tx, ownerSubject, draftId) {
      const row = await rowOf(tx, ownerSubject, draftId);
      return row && toState(row);
    },

    async read(tx, ownerSubject, draftId) {
      const row = await rowOf(tx, ownerSubject, draftId);
      if (row === undefined) return undefined;
      return { ...toState(row), letter: await content.getJson<DraftLetter>(tx, row.content_id as ContentId) };
    },

    async list(tx, ownerSubject) {
      const { rows } = await connectionOf(tx).query<DraftRow>({
        name: 'drafts-of-owner',
        text: `select ${COLUMNS} from drafts where owner_subject = $1 order by saved_at desc, draft_id`,
        values: [ownerSubject],
      });
      const drafts: (DraftState & { readonly summary: DraftSummary })[] = [];
      for (const row of rows)
        drafts.push({
          ...toState(row),
          summary: await content.getJson<DraftSummary>(tx, row.summary_content_id as ContentId),
        });
      return drafts;
    },

    async kept(tx, ownerSubject, exceptDraftId) {
      const { rows } = await connectionOf(tx).query<{ drafts: number; size_bytes: number; upload_ids: string[] }>({
        name: 'drafts-kept',
        text: `select count(*)::int as drafts, coalesce(sum(size_bytes), 0)::int as size_bytes,
                 coalesce((select array_agg(distinct id) from drafts d, unnest(d.upload_ids) id
                   where d.owner_subject = $1 and d.draft_id <> $2), '{}') as upload_ids
               from drafts where owner_subject = $1 and draft_id <> $2`,
        values: [ownerSubject, exceptDraftId],
      });
      const { drafts, size_bytes: sizeBytes, upload_ids: uploadIds } = only(rows);
      return { drafts, sizeBytes, uploadIds: uploadIds as FileId[] };
    },

    async uploadBytes(tx, ownerSubject, uploadIds) {
      const { rows } = await connectionOf(tx).query<{ size_bytes: number }>({
        name: 'drafts-upload-bytes',
        text: `select coalesce(sum(size_bytes), 0)::bigint as size_bytes from files
               where file_id = any($2) and owner_subject = $1 and origin = 'citizen' and linked_at is null`,
        values: [ownerSubject, uploadIds],
      });
      return only(rows).size_bytes;
    },

    async save(tx, { ownerSubject, draftId, bytes, sha256, summary, uploadIds }) {
      const before = await rowOf(tx, ownerSubject, draftId);
      const contentId = await content.put(tx, bytes);
      const summaryId = await content.putJson(tx, summary);
      await connectionOf(tx).query({
        name: 'drafts-save',
        text: `insert into drafts as d (owner_subject, draft_id, version, content_id, summary_content_id, sha256, size_bytes, upload_ids, saved_at, created_at)
               values ($1, $2, 1, $3, $4, $5, $6, $7, app_now(), app_now())
               on conflict (owner_subject, draft_id) do update set version = d.version + 1, content_id = excluded.content_id,
                 summary_content_id = excluded.summary_content_id, sha256 = excluded.sha256, size_bytes = excluded.size_bytes,
                 upload_ids = excluded.upload_ids, saved_at = excluded.saved_at`,
        values: [ownerSubject, draftId, contentId, summaryId, Buffer.from(sha256, 'hex'), bytes.length, [...uploadIds]],
      });
      if (before !== undefined) await removeContents(tx, [before]);
    },

    async remove(tx, ownerSubject, draftId, upToVersion) {
      // Whoever saves it at this moment finds it before or not at all, and cannot bring it back.
      await lock(tx, ownerSubject);
      const { rows } = await connectionOf(tx).query<Contents>(
        `delete from drafts where owner_subject = $1 and draft_id = $2 and ($3::int is null or version <= $3)
         returning content_id, summary_content_id`,
        [ownerSubject, draftId, upToVersion ?? null],
      );
      await removeContents(tx, rows);
      return rows.length > 0;
    },

    async sweep(tx, olderThanMs, limit) {
      const { rows } = await connectionOf(tx).query<Contents>(
        `delete from drafts where (owner_subject, draft_id) in (
           select owner_subject, draft_id from drafts where saved_at < app_now() - $1 * interval '1 millisecond'
           limit $2 for update skip locked)
         returning content_id, summary_content_id`,
        [olderThanMs, limit],
      );
      await removeContents(tx, rows);
      return rows.length;
    },
  };
};
