import type { DeliveryState } from '../domain/delivery.ts';
import type { CaseId, DeliveryId, LegId, LetterId, MessageId } from '../domain/ids.ts';
import type { Endpoint } from '../ports/connector.ts';
import type { DeliveryClaim } from '../ports/deliveries.ts';

/** What a claim selects. */
export interface ClaimRow {
  delivery_id: string;
  fence: number;
  state: DeliveryState;
  message_id: string;
  message_kind: DeliveryClaim['messageKind'];
  case_id: string;
  leg_id: string;
  letter_id: string | null;
  ref_to_message_id: string | null;
  agency_code: string;
  system_code: string;
  sequence_in_conversation: number;
  lane: DeliveryClaim['lane'];
  attempt_count: number;
  retrying_since: Date | null;
  expires_at: Date;
  endpoint_id: string | null;
  dialect: string | null;
  address: string | null;
  timeout_ms: number | null;
  server_keys: string[] | null;
}

const endpointOf = ({
  system_code: systemCode,
  dialect,
  address,
  timeout_ms: timeoutMs,
  server_keys: serverKeys,
}: ClaimRow): Endpoint | undefined =>
  dialect === null || address === null || timeoutMs === null
    ? undefined
    : { systemCode, dialect, address, timeoutMs, ...(serverKeys !== null && { serverKeys }) };

/** A claim from its row. */
export const toClaim = (row: ClaimRow): DeliveryClaim => ({
  deliveryId: row.delivery_id as DeliveryId,
  fence: row.fence,
  state: row.state,
  messageId: row.message_id as MessageId,
  messageKind: row.message_kind,
  caseId: row.case_id as CaseId,
  legId: row.leg_id as LegId,
  letterId: (row.letter_id ?? undefined) as LetterId | undefined,
  refToMessageId: row.ref_to_message_id ?? undefined,
  agencyCode: row.agency_code,
  systemCode: row.system_code,
  sequenceInConversation: row.sequence_in_conversation,
  lane: row.lane,
  attemptCount: row.attempt_count,
  retryingSince: row.retrying_since ?? undefined,
  expiresAt: row.expires_at,
  endpointId: row.endpoint_id ?? undefined,
  endpoint: endpointOf(row),
});
