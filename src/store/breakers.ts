import { type Breaker, HEALTHY } from '../domain/breaker.ts';
import type { Breakers } from '../ports/breakers.ts';
import { connectionOf, send } from './transactions.ts';

/** What is remembered of an endpoint, in a row. */
export interface BreakerRow {
  failures: number;
  successes: number;
  openings: number;
  open_until: Date | null;
  unreachable_since: Date | null;
}

/** The breaker of a row; HEALTHY where there is none. */
export const toBreaker = (row: BreakerRow | undefined): Breaker =>
  row === undefined
    ? HEALTHY
    : {
        failures: row.failures,
        successes: row.successes,
        openings: row.openings,
        ...(row.open_until !== null && { openUntil: row.open_until }),
        ...(row.unreachable_since !== null && { unreachableSince: row.unreachable_since }),
      };

const COLUMNS = 'failures, successes, openings, open_until, unreachable_since';

/** Breakers of endpoints and pauses of systems; meets port Breakers. */
export const breakers: Breakers = {
  async find(tx, endpointId) {
    const { rows } = await connectionOf(tx).query<BreakerRow>({
      name: 'breaker-find',
      text: `select ${COLUMNS} from breakers where endpoint_id = $1`,
      values: [endpointId],
    });
    return toBreaker(rows[0]);
  },

  async lock(tx, endpointId) {
    await connectionOf(tx).query(
      'insert into breakers (endpoint_id, updated_at) values ($1, app_now()) on conflict do nothing',
      [endpointId],
    );
    const { rows } = await connectionOf(tx).query<BreakerRow>(
      `select ${COLUMNS} from breakers where endpoint_id = $1 for update`,
      [endpointId],
    );
    return toBreaker(rows[0]);
  },

  async save(tx, endpointId, breaker) {
    send(tx, {
      text: `update breakers set failures = $2, successes = $3, openings = $4, open_until = $5, unreachable_since = $6, updated_at = app_now()
       where endpoint_id = $1`,
      values: [
        endpointId,
        breaker.failures,
        breaker.successes,
        breaker.openings,
        breaker.openUntil ?? null,
        breaker.unreachableSince ?? null,
      ],
    });
  },

  async pauseSystem(tx, systemCode, forMs) {
    // A row that is new says nothing about the bucket: it counts as filled long ago.
    await connectionOf(tx).query(
      `insert into system_pace as p (system_code, filled_at, not_before)
       values ($1, app_now() - interval '1 hour', app_now() + $2 * interval '1 millisecond')
       on conflict (system_code) do update set not_before = greatest(p.not_before, excluded.not_before)`,
      [systemCode, forMs],
    );
  },
};
