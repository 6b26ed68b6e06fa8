import type { CaseEvent, CaseEventKind, CaseState, EventFacts } from '../domain/case.ts';
import type { Initiator } from '../domain/envelope.ts';
import type { CaseId, ContentId, LegId, LetterId } from '../domain/ids.ts';
import type { Cases, LetterWords, LockedCase } from '../ports/cases.ts';
import type { Content } from '../ports/content.ts';
import { connectionOf, only, send } from './transactions.ts';

interface EventRow {
  event_id: string;
  kind: CaseEventKind;
  leg_id: string | null;
  occurred_at: Date;
  reported_at: Date;
  message_id: string | null;
  facts: EventFacts;
}

/** A case event from its row; also for the reads of the portal. */
export const toEvent = (row: EventRow): CaseEvent => ({
  eventId: row.event_id,
  kind: row.kind,
  occurredAt: row.occurred_at,
  reportedAt: row.reported_at,
  facts: row.facts,
  ...(row.leg_id !== null && { legId: row.leg_id }),
  ...(row.message_id !== null && { messageId: row.message_id }),
});

/** Cases, legs, parties, letters and events; meets port Cases. */
export const makeCases = (content: Pick<Content, 'getJson'>): Cases => ({
  async nextTrackingSerial(tx) {
    const { rows } = await connectionOf(tx).query<{ serial: number }>(
      `select nextval('tracking_number_seq') as serial`,
    );
    return only(rows).serial;
  },

  async insertCase(tx, filed) {
    send(tx, {
      name: 'case-insert',
      text: `with new_case as (
               insert into cases (case_id, tracking_number, letter_type, language, owner_subject, trace_id, filed_at, state, updated_at)
               values ($1, $2, $3, $4, $5, $6, $7, 'sending', $7)),
             new_search as (insert into case_search (case_id, title, filled) values ($1, $8, true))
             insert into legs (leg_id, case_id, leg_number, agency_code, state) values ($9, $1, 1, $10, 'sending')`,
      values: [
        filed.caseId,
        filed.trackingNumber,
        filed.letterType,
        filed.language,
        filed.ownerSubject,
        filed.traceId,
        filed.filedAt,
        filed.title,
        filed.legId,
        filed.agencyCode,
      ],
    });
  },

  async insertParty(tx, party) {
    send(tx, {
      text: 'insert into parties (case_id, role, subject, filing_channel, content_id) values ($1, $2, $3, $4, $5)',
      values: [party.caseId, party.role, party.subject, party.filingChannel, party.contentId],
    });
  },

  async insertLetter(tx, letter) {
    send(tx, {
      text: 'insert into letters (letter_id, case_id, leg_id, direction, kind, content_id, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      values: [
        letter.letterId,
        letter.caseId,
        letter.legId,
        letter.direction,
        letter.kind,
        letter.contentId,
        letter.createdAt,
      ],
    });
  },

  async lockCase(tx, caseId): Promise<LockedCase | undefined> {
    const { rows } = await connectionOf(tx).query<LockedCase>({
      name: 'case-lock',
      text: `select case_id as "caseId", tracking_number as "trackingNumber", letter_type as "letterType", language,
                    owner_subject as "ownerSubject", trace_id as "traceId", filed_at as "filedAt"
             from cases where case_id = $1 for no key update`,
      values: [caseId],
    });
    return rows[0];
  },

  async trackingNumber(tx, caseId) {
    const { rows } = await connectionOf(tx).query<{ tracking_number: string }>(
      'select tracking_number from cases where case_id = $1',
      [caseId],
    );
    return only(rows).tracking_number;
  },

  async findLeg(tx, legId) {
    const { rows } = await connectionOf(tx).query<{ leg_id: string; case_id: string; agency_code: string }>(
      'select leg_id, case_id, agency_code from legs where leg_id = $1',
      [legId],
    );
    const row = rows[0];
    return row && { legId: row.leg_id as LegId, caseId: row.case_id as CaseId, agencyCode: row.agency_code };
  },

  async legs(tx, caseId) {
    const { rows } = await connectionOf(tx).query<{
      leg_id: string;
      case_id: string;
      agency_code: string;
      state: CaseState;
      forwarded_from_leg_id: string | null;
      registration_number: string | null;
    }>(
      `select leg_id, case_id, agency_code, state, forwarded_from_leg_id, registration_number
       from legs where case_id = $1 order by leg_number`,
      [caseId],
    );
    return rows.map((row) => ({
      legId: row.leg_id as LegId,
      caseId: row.case_id as CaseId,
      agencyCode: row.agency_code,
      state: row.state,
      ...(row.forwarded_from_leg_id !== null && { forwardedFromLegId: row.forwarded_from_leg_id as LegId }),
      ...(row.registration_number !== null && { registrationNumber: row.registration_number }),
    }));
  },

  async insertLeg(tx, leg) {
    // The case is locked by the caller, so that no other leg takes the number.
    send(tx, {
      text: `insert into legs (leg_id, case_id, leg_number, agency_code, state, forwarded_from_leg_id)
       values ($1, $2, (select max(leg_number) + 1 from legs where case_id = $2), $3, 'sending', $4)`,
      values: [leg.legId, leg.caseId, leg.agencyCode, leg.forwardedFromLegId],
    });
  },

  async openingLetter(tx, legId) {
    const { rows } = await connectionOf(tx).query<{ letter_id: string }>(
      `select letter_id from letters where leg_id = $1 and direction = 'to_agency' and kind in ('SUBMISSION', 'FORWARD')
       order by created_at, letter_id limit 1`,
      [legId],
    );
    return only(rows).letter_id as LetterId;
  },

  async nextSequence(tx, legId) {
    const { rows } = await connectionOf(tx).query<{ sent: number }>(
      'update legs set sent_envelopes = sent_envelopes + 1 where leg_id = $1 returning sent_envelopes as sent',
      [legId],
    );
    return only(rows).sent;
  },

  async letterWords(tx, letterId) {
    const { rows } = await connectionOf(tx).query<{ content_id: string; created_at: Date }>(
      'select content_id, created_at from letters where letter_id = $1',
      [letterId],
    );
    const row = only(rows);
    return { ...(await content.getJson<LetterWords>(tx, row.content_id as ContentId)), createdAt: row.created_at };
  },

  async submissionWords(tx, caseId) {
    const { rows } = await connectionOf(tx).query<{ content_id: string }>(
      `select content_id from letters where case_id = $1 and kind = 'SUBMISSION' order by created_at, letter_id limit 1`,
      [caseId],
    );
    return content.getJson<LetterWords>(tx, only(rows).content_id as ContentId);
  },

  async initiator(tx, caseId) {
    const { rows } = await connectionOf(tx).query<{ content_id: string }>(
      `select content_id from parties where case_id = $1 and role = 'owner'`,
      [caseId],
    );
    return content.getJson<Initiator>(tx, only(rows).content_id as ContentId);
  },

  async appendEvent(tx, event) {
    send(tx, {
      name: 'event-append',
      text: `insert into events (event_id, case_id, leg_id, kind, occurred_at, reported_at, message_id, facts) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [
        event.eventId,
        event.caseId,
        event.legId ?? null,
        event.kind,
        event.occurredAt,
        event.reportedAt,
        event.messageId ?? null,
        event.facts ?? {},
      ],
    });
  },

  async events(tx, caseId) {
    const { rows } = await connectionOf(tx).query<EventRow>({
      name: 'events-of-case',
      text: 'select event_id, kind, leg_id, occurred_at, reported_at, message_id, facts from events where case_id = $1 order by reported_at, event_id',
      values: [caseId],
    });
    return rows.map(toEvent);
  },

  async saveStanding(tx, caseId, standing, legs, addUnread) {
    // One statement, however many bodies the case has: it is written with every event.
    send(tx, {
      name: 'case-standing',
      text: `with leg_standing as (
               update legs set state = s.state, outcome = s.outcome, registration_number = s.registration_number,
                 registered_at = s.registered_at, registered_by_hand = s.registered_by_hand
               from unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::boolean[])
                 as s (leg_id, state, outcome, registration_number, registered_at, registered_by_hand)
               where legs.leg_id = s.leg_id)
             update cases set state = $2, outcome = $3, completed_at = $4, unread_replies = unread_replies + $5, updated_at = app_now() where case_id = $1`,
      values: [
        caseId,
        standing.state,
        standing.outcome ?? null,
        standing.completedAt ?? null,
        addUnread,
        legs.map(({ legId }) => legId),
        legs.map(({ state }) => state),
        legs.map(({ outcome }) => outcome ?? null),
        legs.map(({ registrationNumber }) => registrationNumber ?? null),
        legs.map(({ registeredAt }) => registeredAt ?? null),
        legs.map(({ registeredByHand }) => registeredByHand ?? false),
      ],
    });
  },
});
