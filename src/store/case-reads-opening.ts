import type { CaseOpening } from '../ports/case-reads.ts';
import { connectionOf } from './transactions.ts';

/** What a citizen's reading changes; meets port CaseOpening. */
export const caseOpening: CaseOpening = {
  async lockOwn(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query({
      name: 'case-lock-own',
      text: 'select 1 from cases where case_id = $2 and owner_subject = $1 for no key update',
      values: [owner, caseId],
    });
    return rows.length > 0;
  },

  async markOpened(tx, owner, caseId) {
    const { rowCount } = await connectionOf(tx).query({
      name: 'case-mark-opened',
      text: `with nothing_unread as (
               update cases set unread_replies = 0, updated_at = app_now() where case_id = $2 and owner_subject = $1 and unread_replies > 0)
             update letters l set opened_at = app_now()
             from cases c
             where c.case_id = $2 and c.owner_subject = $1 and l.case_id = c.case_id and l.direction = 'to_citizen' and l.opened_at is null`,
      values: [owner, caseId],
    });
    return rowCount ?? 0;
  },
};
