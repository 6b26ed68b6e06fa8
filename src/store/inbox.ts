import type { ContentId, FileId } from '../domain/ids.ts';
import type { Inbox, InboxEntry } from '../ports/inbox.ts';
import type { Transaction } from '../ports/transaction.ts';
import { changedOne, connectionOf } from './transactions.ts';

interface InboxRow {
  system_code: string;
  message_id: string;
  sha256: Buffer;
  state: InboxEntry['state'];
  content_id: string;
  receipt_content_id: string | null;
  received_at: Date;
}

const read = async (
  tx: Transaction,
  systemCode: string,
  messageId: string,
  lock: string,
): Promise<InboxEntry | undefined> => {
  const { rows } = await connectionOf(tx).query<InboxRow>(
    `select system_code, message_id, sha256, state, content_id, receipt_content_id, received_at
     from inbox where system_code = $1 and message_id = $2 ${lock}`,
    [systemCode, messageId],
  );
  const row = rows[0];
  return (
    row && {
      systemCode: row.system_code,
      messageId: row.message_id,
      sha256: row.sha256.toString('hex'),
      state: row.state,
      contentId: row.content_id as ContentId,
      receivedAt: row.received_at,
      ...(row.receipt_content_id !== null && { receiptContentId: row.receipt_content_id as ContentId }),
    }
  );
};

/** Messages received from systems; meets port Inbox. */
export const inbox: Inbox = {
  lock: (tx, systemCode, messageId) => read(tx, systemCode, messageId, 'for update'),
  find: (tx, systemCode, messageId) => read(tx, systemCode, messageId, ''),

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
    await connectionOf(tx).query(
      'insert into inbox_files (system_code, message_id, content_part, file_id, position) values ($1, $2, $3, $4, $5)',
      [systemCode, messageId, file.contentPart, file.fileId, file.position],
    );
  },

  async files(tx, systemCode, messageId) {
    const { rows } = await connectionOf(tx).query<{
      content_part: string;
      file_id: string;
      content_id: string;
      state: 'receiving' | 'complete';
      received_bytes: number;
    }>(
      `select i.content_part, i.file_id, f.content_id, f.state, i.received_bytes
       from inbox_files i join files f using (file_id) where i.system_code = $1 and i.message_id = $2 order by i.position`,
      [systemCode, messageId],
    );
    return rows.map((row) => ({
      contentPart: row.content_part,
      fileId: row.file_id as FileId,
      contentId: row.content_id as ContentId,
      state: row.state,
      receivedBytes: row.received_bytes,
    }));
  },

  async advanceFile(tx, systemCode, messageId, contentPart, fromBytes, toBytes) {
    const { rowCount } = await connectionOf(tx).query({
      name: 'inbox-advance-file',
      text: 'update inbox_files set received_bytes = $5 where system_code = $1 and message_id = $2 and content_part = $3 and received_bytes = $4',
      values: [systemCode, messageId, contentPart, fromBytes, toBytes],
    });
    return rowCount === 1;
  },

  async restartFile(tx, systemCode, messageId, contentPart) {
    await connectionOf(tx).query(
      'update inbox_files set received_bytes = 0 where system_code = $1 and message_id = $2 and content_part = $3',
      [systemCode, messageId, contentPart],
    );
  },

  async complete(tx, systemCode, messageId, receiptContentId) {
    const completed = await connectionOf(tx).query(
      `update inbox set state = 'completed', receipt_content_id = $3, completed_at = app_now() where system_code = $1 and message_id = $2 and state = 'receiving'`,
      [systemCode, messageId, receiptContentId],
    );
    changedOne(completed);
  },
};
