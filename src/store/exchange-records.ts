import { createHash, randomBytes } from 'node:crypto';
import type { MessageKind } from '../domain/envelope.ts';
import type { CaseId, ContentId, LegId, LetterId } from '../domain/ids.ts';
import type { Ids } from '../ports/clock.ts';
import type { EnvelopeRow, ExchangeRecords } from '../ports/exchange-records.ts';
import { connectionOf, only, send } from './transactions.ts';

interface Row {
  message_id: string;
  direction: 'out' | 'in';
  message_kind: MessageKind;
  case_id: string;
  leg_id: string;
  letter_id: string | null;
  ref_to_message_id: string | null;
  sequence_in_conversation: number;
  sender_code: string;
  receiver_code: string;
  content_id: string;
  sha256: Buffer;
  size_bytes: number;
  sealed_by: string;
  envelope_created_at: Date;
  expires_at: Date;
}

/** The columns of an envelope row; also for the reads of the portal. */
export const ENVELOPE_COLUMNS = `message_id, direction, message_kind, case_id, leg_id, letter_id, ref_to_message_id, sequence_in_conversation,
  sender_code, receiver_code, content_id, sha256, size_bytes, sealed_by, envelope_created_at, expires_at`;

/** An envelope from its row. */
export const toEnvelopeRow = (row: Row): EnvelopeRow => ({
  messageId: row.message_id,
  direction: row.direction,
  messageKind: row.message_kind,
  caseId: row.case_id as CaseId,
  legId: row.leg_id as LegId,
  sequenceInConversation: row.sequence_in_conversation,
  senderCode: row.sender_code,
  receiverCode: row.receiver_code,
  contentId: row.content_id as ContentId,
  sha256: row.sha256.toString('hex'),
  sizeBytes: row.size_bytes,
  sealedBy: row.sealed_by,
  createdAt: row.envelope_created_at,
  expiresAt: row.expires_at,
  ...(row.letter_id !== null && { letterId: row.letter_id as LetterId }),
  ...(row.ref_to_message_id !== null && { refToMessageId: row.ref_to_message_id }),
});

/** Envelopes, receipts and the exchange log; meets port ExchangeRecords. */
export const makeExchangeRecords = (ids: Pick<Ids, 'uuid'>): ExchangeRecords => ({
  async insertEnvelope(tx, envelope) {
    const { rowCount } = await connectionOf(tx).query({
      name: 'envelope-insert',
      text: `insert into envelopes (${ENVELOPE_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict do nothing`,
      values: [
        envelope.messageId,
        envelope.direction,
        envelope.messageKind,
        envelope.caseId,
        envelope.legId,
        envelope.letterId ?? null,
        envelope.refToMessageId ?? null,
        envelope.sequenceInConversation,
        envelope.senderCode,
        envelope.receiverCode,
        envelope.contentId,
        Buffer.from(envelope.sha256, 'hex'),
        envelope.sizeBytes,
        envelope.sealedBy,
        envelope.createdAt,
        envelope.expiresAt,
      ],
    });
    return rowCount === 1;
  },

  async findEnvelope(tx, messageId) {
    const { rows } = await connectionOf(tx).query<Row>(
      `select ${ENVELOPE_COLUMNS} from envelopes where message_id = $1`,
      [messageId],
    );
    return rows[0] && toEnvelopeRow(rows[0]);
  },

  async insertReceipt(tx, receipt) {
    send(tx, {
      text: `insert into receipts (receipt_id, level, case_id, leg_id, message_id, about_message_id, verdict, problem_code, content_id, sha256, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      values: [
        ids.uuid(),
        receipt.level,
        receipt.caseId,
        receipt.legId,
        receipt.messageId ?? null,
        receipt.aboutMessageId ?? null,
        receipt.verdict,
        receipt.problemCode ?? null,
        receipt.contentId ?? null,
        receipt.sha256 === undefined ? null : Buffer.from(receipt.sha256, 'hex'),
        receipt.receivedAt,
      ],
    });
  },

  async countFilingReceipts(tx, caseId, legId) {
    const { rows } = await connectionOf(tx).query<{ count: number }>(
      `select count(*)::int as count from receipts where case_id = $1 and leg_id = $2 and level = 'R0'`,
      [caseId, legId],
    );
    return only(rows).count;
  },

  async appendLog(tx, entry) {
    // The salt keeps the digest of a guessable text from being guessed; the bytes themselves are erased with their content.
    const salt = randomBytes(32);
    const digest = createHash('sha256').update(salt).update(Buffer.from(entry.bytesSha256, 'hex')).digest();
    send(tx, {
      text: `insert into exchange_log (log_id, logged_at, entry, direction, message_id, case_id, system_code, salt, digest)
       values ($1, app_now(), $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        ids.uuid(),
        entry.entry,
        entry.direction,
        entry.messageId ?? null,
        entry.caseId ?? null,
        entry.systemCode ?? null,
        salt,
        digest,
      ],
    });
  },
});
