import type { CaseId } from '../domain/ids.ts';
import { STOPPED_LEG_STATES } from '../domain/leg-clock.ts';
import type { OpenLeg, OpenLegs } from '../ports/open-legs.ts';
import { connectionOf } from './transactions.ts';

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/** Legs whose clocks run or rest; meets port OpenLegs. */
export const openLegs: OpenLegs = {
  async after(tx, legId = BEFORE_ALL_IDS, limit) {
    const { rows } = await connectionOf(tx).query<{
      leg_id: string;
      case_id: string;
      agency_code: string;
      letter_type: string;
      filed_at: Date;
    }>(
      `select g.leg_id, g.case_id, g.agency_code, c.letter_type, c.filed_at from legs g join cases c using (case_id)
       where g.leg_id > $1 and g.state <> all($2) order by g.leg_id limit $3`,
      [legId, STOPPED_LEG_STATES, limit],
    );
    return rows.map(
      (row): OpenLeg => ({
        legId: row.leg_id,
        caseId: row.case_id as CaseId,
        agencyCode: row.agency_code,
        letterType: row.letter_type,
        filedAt: row.filed_at,
      }),
    );
  },
};
