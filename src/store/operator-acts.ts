import type { OperatorActs } from '../ports/operator-acts.ts';
import { connectionOf } from './transactions.ts';

/** The acts of operators; meets port OperatorActs. */
export const operatorActs: OperatorActs = {
  async add(tx, { actId, actor, act, subject, reason }) {
    await connectionOf(tx).query(
      'insert into operator_acts (act_id, actor, act, subject, reason, acted_at) values ($1, $2, $3, $4, $5, app_now())',
      [actId, actor, act, subject, reason],
    );
  },
};
