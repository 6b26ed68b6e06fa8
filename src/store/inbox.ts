import type { ContentId, FileId } from '../domain/ids.ts';
import type { Inbox, InboxEntry, InboxFile } from '../ports/inbox.ts';
import type { Transaction } from '../ports/transaction.ts';
import { connectionOf, only, send, sendToOne } from './transactions.ts';

interface InboxRow {
  system_code: string;
  message_id: string;
  sha256: Buffer;
  state: InboxEntry['state'];
  content_id: string;
  receipt_content_id: string | null;
  received_at: Date;
}

const COLUMNS = 'system_code, message_id, sha256, state, content_id, receipt_content_id, received_at';

const toEntry = (row: InboxRow): InboxEntry => ({
  systemCode: row.system_code,
  messageId: row.message_id,
  sha256: row.sha256.toString('hex'),
  state: row.state,
  contentId: row.content_id as ContentId,
  receivedAt: row.received_at,
  ...(row.receipt_content_id !== null && { receiptContentId: row.receipt_content_id as ContentId }),
});

const read = async (
  tx: Transaction,
  systemCode: string,
  messageId: string,
  lock: string,
): Promise<InboxEntry | undefined> => {
  const { rows } = await connectionOf(tx).query<InboxRow>(
    `select ${COLUMNS} from inbox where system_code = $1 and message_id = $2 ${lock}`,
    [systemCode, messageId],
  );
  return rows[0] && toEntry(rows[0]);
};

interface FileRow {
  content_part: string;
  file_id: string;
  content_id: string;
  file_guid: string;
  size_bytes: number;
  sha256: Buffer;
  state: 'receiving' | 'complete';
  received_bytes: number;
  upload_number: number;
}

const FILE_COLUMNS =
  'p.content_part, p.file_id, f.content_id, p.file_guid, p.size_bytes, p.sha256, f.state, p.received_bytes, p.upload_number';

const toFile = (row: FileRow): InboxFile => ({
  contentPart: row.content_part,
  fileId: row.file_id as FileId,
  contentId: row.content_id as ContentId,
  fileGuid: row.file_guid,
  sizeBytes: row.size_bytes,
  sha256: row.sha256.toString('hex'),
  state: row.state,
  receivedBytes: row.received_bytes,
  uploadNumber: row.upload_number,
});

/** Messages received from systems; meets port Inbox. */
export const inbox: Inbox = {
  lock: (tx, systemCode, messageId) => read(tx, systemCode, messageId, 'for update'),
  find: (tx, systemCode, messageId) => read(tx, systemCode, messageId, ''),

  async broughtBy(tx, messageId, senderCode) {
    const { rows } = await connectionOf(tx).query<{ system_code: string }>(
      `select i.system_code from system_agency sa join inbox i on i.system_code = sa.system_code and i.message_id = $1
       where sa.agency_code = $2 and i.sender_code = $2 order by i.received_at desc limit 1`,
      [messageId, senderCode],
    );
    return rows[0]?.system_code;
  },

  async findCompletedByDigest(tx, systemCode, sha256) {
    const { rows } = await connectionOf(tx).query<InboxRow>(
      `select ${COLUMNS} from inbox where system_code = $1 and sha256 = $2 and state = 'completed' limit 1`,
      [systemCode, Buffer.from(sha256, 'hex')],
    );
    return rows[0] && toEntry(rows[0]);
  },

  async begin(tx, entry) {
    // Two at once: the second waits here for the first to commit, then finds the id taken.
    const { rowCount } = await connectionOf(tx).query(
      `insert into inbox (system_code, message_id, sha256, message_kind, sender_code, state, content_id, received_at)
       values ($1, $2, $3, $4, $5, 'receiving', $6, app_now()) on conflict do nothing`,
      [
        entry.systemCode,
        entry.messageId,
        Buffer.from(entry.sha256, 'hex'),
        entry.messageKind,
        entry.senderCode,
        entry.contentId,
      ],
    );
    return rowCount === 1;
  },

  async addFile(tx, systemCode, messageId, file) {
    send(tx, {
      text: `insert into inbox_files (system_code, message_id, content_part, file_id, position, file_guid, size_bytes, sha256)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        systemCode,
        messageId,
        file.contentPart,
        file.fileId,
        file.position,
        file.fileGuid,
        file.sizeBytes,
        Buffer.from(file.sha256, 'hex'),
      ],
    });
  },

  async files(tx, systemCode, messageId) {
    const { rows } = await connectionOf(tx).query<FileRow>(
      `select ${FILE_COLUMNS} from inbox_files p join files f using (file_id)
       where p.system_code = $1 and p.message_id = $2 order by p.position`,
      [systemCode, messageId],
    );
    return rows.map(toFile);
  },

  async lockFile(tx, systemCode, messageId, contentPart) {
    const { rows } = await connectionOf(tx).query<FileRow & { message_state: InboxEntry['state'] }>(
      `select ${FILE_COLUMNS}, i.state as message_state
       from inbox i join inbox_files p using (system_code, message_id) join files f using (file_id)
       where i.system_code = $1 and i.message_id = $2 and p.content_part = $3
       for update of i, p`,
      [systemCode, messageId, contentPart],
    );
    const row = rows[0];
    return row && { ...toFile(row), messageState: row.message_state };
  },

  async takeFile(tx, file, fromStart) {
    const { rows } = await connectionOf(tx).query<{ upload_number: number }>(
      `update inbox_files set upload_number = upload_number + 1, received_bytes = case when $4 then 0 else received_bytes end
       where system_code = $1 and message_id = $2 and content_part = $3 returning upload_number`,
      [file.systemCode, file.messageId, file.contentPart, fromStart],
    );
    return only(rows).upload_number;
  },

  async advanceFile(tx, file, fromBytes, toBytes) {
    const { rowCount } = await connectionOf(tx).query({
      name: 'inbox-advance-file',
      text: `update inbox_files set received_bytes = $6
             where system_code = $1 and message_id = $2 and content_part = $3 and upload_number = $4 and received_bytes = $5`,
      values: [file.systemCode, file.messageId, file.contentPart, file.uploadNumber, fromBytes, toBytes],
    });
    return rowCount === 1;
  },

  async sweepUnfinished(tx, olderThanMs) {
    const client = connectionOf(tx);
    const { rows } = await client.query<{ system_code: string; message_id: string; content_id: string }>(
      `select system_code, message_id, content_id from inbox
       where state = 'receiving' and received_at < app_now() - $1 * interval '1 millisecond' limit 100 for update skip locked`,
      [olderThanMs],
    );
    for (const { system_code: systemCode, message_id: messageId, content_id: contentId } of rows) {
      const files = await client.query<{ file_id: string }>(
        'delete from inbox_files where system_code = $1 and message_id = $2 returning file_id',
        [systemCode, messageId],
      );
      const removed = await client.query<{ content_id: string; name_content_id: string }>(
        'delete from files where file_id = any($1) returning content_id, name_content_id',
        [files.rows.map((file) => file.file_id)],
      );
      await client.query('delete from inbox where system_code = $1 and message_id = $2', [systemCode, messageId]);
      const contents = removed.rows.flatMap((file) => [file.content_id, file.name_content_id]);
      await client.query('delete from content where content_id = any($1)', [[contentId, ...contents]]);
    }
    return rows.length;
  },

  async complete(tx, systemCode, messageId, receiptContentId) {
    sendToOne(tx, {
      text: `update inbox set state = 'completed', receipt_content_id = $3, completed_at = app_now() where system_code = $1 and message_id = $2 and state = 'receiving'`,
      values: [systemCode, messageId, receiptContentId],
    });
  },
};
