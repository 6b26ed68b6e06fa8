import type { CaseState } from '../domain/case.ts';
import type { Outcome } from '../domain/envelope.ts';
import type { CaseId } from '../domain/ids.ts';
import type { CaseFilter, CaseOverview, CasePage, CaseReads, ListPosition } from '../ports/case-reads.ts';
import type { Transaction } from '../ports/transaction.ts';
import { countUnread, findCases, type List } from './case-find.ts';
import { connectionOf } from './transactions.ts';

interface OverviewRow {
  case_id: string;
  tracking_number: string;
  letter_type: string;
  title: string;
  language: string;
  agency_code: string;
  name_ka: string;
  name_en: string;
  state: CaseState;
  outcome: Outcome | null;
  filed_at: Date;
  registered_at: Date | null;
  registration_number: string | null;
  completed_at: Date | null;
  unread_replies: number;
}

// The newest leg is the one that has to answer now. A title that was erased leaves the tracking number in its place.
const OVERVIEW = `
  select c.case_id, c.tracking_number, c.letter_type, coalesce(s.title, c.tracking_number) as title, c.language,
    l.agency_code, a.name_ka, a.name_en, c.state, c.outcome, c.filed_at, l.registered_at, l.registration_number,
    c.completed_at, c.unread_replies`;
const TABLES = `
  from cases c
  join lateral (select * from legs where case_id = c.case_id order by leg_number desc limit 1) l on true
  join agencies a on a.code = l.agency_code
  left join case_search s on s.case_id = c.case_id`;

const toOverview = (row: OverviewRow): CaseOverview => ({
  caseId: row.case_id as CaseId,
  trackingNumber: row.tracking_number,
  letterType: row.letter_type,
  title: row.title,
  language: row.language,
  agencyCode: row.agency_code,
  agencyNameKa: row.name_ka,
  agencyNameEn: row.name_en,
  state: row.state,
  filedAt: row.filed_at,
  unreadReplies: row.unread_replies,
  ...(row.outcome !== null && { outcome: row.outcome }),
  ...(row.registered_at !== null && { registeredAt: row.registered_at }),
  ...(row.registration_number !== null && { registrationNumber: row.registration_number }),
  ...(row.completed_at !== null && { completedAt: row.completed_at }),
});

// One more than asked for tells whether there is a next page.
const listed = async (
  tx: Transaction,
  owner: string,
  list: List,
  filter: CaseFilter,
  after: ListPosition | undefined,
  limit: number,
): Promise<CasePage> => {
  const { positions, count } = await findCases(tx, owner, list, filter, after, limit + 1);
  const next = positions.length > limit ? positions[limit - 1] : undefined;
  const wanted = positions.slice(0, limit).map(({ caseId }) => caseId);
  return {
    cases: wanted.length === 0 ? [] : await overviewsOf(tx, owner, wanted),
    ...(next !== undefined && { next }),
    ...(count !== undefined && { count }),
  };
};

const overviewsOf = async (
  tx: Transaction,
  owner: string,
  caseIds: readonly CaseId[],
): Promise<readonly CaseOverview[]> => {
  const { rows } = await connectionOf(tx).query<OverviewRow>({
    name: 'cases-listed',
    text: `${OVERVIEW}${TABLES} join unnest($2::uuid[]) with ordinality as wanted (case_id, place) on wanted.case_id = c.case_id
           where c.owner_subject = $1 order by wanted.place`,
    values: [owner, caseIds],
  });
  return rows.map(toOverview);
};

/** Lists of cases, and one case of a list; a part of port CaseReads. */
export const caseLists: Pick<
  CaseReads,
  'listByFiling' | 'listCompleted' | 'listByCompletion' | 'countUnread' | 'findCase'
> = {
  listByFiling: (tx, owner, filter, after, limit) => listed(tx, owner, 'filed', filter, after, limit),
  listCompleted: (tx, owner, filter, after, limit) => listed(tx, owner, 'completed', filter, after, limit),
  listByCompletion: (tx, owner, filter, after, limit) => listed(tx, owner, 'by_completion', filter, after, limit),
  countUnread,

  async findCase(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<OverviewRow>({
      name: 'case-of-owner',
      text: `${OVERVIEW}${TABLES} where c.owner_subject = $1 and c.case_id = $2`,
      values: [owner, caseId],
    });
    return rows[0] && toOverview(rows[0]);
  },
};
