import type { DeliveryState } from '../domain/delivery.ts';
import type { CaseId, DeliveryId, LegId, LetterId, MessageId } from '../domain/ids.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import { CLAIMABLE, LEASE_END, OPEN } from './claim-conditions.ts';
import { type ClaimRow, toClaim } from './claim-row.ts';
import { BREAKER_ALLOWS, PACE_ALLOWS, RESERVE_KEPT } from './claim-rules.ts';
import { CLAIM_TEXTS } from './claim-texts.ts';
import { connectionOf, only, send, sendToOne } from './transactions.ts';

/** Deliveries and their claims; meets port Deliveries. */
export const deliveries: Deliveries = {
  async insert(tx, delivery) {
    send(tx, {
      name: 'delivery-insert',
      text: `insert into deliveries (delivery_id, message_id, message_kind, case_id, leg_id, letter_id, ref_to_message_id, system_code, agency_code,
               sequence_in_conversation, lane, state, due_at, expires_at, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $13, app_now(), $12, app_now(), app_now())`,
      values: [
        delivery.deliveryId,
        delivery.messageId,
        delivery.messageKind,
        delivery.caseId,
        delivery.legId,
        delivery.letterId ?? null,
        delivery.refToMessageId ?? null,
        delivery.systemCode,
        delivery.agencyCode,
        delivery.sequenceInConversation,
        delivery.lane,
        delivery.expiresAt,
        delivery.state ?? 'ACCEPTED',
      ],
    });
  },

  async claim(tx, which, leaseMs, by) {
    const client = connectionOf(tx);
    const share = [by?.worker ?? null, by?.places ?? null];
    // One claim at a time a system, for the moment of counting: two workers must not both take its last free place. The lock is
    // a statement of its own, because the count must see what the claim before it has committed. Most wake-ups come for nothing:
    // those do not queue for the lock, which every claim holds until its commit is on the disk.
    const [asked, id] =
      'deliveryId' in which ? (['by_delivery', which.deliveryId] as const) : (['by_system', which.systemCode] as const);
    const system = await client.query<{ code: string }>({
      name: `claim-system-${asked}`,
      text: CLAIM_TEXTS[asked].system,
      values: [id, ...share],
    });
    const systemCode = system.rows[0]?.code;
    if (systemCode === undefined) return undefined;

    const { rows } = await client.query<ClaimRow>({
      name: `claim-delivery-${asked}`,
      text: CLAIM_TEXTS[asked].delivery,
      values: [id, leaseMs, ...share, systemCode],
    });
    const row = rows[0] as (ClaimRow & { state_before: DeliveryState }) | undefined;
    if (row === undefined) return undefined;
    if (row.state_before === 'SENDING') {
      await client.query(
        `update attempts set ended_at = app_now(), outcome = 'interrupted' where delivery_id = $1 and fence < $2 and ended_at is null`,
        [row.delivery_id, row.fence],
      );
    }
    return toClaim(row);
  },

  async interruptAttempts(tx, claim) {
    send(tx, {
      text: `update attempts set ended_at = app_now(), outcome = 'interrupted' where delivery_id = $1 and fence = $2 and ended_at is null`,
      values: [claim.deliveryId, claim.fence],
    });
  },

  async hasClaimable(tx, systemCode) {
    const { rows } = await connectionOf(tx).query<{ found: boolean }>({
      name: 'claimable-of-system',
      text: `select exists (
               select from deliveries d join systems s on s.code = d.system_code
               where d.system_code = $1 and ${CLAIMABLE} and ${RESERVE_KEPT('$1')}) as found`,
      values: [systemCode],
    });
    return only(rows).found;
  },

  async renewLease(tx, claim, leaseMs) {
    const { rowCount } = await connectionOf(tx).query(
      `update deliveries set leased_until = ${LEASE_END('$3')} where delivery_id = $1 and fence = $2 and leased_until is not null`,
      [claim.deliveryId, claim.fence, leaseMs],
    );
    return rowCount === 1;
  },

  async startAttempt(tx, claim, operation, state, worker) {
    const { rows } = await connectionOf(tx).query<{ started_at: Date }>({
      name: 'attempt-start',
      text: `with mine as (
               update deliveries set state = $3, retrying_since = coalesce(retrying_since, app_now()), updated_at = app_now()
               where delivery_id = $1 and fence = $2 and state in ${OPEN} returning delivery_id, fence)
             insert into attempts (delivery_id, fence, operation, started_at, worker)
             select delivery_id, fence, $4, date_trunc('milliseconds', clock_timestamp() + (app_now() - now())), $5 from mine
             returning started_at`,
      values: [claim.deliveryId, claim.fence, state, operation, worker],
    });
    const startedAt = rows[0]?.started_at;
    if (startedAt === undefined) {
      // Where the claim still holds, the agency has spoken since, and nothing is left to do: the place in the line is given back.
      await connectionOf(tx).query('update deliveries set leased_until = null where delivery_id = $1 and fence = $2', [
        claim.deliveryId,
        claim.fence,
      ]);
    }
    return startedAt;
  },

  async endAttempt(tx, claim, end) {
    send(tx, {
      name: 'attempt-end',
      text: `update attempts set ended_at = app_now(), outcome = $5, problem_code = $6, http_status = $7, sent_bytes = $8
             where delivery_id = $1 and fence = $2 and operation = $3 and started_at = $4`,
      values: [
        claim.deliveryId,
        claim.fence,
        end.operation,
        end.startedAt,
        end.outcome,
        end.problemCode ?? null,
        end.httpStatus ?? null,
        end.sentBytes ?? null,
      ],
    });
  },

  async lockClaimed(tx, claim) {
    const { rows } = await connectionOf(tx).query<{ state: DeliveryState }>(
      'select state from deliveries where delivery_id = $1 and fence = $2 for update',
      [claim.deliveryId, claim.fence],
    );
    return rows[0]?.state;
  },

  async lockByMessage(tx, messageId) {
    const { rows } = await connectionOf(tx).query<
      Pick<ClaimRow, 'delivery_id' | 'state' | 'case_id' | 'leg_id' | 'letter_id' | 'agency_code' | 'system_code'>
    >(
      `select delivery_id, state, case_id, leg_id, letter_id, agency_code, system_code from deliveries
       where message_id = $1 or delivery_id = (select delivery_id from replaced_envelopes where message_id = $1) for update`,
      [messageId],
    );
    const row = rows[0];
    return (
      row && {
        deliveryId: row.delivery_id as DeliveryId,
        state: row.state,
        caseId: row.case_id as CaseId,
        legId: row.leg_id as LegId,
        letterId: (row.letter_id ?? undefined) as LetterId | undefined,
        agencyCode: row.agency_code,
        systemCode: row.system_code,
      }
    );
  },

  async lockSubmissionOfLeg(tx, legId) {
    const { rows } = await connectionOf(tx).query<{ delivery_id: string; state: DeliveryState }>(
      `select delivery_id, state from deliveries where leg_id = $1 and message_kind in ('SUBMISSION', 'FORWARD') order by sequence_in_conversation desc limit 1 for update`,
      [legId],
    );
    const row = rows[0];
    return row && { deliveryId: row.delivery_id as DeliveryId, state: row.state };
  },

  async openingMessageOf(tx, legId) {
    const { rows } = await connectionOf(tx).query<{ message_id: string }>(
      `select message_id from deliveries where leg_id = $1 and message_kind in ('SUBMISSION', 'FORWARD') order by sequence_in_conversation desc limit 1`,
      [legId],
    );
    return rows[0]?.message_id as MessageId | undefined;
  },

  async save(tx, deliveryId, change) {
    sendToOne(tx, {
      name: 'delivery-save',
      text: `update deliveries
             set state = $2,
                 leased_until = case when $3 then null else leased_until end,
                 due_at = case when $4::bigint is null then due_at else app_now() + $4 * interval '1 millisecond' end,
                 attempt_count = case when $7 then 0 when $5 then attempt_count + 1 else attempt_count end,
                 retrying_since = case when $7 then null else retrying_since end,
                 last_problem_code = coalesce($6, last_problem_code),
                 acknowledged_at = case when $2 in ('ACKNOWLEDGED', 'AGENCY_ACCEPTED', 'REGISTERED') then coalesce(acknowledged_at, app_now()) else acknowledged_at end,
                 updated_at = app_now()
             where delivery_id = $1`,
      values: [
        deliveryId,
        change.state,
        change.releaseLease ?? false,
        change.dueInMs ?? null,
        change.addAttempt ?? false,
        change.problemCode ?? null,
        change.startOver ?? false,
      ],
    });
  },

  async setAsideSealed(tx, deliveryId, problemCode) {
    await connectionOf(tx).query(
      `update deliveries set state = 'HELD', leased_until = null, last_problem_code = $2, updated_at = app_now()
       where delivery_id = $1 and state in ${OPEN} and state <> 'ACCEPTED'`,
      [deliveryId, problemCode],
    );
  },

  async due(tx) {
    const { rows } = await connectionOf(tx).query<{ delivery_id: string }>({
      name: 'deliveries-due',
      text: `select due.delivery_id
             from systems s
             cross join lateral (
               select d.delivery_id from deliveries d
               where d.system_code = s.code and ${CLAIMABLE} and ${RESERVE_KEPT('s.code')}
               order by d.lane desc, d.due_at
               limit s.max_concurrency) due
             where ${BREAKER_ALLOWS} and ${PACE_ALLOWS}`,
    });
    return rows.map((row) => row.delivery_id as DeliveryId);
  },
};
