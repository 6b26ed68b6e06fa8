import type { Trouble, Troubles } from '../ports/troubles.ts';
import { connectionOf } from './transactions.ts';

// A file waits from when it was complete; the time of its making is close enough.
const QUERY = `
  select 'scanner_down' as kind, 'scanner' as subject, count(*) as n, min(created_at) as since from files
  where state = 'complete' and scan_state = 'not_scanned' and created_at < app_now() - $1 * interval '1 millisecond'
  union all
  select 'files_held', 'files', count(*), min(created_at) from files where scan_state = 'held' and removed_at is null
  union all
  select 'replies_unmatched', 'replies', count(*), min(received_at) from unmatched_replies where state = 'waiting'
  union all
  select 'messages_put_aside', system_code, count(*), min(first_tried_at) from messages_put_aside group by system_code
  union all
  select 'answers_not_collected', system_code, failure_count, null from polls where failure_count >= $2
  union all
  select 'webhook_paused', webhook_id::text, failure_count, failing_since from webhooks where paused_because = 'failing'`;

/** What waits for a person; meets port Troubles. */
export const troubles: Troubles = {
  async find(tx, { scannerMs, looks }) {
    const { rows } = await connectionOf(tx).query<{
      kind: Trouble['kind'];
      subject: string;
      n: number;
      since: Date | null;
    }>({ name: 'troubles', text: QUERY, values: [scannerMs, looks] });
    return rows
      .filter(({ n }) => n > 0)
      .map(({ kind, subject, n, since }) => ({
        kind,
        subject,
        facts: { count: n, ...(since !== null && { since: since.toISOString() }) },
      }));
  },
};
