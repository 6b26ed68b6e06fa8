import type { DeliveryState } from '../domain/delivery.ts';
import type { CaseId, ContentId, DeliveryId, LegId, LetterId, MessageId } from '../domain/ids.ts';
import type { Mailbox, MailboxEntry, MailboxMessage } from '../ports/mailbox.ts';
import { FILES_CLEAN, FIRST_IN_LINE, HAS_ROOM, LEASE_END, UNLEASED } from './claim-conditions.ts';
import { NOT_ON_HOLD } from './claim-rules.ts';
import { changedOne, connectionOf } from './transactions.ts';

// What a system may pick up. SENDING: its lease has ended without a word, and the message is given out again. SUSPENDED: it came too
// late for us to wait, and not too late for the letter.
const TO_BE_PICKED_UP = `
  d.placed_at is not null and d.state in ('QUEUED', 'SENDING', 'SUSPENDED') and d.expires_at > app_now() and ${UNLEASED} and ${FIRST_IN_LINE}
  and ${FILES_CLEAN} and ${NOT_ON_HOLD}`;

interface EntryRow {
  delivery_id: string;
  message_id: string;
  message_kind: MailboxMessage['messageKind'];
  case_id: string;
  leg_id: string;
  letter_id: string | null;
  ref_to_message_id: string | null;
  agency_code: string;
  system_code: string;
  sequence_in_conversation: number;
  lane: MailboxMessage['lane'];
  state: DeliveryState;
  attempt_count: number;
  retrying_since: Date | null;
  fence: number;
  placed_at: Date;
  expires_at: Date;
  leased_until: Date | null;
  picked_up_at: Date | null;
  envelope_content_id: string;
  envelope_sha256: Buffer;
}

interface MessageRow extends EntryRow {
  letter_type: string;
  envelope_created_at: Date;
  size_bytes: number;
  leased_until: Date;
}

// A lease that has ended is no lease.
const ENTRY = `
  select d.delivery_id, d.message_id, d.message_kind, d.case_id, d.leg_id, d.letter_id, d.ref_to_message_id, d.agency_code, d.system_code,
         d.sequence_in_conversation, d.lane, d.state, d.attempt_count, d.retrying_since, d.fence, d.placed_at, d.expires_at,
         case when d.leased_until > app_now() then d.leased_until end as leased_until, d.picked_up_at,
         e.content_id as envelope_content_id, e.sha256 as envelope_sha256
  from deliveries d
  join envelopes e on e.message_id = d.message_id
  where d.system_code = $1 and d.message_id = $2 and d.placed_at is not null`;

const toEntry = (row: EntryRow): MailboxEntry => ({
  deliveryId: row.delivery_id as DeliveryId,
  messageId: row.message_id,
  caseId: row.case_id as CaseId,
  letterId: (row.letter_id as LetterId | null) ?? undefined,
  agencyCode: row.agency_code,
  state: row.state,
  envelopeContentId: row.envelope_content_id as ContentId,
  envelopeSha256: row.envelope_sha256.toString('hex'),
  placedAt: row.placed_at,
  expiresAt: row.expires_at,
  leaseNumber: row.fence,
  leasedUntil: row.leased_until ?? undefined,
  pickedUpAt: row.picked_up_at ?? undefined,
});

const toMessage = (row: MessageRow): MailboxMessage => ({
  messageId: row.message_id as MessageId,
  messageKind: row.message_kind,
  caseId: row.case_id as CaseId,
  legId: row.leg_id as LegId,
  letterId: (row.letter_id as LetterId | null) ?? undefined,
  letterType: row.letter_type,
  agencyCode: row.agency_code,
  sequenceInConversation: row.sequence_in_conversation,
  lane: row.lane,
  createdAt: row.envelope_created_at,
  expiresAt: row.expires_at,
  envelopeSizeBytes: row.size_bytes,
  envelopeSha256: row.envelope_sha256.toString('hex'),
  leaseNumber: row.fence,
  leasedUntil: row.leased_until,
  timesLeased: row.attempt_count,
});

