import type { PollReads } from '../ports/poll-reads.ts';
import { connectionOf } from './transactions.ts';

/** Looks at systems, as people see and set them; meets port PollReads. */
export const pollReads: PollReads = {
  async all(tx) {
    const { rows } = await connectionOf(tx).query<{
      system_code: string;
      interval_ms: number;
      due_at: Date;
      failure_count: number;
      last_problem_code: string | null;
      last_looked_at: Date | null;
      messages_aside: number;
    }>(
      `select p.system_code, p.interval_ms, p.due_at, p.failure_count, p.last_problem_code, p.last_looked_at,
              (select count(*)::integer from messages_put_aside m where m.system_code = p.system_code) as messages_aside
       from polls p order by p.system_code`,
    );
    return rows.map((row) => ({
      systemCode: row.system_code,
      intervalMs: row.interval_ms,
      dueAt: row.due_at,
      failureCount: row.failure_count,
      ...(row.last_problem_code !== null && { problemCode: row.last_problem_code }),
      ...(row.last_looked_at !== null && { lastLookedAt: row.last_looked_at }),
      messagesAside: row.messages_aside,
    }));
  },

  async aside(tx, systemCode) {
    const { rows } = await connectionOf(tx).query<{
      message_id: string;
      problem_code: string;
      tries: number;
      first_tried_at: Date;
      next_try_at: Date;
    }>(
      `select message_id, problem_code, tries, first_tried_at, next_try_at from messages_put_aside
       where system_code = $1 order by first_tried_at, message_id`,
      [systemCode],
    );
    return rows.map((row) => ({
      messageId: row.message_id,
      problemCode: row.problem_code,
      tries: row.tries,
      firstTriedAt: row.first_tried_at,
      nextTryAt: row.next_try_at,
    }));
  },

  async hasten(tx, systemCode) {
    await connectionOf(tx).query(
      'update messages_put_aside set next_try_at = least(next_try_at, app_now()) where system_code = $1',
      [systemCode],
    );
    const { rowCount } = await connectionOf(tx).query(
      'update polls set due_at = least(due_at, app_now()) where system_code = $1',
      [systemCode],
    );
    return rowCount === 1;
  },

  async setInterval(tx, systemCode, intervalMs) {
    const { rowCount } = await connectionOf(tx).query('update polls set interval_ms = $2 where system_code = $1', [
      systemCode,
      intervalMs,
    ]);
    return rowCount === 1;
  },
};
