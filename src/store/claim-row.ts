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

/** How a system is called, in a row. */
export interface EndpointRow {
  readonly dialect: string;
  readonly address: string;
  readonly timeout_ms: number;
  readonly server_keys: readonly string[] | null;
}

/** An endpoint from its row, with the keys that are pinned to its server. */
export const toEndpoint = (systemCode: string, row: EndpointRow): Endpoint => ({
  systemCode,
  dialect: row.dialect,
  address: row.address,
  timeoutMs: row.timeout_ms,
  ...(row.server_keys !== null && { serverKeys: row.server_keys }),
});

const endpointOf = ({ system_code, dialect, address, timeout_ms, server_keys }: ClaimRow): Endpoint | undefined =>
  dialect === null || address === null || timeout_ms === null
    ? undefined
    : toEndpoint(system_code, { dialect, address, timeout_ms, server_keys });

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
