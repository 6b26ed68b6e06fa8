import type { Remedy, StatedTerm, TermStart, TermUnit } from '../domain/term.ts';
import type { DayOff } from '../domain/work-calendar.ts';
import type { Terms } from '../ports/terms.ts';
import { connectionOf } from './transactions.ts';

/** The columns of a term, null where a type has none. */
export interface TermRow {
  amount: number | null;
  unit: TermUnit;
  starts: TermStart;
  legal_ref: string;
  valid_from: string;
  verified: boolean;
}

/** The columns of a first-answer target, null where a type has none. */
export interface FirstAnswerRow {
  first_amount: number | null;
  first_unit: TermUnit | null;
}

/** The term that holds for letters of type `code` filed on the day `day`, as columns. @param day SQL of a date. */
export const TERM_JOIN = (day: string): string => `left join lateral (
  select amount, unit, starts, legal_ref, valid_from::text as valid_from, verified from letter_type_terms
  where letter_type = code and valid_from <= ${day} order by letter_type_terms.valid_from desc limit 1) t on true`;

/** A term from its columns. */
export const termOf = ({ amount, unit, starts, legal_ref, valid_from, verified }: TermRow): StatedTerm | undefined =>
  amount === null ? undefined : { amount, unit, starts, legalRef: legal_ref, validFrom: valid_from, verified };

/** A first-answer target from its columns. */
export const firstAnswerOf = ({ first_amount: amount, first_unit: unit }: FirstAnswerRow) =>
  amount === null || unit === null ? undefined : { amount, unit };

interface DayOffRow {
  day: string;
  name_ka: string;
  name_en: string;
  source: string;
  scope: DayOff['scope'];
  except_agencies: string[];
  draft: boolean;
}

/** Terms and days off; meets port Terms. */
export const terms: Terms = {
  async ofType(tx, letterType, filedOn) {
    const { rows } = await connectionOf(tx).query<TermRow & FirstAnswerRow & { remedy: Remedy }>({
      name: 'terms-of-type',
      text: `select remedy, first_answer_amount as first_amount, first_answer_unit as first_unit, t.*
             from letter_types ${TERM_JOIN('$2::date')} where code = $1`,
      values: [letterType, filedOn],
    });
    const row = rows[0];
    if (row === undefined) return undefined;
    const [term, firstAnswer] = [termOf(row), firstAnswerOf(row)];
    const { remedy } = row;
    return { remedy, ...(term !== undefined && { term }), ...(firstAnswer !== undefined && { firstAnswer }) };
  },

  async daysOff(tx, from) {
    const { rows } = await connectionOf(tx).query<DayOffRow>({
      name: 'terms-days-off',
      text: `select day::text as day, name_ka, name_en, source, scope, except_agencies, draft from days_off
             where day >= $1 and removed_at is null order by days_off.day`,
      values: [from],
    });
    return rows.map((row) => ({
      day: row.day,
      nameKa: row.name_ka,
      nameEn: row.name_en,
      source: row.source,
      scope: row.scope,
      exceptAgencies: row.except_agencies,
      draft: row.draft,
    }));
  },
};
