import type { MessageKind } from '../domain/envelope.ts';
import type { ContentId } from '../domain/ids.ts';
import type { CaseReads, EnvelopeOverview } from '../ports/case-reads.ts';
import { connectionOf } from './transactions.ts';

interface EnvelopeRow {
  message_id: string;
  direction: 'out' | 'in';
  message_kind: MessageKind;
  ref_to_message_id: string | null;
  leg_id: string;
  agency_code: string | null;
  envelope_created_at: Date;
  size_bytes: number;
  sha256: Buffer;
  content_id: string;
}

// The other end is an agency, except on a filing receipt, which goes to the citizen.
const ENVELOPES = `
  select e.message_id, e.direction, e.message_kind, e.ref_to_message_id, e.leg_id, e.envelope_created_at, e.size_bytes, e.sha256, e.content_id,
    case when l.agency_code = case e.direction when 'in' then e.sender_code else e.receiver_code end then l.agency_code end as agency_code
  from cases c
  join envelopes e using (case_id)
  join legs l on l.leg_id = e.leg_id
  where c.owner_subject = $1 and c.case_id = $2`;

const toEnvelope = (row: EnvelopeRow): EnvelopeOverview => ({
  messageId: row.message_id,
  direction: row.direction,
  messageKind: row.message_kind,
  legId: row.leg_id,
  createdAt: row.envelope_created_at,
  sizeBytes: row.size_bytes,
  sha256: row.sha256.toString('hex'),
  contentId: row.content_id as ContentId,
  ...(row.ref_to_message_id !== null && { refToMessageId: row.ref_to_message_id }),
  ...(row.agency_code !== null && { agencyCode: row.agency_code }),
});

/** Sealed envelopes of a case; a part of port CaseReads. */
export const caseEnvelopes: Pick<CaseReads, 'envelopes' | 'findEnvelope' | 'findFilingReceipt'> = {
  async envelopes(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<EnvelopeRow>({
      name: 'envelopes-of-owner',
      text: `${ENVELOPES} order by e.created_at, e.message_id`,
      values: [owner, caseId],
    });
    return rows.map(toEnvelope);
  },

  async findEnvelope(tx, owner, caseId, messageId) {
    const { rows } = await connectionOf(tx).query<EnvelopeRow>({
      name: 'envelope-of-owner',
      text: `${ENVELOPES} and e.message_id = $3`,
      values: [owner, caseId, messageId],
    });
    return rows[0] && toEnvelope(rows[0]);
  },

  async findFilingReceipt(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<EnvelopeRow>({
      name: 'filing-receipt-of-owner',
      text: `${ENVELOPES} and e.message_id = (select r.message_id from receipts r where r.case_id = c.case_id and r.level = 'R0' order by r.received_at limit 1)`,
      values: [owner, caseId],
    });
    return rows[0] && toEnvelope(rows[0]);
  },
};
