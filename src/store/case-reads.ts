import type { CaseState } from '../domain/case.ts';
import type { MessageKind, Outcome } from '../domain/envelope.ts';
import type { ContentId, LetterId } from '../domain/ids.ts';
import type { CaseReads, LetterOverview } from '../ports/case-reads.ts';
import type { LetterWords } from '../ports/cases.ts';
import type { Content } from '../ports/content.ts';
import { caseDelivery } from './case-reads-delivery.ts';
import { caseEnvelopes } from './case-reads-envelopes.ts';
import { caseFiles } from './case-reads-files.ts';
import { caseLists } from './case-reads-lists.ts';
import { caseNotifications } from './case-reads-notifications.ts';
import { toEvent } from './cases.ts';
import { connectionOf } from './transactions.ts';

interface LegRow {
  leg_id: string;
  agency_code: string;
  name_ka: string;
  name_en: string;
  state: CaseState;
  outcome: Outcome | null;
  delivered_at: Date | null;
  registered_at: Date | null;
  registration_number: string | null;
  forwarded_from_leg_id: string | null;
  registered_by_hand: boolean;
}

interface LetterRow {
  letter_id: string;
  leg_id: string;
  direction: 'to_agency' | 'to_citizen';
  kind: MessageKind;
  created_at: Date;
  content_id: string;
  certificate_pem: string | null;
}

/** What a citizen may read of their cases; meets port CaseReads. The owner stands in the condition of every query. */
export const makeCaseReads = (content: Pick<Content, 'getJson'>): CaseReads => ({
  ...caseLists,
  ...caseFiles,
  ...caseEnvelopes,
  ...caseDelivery,
  ...caseNotifications,

  async legs(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<LegRow>({
      name: 'legs-of-case',
      text: `select l.leg_id, l.agency_code, a.name_ka, a.name_en, l.state, l.outcome, l.registered_at, l.registration_number, l.forwarded_from_leg_id, l.registered_by_hand,
               (select min(e.occurred_at) from events e where e.case_id = c.case_id and e.leg_id = l.leg_id and e.kind = 'delivered') as delivered_at
             from cases c join legs l using (case_id) join agencies a on a.code = l.agency_code
             where c.owner_subject = $1 and c.case_id = $2 order by l.leg_number`,
      values: [owner, caseId],
    });
    return rows.map((row) => ({
      legId: row.leg_id,
      agencyCode: row.agency_code,
      agencyNameKa: row.name_ka,
      agencyNameEn: row.name_en,
      state: row.state,
      ...(row.outcome !== null && { outcome: row.outcome }),
      ...(row.delivered_at !== null && { deliveredAt: row.delivered_at }),
      ...(row.registered_at !== null && { registeredAt: row.registered_at }),
      ...(row.registration_number !== null && { registrationNumber: row.registration_number }),
      ...(row.forwarded_from_leg_id !== null && { forwardedFromLegId: row.forwarded_from_leg_id }),
      ...(row.registered_by_hand && { enteredByHand: true as const }),
    }));
  },

  async events(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<Parameters<typeof toEvent>[0]>({
      name: 'events-of-owner',
      text: `select e.event_id, e.kind, e.leg_id, e.occurred_at, e.reported_at, e.message_id, e.facts
             from cases c join events e using (case_id)
             where c.owner_subject = $1 and c.case_id = $2 order by e.occurred_at, e.reported_at, e.event_id`,
      values: [owner, caseId],
    });
    return rows.map(toEvent);
  },

  async letters(tx, owner, caseId) {
    // The seal of an envelope is looked up by its key; where agency and system keys are the same one, either certificate names it.
    const { rows } = await connectionOf(tx).query<LetterRow>({
      name: 'letters-of-owner',
      text: `select l.letter_id, l.leg_id, l.direction, l.kind, l.created_at, l.content_id, s.certificate_pem
             from cases c join letters l using (case_id)
             left join lateral (
               select k.certificate_pem from envelopes e join certificates k on k.use = 'seal' and k.spki_sha256 = e.sealed_by
               where e.letter_id = l.letter_id and e.direction = 'in' limit 1) s on l.direction = 'to_citizen'
             where c.owner_subject = $1 and c.case_id = $2 order by l.created_at, l.letter_id`,
      values: [owner, caseId],
    });
    const letters: LetterOverview[] = [];
    for (const row of rows) {
      letters.push({
        letterId: row.letter_id as LetterId,
        legId: row.leg_id,
        direction: row.direction,
        kind: row.kind,
        createdAt: row.created_at,
        words: await content.getJson<LetterWords>(tx, row.content_id as ContentId),
        ...(row.certificate_pem !== null && { sealCertificatePem: row.certificate_pem }),
      });
    }
    return letters;
  },
});
