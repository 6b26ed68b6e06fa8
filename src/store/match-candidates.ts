import type { CaseId, LegId } from '../domain/ids.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { MatchCandidate, MatchCandidates } from '../ports/unmatched-replies.ts';
import { connectionOf } from './transactions.ts';

interface Row {
  case_id: string;
  leg_id: string;
  tracking_number: string;
  filed_at: Date;
}

const COLUMNS = 'select c.case_id, l.leg_id, c.tracking_number, c.filed_at from legs l join cases c using (case_id)';

// As domain/reply-clues.ts, plainNumber, does it.
const PLAIN_NUMBER = `regexp_replace(regexp_replace(regexp_replace(lower(l.registration_number), '[[:space:]]', '', 'g'),
  '^[^0-9a-zა-ჰ]+|[^0-9a-zა-ჰ]+$', '', 'g'), '^(n|no[.]?|nr[.]?)[№#]?(?=[0-9])', '')`;

const MOST = 20;

// Every query begins with the agency: another's cases cannot be found from here.
const find = async (
  tx: Transaction,
  agencyCode: string,
  condition: string,
  value: unknown,
  limit = MOST,
): Promise<readonly MatchCandidate[]> => {
  const { rows } = await connectionOf(tx).query<Row>(
    `${COLUMNS} where l.agency_code = $1 and ${condition} order by l.created_at desc, l.leg_id desc limit $3`,
    [agencyCode, value, limit],
  );
  return rows.map((row) => ({
    caseId: row.case_id as CaseId,
    legId: row.leg_id as LegId,
    trackingNumber: row.tracking_number,
    filedAt: row.filed_at,
  }));
};

/** Legs that a reply could belong to; meets port MatchCandidates. */
export const matchCandidates: MatchCandidates = {
  ofConversation: (tx, agencyCode, conversationId) => find(tx, agencyCode, 'l.case_id = $2', conversationId),
  ofMessage: (tx, agencyCode, messageId) =>
    find(
      tx,
      agencyCode,
      'l.leg_id = (select d.leg_id from deliveries d where d.message_id = $2 and d.agency_code = $1)',
      messageId,
    ),
  ofRegistration: (tx, agencyCode, numbers) => find(tx, agencyCode, `${PLAIN_NUMBER} = any($2)`, numbers),
  ofTrackingNumber: (tx, agencyCode, numbers) => find(tx, agencyCode, 'c.tracking_number = any($2)', numbers),
  open: (tx, agencyCode, before, limit) =>
    find(
      tx,
      agencyCode,
      `c.filed_at <= $2 and l.state in ('sending', 'failed', 'delivered', 'registered', 'in_progress', 'clarification', 'partially_answered', 'disputed')`,
      before,
      limit,
    ),
};