/** Deliveries that wait to be picked up; meets port Mailbox. */
export const mailbox: Mailbox = {
  async place(tx, deliveryId, state) {
    changedOne(
      await connectionOf(tx).query({
        name: 'mailbox-place',
        text: `update deliveries
               set state = $2, placed_at = coalesce(placed_at, app_now()), leased_until = null, updated_at = app_now()
               where delivery_id = $1`,
        values: [deliveryId, state],
      }),
    );
  },

  async lease(tx, systemCode, { limit, leaseMs, worker }) {
    const client = connectionOf(tx);
    // As in a worker's claim: one at a time a system, because the places are counted. A mailbox that is empty does not queue for it.
    const system = await client.query({
      name: 'mailbox-system',
      text: `select pg_advisory_xact_lock(hashtextextended('claim ' || s.code, 0))
             from systems s
             where s.code = $1 and ${HAS_ROOM}
               and exists (select from deliveries d where d.system_code = s.code and ${TO_BE_PICKED_UP})`,
      values: [systemCode],
    });
    if (system.rows.length === 0) return [];

    const { rows } = await client.query<MessageRow>({
      name: 'mailbox-lease',
      text: `with room as (
               select s.code, s.max_concurrency - (
                 select count(*) from deliveries w where w.system_code = s.code and w.leased_until > app_now()) as places
               from systems s where s.code = $1 and ${HAS_ROOM}),
             chosen as (
               select d.delivery_id
               from deliveries d
               join room on room.code = d.system_code
               where ${TO_BE_PICKED_UP}
               order by d.lane desc, d.placed_at, d.delivery_id
               limit (select least(places, $2::bigint) from room)
               for update of d skip locked),
             interrupted as (
               update attempts a set ended_at = app_now(), outcome = 'interrupted'
               from chosen where a.delivery_id = chosen.delivery_id and a.ended_at is null),
             taken as (
               update deliveries d
               set state = 'SENDING', fence = d.fence + 1, leased_until = ${LEASE_END('$3')},
                   -- One that a person set going again was confirmed in an earlier life.
                   picked_up_at = null,
                   attempt_count = d.attempt_count + 1, updated_at = app_now()
               from chosen where d.delivery_id = chosen.delivery_id
               -- One by one: the answer of a prepared statement must not change its shape when a migration adds a column.
               returning d.delivery_id, d.message_id, d.message_kind, d.case_id, d.leg_id, d.letter_id, d.ref_to_message_id, d.agency_code,
                 d.system_code, d.sequence_in_conversation, d.lane, d.state, d.attempt_count, d.retrying_since, d.fence, d.placed_at,
                 d.expires_at, d.leased_until, d.picked_up_at),
             begun as (
               insert into attempts (delivery_id, fence, operation, started_at, worker)
               select delivery_id, fence, 'submit', date_trunc('milliseconds', clock_timestamp() + (app_now() - now())), $4 from taken)
             select t.*, c.letter_type, e.envelope_created_at, e.size_bytes, e.sha256 as envelope_sha256, e.content_id as envelope_content_id
             from taken t
             join cases c on c.case_id = t.case_id
             join envelopes e on e.message_id = t.message_id
             order by t.lane desc, t.placed_at, t.delivery_id`,
      values: [systemCode, limit, leaseMs, worker],
    });
    return rows.map(toMessage);
  },

  async find(tx, systemCode, messageId) {
    const { rows } = await connectionOf(tx).query<EntryRow>({
      name: 'mailbox-find',
      text: ENTRY,
      values: [systemCode, messageId],
    });
    return rows[0] && toEntry(rows[0]);
  },

  async lock(tx, systemCode, messageId, leaseNumber) {
    const client = connectionOf(tx);
    const { rows } = await client.query<EntryRow>(`${ENTRY} for update of d`, [systemCode, messageId]);
    const row = rows[0];
    if (row === undefined) return undefined;
    const begun = await client.query<{ started_at: Date }>(
      `select started_at from attempts where delivery_id = $1 and fence = $2 and operation = 'submit'`,
      [row.delivery_id, leaseNumber],
    );
    const startedAt = begun.rows[0]?.started_at;
    if (startedAt === undefined) return undefined;
    return {
      entry: toEntry(row),
      startedAt,
      claim: {
        deliveryId: row.delivery_id as DeliveryId,
        fence: leaseNumber,
        state: row.state,
        messageId: row.message_id as MessageId,
        messageKind: row.message_kind,
        caseId: row.case_id as CaseId,
        legId: row.leg_id as LegId,
        letterId: (row.letter_id as LetterId | null) ?? undefined,
        refToMessageId: row.ref_to_message_id ?? undefined,
        agencyCode: row.agency_code,
        systemCode: row.system_code,
        sequenceInConversation: row.sequence_in_conversation,
        lane: row.lane,
        attemptCount: row.attempt_count,
        retryingSince: row.retrying_since ?? undefined,
        expiresAt: row.expires_at,
      },
    };
  },

  async endLease(tx, deliveryId) {
    const client = connectionOf(tx);
    await client.query(
      `update attempts set ended_at = app_now(), outcome = 'interrupted' where delivery_id = $1 and ended_at is null`,
      [deliveryId],
    );
    await client.query('update deliveries set leased_until = null, updated_at = app_now() where delivery_id = $1', [
      deliveryId,
    ]);
  },

  async pickedUp(tx, deliveryId) {
    changedOne(
      await connectionOf(tx).query(
        'update deliveries set picked_up_at = coalesce(picked_up_at, app_now()) where delivery_id = $1',
        [deliveryId],
      ),
    );
  },
};
