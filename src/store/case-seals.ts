import type { MessageKind } from '../domain/envelope.ts';
import type { ContentId, LetterId } from '../domain/ids.ts';
import type { CaseSeal, CaseSeals } from '../ports/case-seals.ts';
import { connectionOf } from './transactions.ts';

interface Row {
  message_id: string;
  direction: 'out' | 'in';
  message_kind: MessageKind;
  leg_id: string;
  letter_id: string | null;
  filing_receipt: boolean;
  envelope_created_at: Date;
  created_at: Date;
  size_bytes: number;
  sha256: Buffer;
  content_id: string;
  erased: boolean;
  sealed_by: string;
  certificate_pem: string | null;
}

const toSeal = (row: Row): CaseSeal => ({
  messageId: row.message_id,
  direction: row.direction,
  messageKind: row.message_kind,
  legId: row.leg_id,
  ...(row.letter_id !== null && { letterId: row.letter_id as LetterId }),
  ...(row.filing_receipt && { filingReceipt: true as const }),
  sealedAt: row.envelope_created_at,
  keptAt: row.created_at,
  sizeBytes: row.size_bytes,
  sha256: row.sha256.toString('hex'),
  contentId: row.content_id as ContentId,
  ...(row.erased && { erased: true as const }),
  sealedBy: row.sealed_by,
  ...(row.certificate_pem !== null && { certificatePem: row.certificate_pem }),
});

/** Seals of a citizen's case; meets port CaseSeals. */
export const caseSeals: CaseSeals = {
  async ofCase(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<Row>({
      name: 'seals-of-owner',
      text: `select e.message_id, e.direction, e.message_kind, e.leg_id, e.letter_id, e.envelope_created_at, e.created_at, e.size_bytes, e.sha256,
               e.content_id, e.sealed_by, k.certificate_pem,
               exists (select from receipts r where r.case_id = c.case_id and r.level = 'R0' and r.message_id = e.message_id) as filing_receipt,
               not exists (select from content_chunks k where k.content_id = e.content_id) as erased
             from cases c
             join envelopes e using (case_id)
             left join certificates k on k.use = 'seal' and k.spki_sha256 = e.sealed_by and e.direction = 'in'
             where c.owner_subject = $1 and c.case_id = $2 order by e.created_at, e.message_id`,
      values: [owner, caseId],
    });
    return rows.map(toSeal);
  },
};
