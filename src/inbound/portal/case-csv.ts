import { STATE_WORDS } from '../../domain/case-words.ts';
import { outcomeOfStanding } from '../../domain/citizen-outcome.ts';
import { dayInTbilisi } from '../../domain/days.ts';
import type { CaseOverview } from '../../ports/case-reads.ts';
import type { LetterType } from '../../ports/registry.ts';
import { csvHeader, csvRecord } from '../http/csv.ts';

type Language = 'ka' | 'en';

interface Column {
  readonly head: { readonly [L in Language]: string };
  readonly of: (overview: CaseOverview, language: Language, types: ReadonlyMap<string, LetterType>) => string;
}

const dayOf = (at: Date | undefined): string => (at === undefined ? '' : dayInTbilisi(at));

const COLUMNS: readonly Column[] = [
  { head: { ka: 'ნომერი', en: 'Tracking number' }, of: (one) => one.trackingNumber },
  { head: { ka: 'რეგისტრაციის ნომერი', en: 'Registration number' }, of: (one) => one.registrationNumber ?? '' },
  { head: { ka: 'სათაური', en: 'Title' }, of: (one) => one.title },
  { head: { ka: 'უწყება', en: 'Agency' }, of: (one, in_) => (in_ === 'ka' ? one.agencyNameKa : one.agencyNameEn) },
  {
    head: { ka: 'წერილის სახე', en: 'Type' },
    of: ({ letterType }, language, types) =>
      types.get(letterType)?.[language === 'ka' ? 'nameKa' : 'nameEn'] ?? letterType,
  },
  { head: { ka: 'მდგომარეობა', en: 'State' }, of: (one, language) => STATE_WORDS[one.state][language] },
  {
    head: { ka: 'შედეგი', en: 'Outcome' },
    of: (one, language) => {
      const outcome = outcomeOfStanding(one);
      return outcome === undefined ? '' : STATE_WORDS[outcome][language];
    },
  },
  { head: { ka: 'წარდგენის დღე', en: 'Filed' }, of: (one) => dayOf(one.filedAt) },
  { head: { ka: 'რეგისტრაციის დღე', en: 'Registered' }, of: (one) => dayOf(one.registeredAt) },
  { head: { ka: 'დასრულების დღე', en: 'Completed' }, of: (one) => dayOf(one.completedAt) },
  { head: { ka: 'წაუკითხავი პასუხები', en: 'Unread replies' }, of: (one) => String(one.unreadReplies) },
];

/** Writes cases as a table: the header, and then each case as a record. Days are those in Georgia. */
export const caseTable = (language: Language, types: readonly LetterType[]) => {
  const byCode = new Map(types.map((type) => [type.code, type]));
  return {
    header: csvHeader(COLUMNS.map(({ head }) => head[language])),
    record: (overview: CaseOverview): string =>
      csvRecord(COLUMNS.map((column) => column.of(overview, language, byCode))),
  };
};
