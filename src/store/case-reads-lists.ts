import type { CaseState } from '../domain/case.ts';
import { ENDED_STATES, standingsWith } from '../domain/citizen-outcome.ts';
import type { Outcome } from '../domain/envelope.ts';
import type { CaseId } from '../domain/ids.ts';
import { foldText, romanise } from '../domain/text.ts';
import type { CaseFilter, CaseOverview, CasePage, CaseReads, ListPosition } from '../ports/case-reads.ts';
import type { Transaction } from '../ports/transaction.ts';
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

interface ListRow extends OverviewRow {
  filed_position: string;
  completed_position: string | null;
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

const POSITION = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
const POSITIONS = `, to_char(c.filed_at, ${POSITION}) as filed_position, to_char(c.completed_at, ${POSITION}) as completed_position`;

// Titles are kept as they were written; Latin input finds Georgian ones through the same letters in Latin. Few rows pass the owner's
// condition, so this needs no index.
const GEORGIAN = [...'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ'];
const SINGLE = GEORGIAN.filter((letter) => romanise(letter).length === 1);
const ROMANISED_TITLE = GEORGIAN.filter((letter) => romanise(letter).length > 1).reduce(
  (sql, letter) => `replace(${sql}, '${letter}', '${romanise(letter)}')`,
  `translate(s.title_folded, '${SINGLE.join('')}', '${SINGLE.map(romanise).join('')}')`,
);

const FILTER = `
  c.owner_subject = $1
  and ($2::text is null or c.state = $2)
  and ($3::text is null or exists (select from legs f where f.case_id = c.case_id and f.agency_code = $3))
  and ($4::text is null or c.letter_type = $4)
  and ($5::text is null or strpos(s.title_folded, $5) > 0 or strpos(${ROMANISED_TITLE}, $5) > 0 or strpos(lower(c.tracking_number), $5) > 0
    or exists (select from legs f where f.case_id = c.case_id and strpos(lower(f.registration_number), $5) > 0))`;

// Days of Asia/Tbilisi, both inclusive.
const between = (column: string): string => `
  and ($6::date is null or ${column} >= $6::date::timestamp at time zone 'Asia/Tbilisi')
  and ($7::date is null or ${column} < ($7::date + 1)::timestamp at time zone 'Asia/Tbilisi')`;

const filterValues = (owner: string, filter: CaseFilter): readonly unknown[] => {
  const search = foldText(filter.search ?? '').trim();
  return [
    owner,
    filter.state ?? null,
    filter.agencyCode ?? null,
    filter.letterType ?? null,
    search === '' ? null : search,
    filter.fromDay ?? null,
    filter.toDay ?? null,
  ];
};

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

// One row more than asked for tells whether there is a next page.
const toPage = (rows: readonly ListRow[], limit: number, positionOf: (row: ListRow) => ListPosition): CasePage => {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { cases: rows.slice(0, limit).map(toOverview), ...(last !== undefined && { next: positionOf(last) }) };
};

/** Lists of cases, and one case of a list; a part of port CaseReads. */
export const caseLists: Pick<CaseReads, 'listByFiling' | 'listCompleted' | 'findCase'> = {
  async listByFiling(tx: Transaction, owner, filter, after, limit) {
    const { rows } = await connectionOf(tx).query<ListRow>({
      name: 'cases-by-filing',
      text: `${OVERVIEW}${POSITIONS}${TABLES} where ${FILTER}${between('c.filed_at')}
             and ($8::timestamptz is null or (c.filed_at, c.case_id) < ($8::timestamptz, $9::uuid))
             order by c.filed_at desc, c.case_id desc limit $10`,
      values: [...filterValues(owner, filter), after?.at ?? null, after?.caseId ?? null, limit + 1],
    });
    return toPage(rows, limit, (row) => ({ unread: false, at: row.filed_position, caseId: row.case_id }));
  },

  async listCompleted(tx: Transaction, owner, filter, after, limit) {
    const wanted = filter.outcome === undefined ? undefined : standingsWith(filter.outcome);
    const { rows } = await connectionOf(tx).query<ListRow>({
      name: 'cases-completed',
      text: `${OVERVIEW}${POSITIONS}${TABLES} where ${FILTER}${between('c.completed_at')}
             and c.completed_at is not null and (c.outcome is not null or c.state = any($11))
             and ($12::text[] is null or c.state = any($12) or (c.outcome = any($13) and c.state <> all($11)))
             and ($8::timestamptz is null or (c.unread_replies > 0, c.completed_at, c.case_id) < ($14::boolean, $8::timestamptz, $9::uuid))
             order by (c.unread_replies > 0) desc, c.completed_at desc, c.case_id desc limit $10`,
      values: [
        ...filterValues(owner, filter),
        after?.at ?? null,
        after?.caseId ?? null,
        limit + 1,
        ENDED_STATES,
        wanted?.endedStates ?? null,
        wanted?.outcomes ?? null,
        after?.unread ?? null,
      ],
    });
    return toPage(rows, limit, (row) => ({
      unread: row.unread_replies > 0,
      at: row.completed_position ?? '',
      caseId: row.case_id,
    }));
  },

  async findCase(tx: Transaction, owner, caseId) {
    const { rows } = await connectionOf(tx).query<OverviewRow>({
      name: 'case-of-owner',
      text: `${OVERVIEW}${TABLES} where c.owner_subject = $1 and c.case_id = $2`,
      values: [owner, caseId],
    });
    return rows[0] && toOverview(rows[0]);
  },
};
