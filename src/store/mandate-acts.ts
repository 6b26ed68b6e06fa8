import type { MandateAct } from '../domain/mandate.ts';
import type { Mandates } from '../ports/mandates.ts';
import { connectionOf, send } from './transactions.ts';

interface ActRow {
  act_id: string;
  acted_at: Date;
  position: string;
  act: MandateAct;
  case_id: string | null;
}

/** What was done under mandates; a part of port Mandates. */
export const mandateActs: Pick<Mandates, 'noteAct' | 'acts'> = {
  async noteAct(tx, act) {
    send(tx, {
      name: 'mandate-note-act',
      text: `insert into mandate_acts (act_id, acted_at, mandate_id, owner_subject, actor_subject, act, case_id)
             values ($1, app_now(), $2, $3, $4, $5, $6)`,
      values: [act.actId, act.mandateId, act.ownerSubject, act.actorSubject, act.act, act.caseId ?? null],
    });
    const { rowCount } = await connectionOf(tx).query({
      name: 'mandate-first-used',
      text: 'update mandates set first_used_at = app_now() where mandate_id = $1 and first_used_at is null',
      values: [act.mandateId],
    });
    return rowCount === 1;
  },

  async acts(tx, ownerSubject, mandateId, after, limit) {
    const { rows } = await connectionOf(tx).query<ActRow>({
      name: 'mandate-acts',
      text: `select act_id, acted_at, to_char(acted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position, act, case_id
             from mandate_acts
             where owner_subject = $1 and mandate_id = $2 and ($3::timestamptz is null or (acted_at, act_id) < ($3::timestamptz, $4::uuid))
             order by acted_at desc, act_id desc limit $5`,
      values: [ownerSubject, mandateId, after?.at ?? null, after?.actId ?? null, limit + 1],
    });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      acts: rows.slice(0, limit).map((row) => ({
        actId: row.act_id,
        actedAt: row.acted_at,
        act: row.act,
        ...(row.case_id !== null && { caseId: row.case_id }),
      })),
      ...(last !== undefined && { next: { at: last.position, actId: last.act_id } }),
    };
  },
};
