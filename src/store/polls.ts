import type { Polls } from '../ports/polls.ts';
import { type EndpointRow, toEndpoint } from './claim-row.ts';
import { SYSTEM_NOT_ON_HOLD } from './claim-rules.ts';
import { SERVER_KEYS } from './server-keys.ts';
import { connectionOf } from './transactions.ts';

// A lease counts from the moment it is given; app_now() is when the transaction began.
const FROM_NOW = (ms: string): string => `clock_timestamp() + (app_now() - now()) + ${ms} * interval '1 millisecond'`;

const FREE = `p.due_at <= app_now() and (p.leased_until is null or p.leased_until <= app_now()) and ${SYSTEM_NOT_ON_HOLD}`;

interface ClaimRow extends EndpointRow {
  fence: number;
  interval_ms: number;
  failure_count: number;
}

/** Systems that are looked at, and what could not be taken from them; meets port Polls. */
export const polls: Polls = {
  async due(tx, dialects) {
    await connectionOf(tx).query({
      name: 'polls-add',
      text: `insert into polls (system_code, due_at)
             select e.system_code, app_now() from endpoints e
             where e.active and e.dialect = any($1) and not exists (select from polls p where p.system_code = e.system_code)
             on conflict do nothing`,
      values: [dialects],
    });
    const { rows } = await connectionOf(tx).query<{ system_code: string }>({
      name: 'polls-due',
      text: `select p.system_code from polls p
             join systems s on s.code = p.system_code
             join endpoints e on e.system_code = p.system_code and e.active and e.dialect = any($1)
             where ${FREE} order by p.due_at`,
      values: [dialects],
    });
    return rows.map(({ system_code }) => system_code);
  },

  async claim(tx, systemCode, leaseMs) {
    const { rows } = await connectionOf(tx).query<ClaimRow>({
      name: 'poll-claim',
      text: `update polls p set fence = p.fence + 1, leased_until = ${FROM_NOW('$2')}
             from systems s, endpoints e
             where p.system_code = $1 and s.code = p.system_code and e.system_code = p.system_code and e.active and ${FREE}
             returning p.fence, p.interval_ms, p.failure_count, e.dialect, e.address, e.timeout_ms, ${SERVER_KEYS} as server_keys`,
      values: [systemCode, leaseMs],
    });
    const row = rows[0];
    return (
      row && {
        systemCode,
        fence: row.fence,
        intervalMs: row.interval_ms,
        failureCount: row.failure_count,
        endpoint: toEndpoint(systemCode, row),
      }
    );
  },

  async renewLease(tx, claim, leaseMs) {
    const { rowCount } = await connectionOf(tx).query(
      `update polls set leased_until = ${FROM_NOW('$3')} where system_code = $1 and fence = $2 and leased_until is not null`,
      [claim.systemCode, claim.fence, leaseMs],
    );
    return rowCount === 1;
  },

  async finish(tx, claim, { dueInMs, failureCount, problemCode }) {
    await connectionOf(tx).query(
      `update polls set leased_until = null, due_at = ${FROM_NOW('$3')}, failure_count = $4, last_problem_code = $5, last_looked_at = app_now()
       where system_code = $1 and fence = $2`,
      [claim.systemCode, claim.fence, dueInMs, failureCount, problemCode ?? null],
    );
  },

  async putAside(tx, systemCode) {
    const { rows } = await connectionOf(tx).query<{ message_id: string; tries: number; is_due: boolean }>(
      'select message_id, tries, next_try_at <= app_now() as is_due from messages_put_aside where system_code = $1',
      [systemCode],
    );
    return rows.map((row) => ({ messageId: row.message_id, tries: row.tries, isDue: row.is_due }));
  },

  async setAside(tx, systemCode, { messageId, problemCode, nextTryInMs }) {
    await connectionOf(tx).query(
      `insert into messages_put_aside as m (system_code, message_id, problem_code, tries, first_tried_at, next_try_at)
       values ($1, $2, $3, 1, app_now(), ${FROM_NOW('$4')})
       on conflict (system_code, message_id) do update
       set problem_code = excluded.problem_code, tries = m.tries + 1, next_try_at = excluded.next_try_at`,
      [systemCode, messageId, problemCode, nextTryInMs],
    );
  },

  async forgetAside(tx, systemCode, messageIds) {
    await connectionOf(tx).query(
      'delete from messages_put_aside where system_code = $1 and message_id = any($2::uuid[])',
      [systemCode, messageIds],
    );
  },
};
