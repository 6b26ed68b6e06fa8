import type { CaseId, ContentId, LegId } from '../domain/ids.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { DiscardReason, UnmatchedReplies, UnmatchedReply } from '../ports/unmatched-replies.ts';
import { changedOne, connectionOf, only } from './transactions.ts';

interface Row {
  unmatched_id: string;
  system_code: string;
  message_id: string;
  agency_code: string;
  conversation_id: string;
  leg_id: string;
  verified_content_id: string;
  receipt_content_id: string;
  state: 'waiting' | 'matched' | 'discarded';
  received_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  discard_reason: string | null;
  matched_case_id: string | null;
  matched_leg_id: string | null;
}

const COLUMNS = `unmatched_id, system_code, message_id, agency_code, conversation_id, leg_id, verified_content_id, receipt_content_id,
  state, received_at, decided_at, decided_by, discard_reason, matched_case_id, matched_leg_id`;

const decisionOf = (row: Row): UnmatchedReply['decision'] => {
  if (row.state === 'waiting') return undefined;
  const decided = { operator: row.decided_by ?? '', decidedAt: row.decided_at ?? row.received_at };
  return row.state === 'discarded'
    ? { ...decided, state: 'discarded', reason: row.discard_reason as DiscardReason }
    : {
        ...decided,
        state: 'matched',
        caseId: row.matched_case_id as CaseId,
        legId: row.matched_leg_id as LegId,
      };
};

const toReply = (row: Row): UnmatchedReply => {
  const decision = decisionOf(row);
  return {
    unmatchedId: row.unmatched_id,
    systemCode: row.system_code,
    messageId: row.message_id,
    agencyCode: row.agency_code,
    conversationId: row.conversation_id,
    legId: row.leg_id,
    verifiedContentId: row.verified_content_id as ContentId,
    receiptContentId: row.receipt_content_id as ContentId,
    receivedAt: row.received_at,
    ...(decision !== undefined && { decision }),
  };
};

const read = async (tx: Transaction, unmatchedId: string, lock: string): Promise<UnmatchedReply | undefined> => {
  const { rows } = await connectionOf(tx).query<Row>(
    `select ${COLUMNS} from unmatched_replies where unmatched_id = $1 ${lock}`,
    [unmatchedId],
  );
  return rows[0] && toReply(rows[0]);
};

/** Replies that match no case; meets port UnmatchedReplies. */
export const unmatchedReplies: UnmatchedReplies = {
  async insert(tx, reply) {
    await connectionOf(tx).query(
      `insert into unmatched_replies (unmatched_id, system_code, message_id, agency_code, conversation_id, leg_id, verified_content_id,
         receipt_content_id, state, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9)`,
      [
        reply.unmatchedId,
        reply.systemCode,
        reply.messageId,
        reply.agencyCode,
        reply.conversationId,
        reply.legId,
        reply.verifiedContentId,
        reply.receiptContentId,
        reply.receivedAt,
      ],
    );
  },

  async countOfLeg(tx, agencyCode, legId) {
    const { rows } = await connectionOf(tx).query<{ count: number }>(
      'select count(*)::int as count from unmatched_replies where agency_code = $1 and leg_id = $2',
      [agencyCode, legId],
    );
    return only(rows).count;
  },

  async list(tx, { state, agencyCode, limit }) {
    const { rows } = await connectionOf(tx).query<Row>(
      `select ${COLUMNS} from unmatched_replies where state = $1 and ($2::text is null or agency_code = $2)
       order by received_at, unmatched_id limit $3`,
      [state, agencyCode ?? null, limit],
    );
    return rows.map(toReply);
  },

  lock: (tx, unmatchedId) => read(tx, unmatchedId, 'for update'),
  find: (tx, unmatchedId) => read(tx, unmatchedId, ''),

  async decide(tx, unmatchedId, decision) {
    const matched = decision.state === 'matched';
    const decided = await connectionOf(tx).query(
      `update unmatched_replies
       set state = $2, decided_at = app_now(), decided_by = $3, discard_reason = $4, matched_case_id = $5, matched_leg_id = $6
       where unmatched_id = $1`,
      [
        unmatchedId,
        decision.state,
        decision.operator,
        matched ? null : decision.reason,
        matched ? decision.caseId : null,
        matched ? decision.legId : null,
      ],
    );
    changedOne(decided);
  },
};
