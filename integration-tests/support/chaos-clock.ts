import type pg from 'pg';
import type { Clock } from '../../src/ports/clock.ts';

/** The one clock of gateway and simulated agencies, which a test puts forward instead of waiting. */
export interface ShiftedClock extends Clock {
  /**
   * Puts the clock forward to the next moment at which something is due, where nothing is being worked on and nothing is due
   * already: a lease of a living worker is never cut short. @returns whether it moved.
   */
  jumpToNextDue(pool: pg.Pool): Promise<boolean>;
  /** Puts the clock forward, where what is waited for is an agency and nothing of ours is under way. */
  jump(pool: pg.Pool, jumpMs: number): Promise<void>;
  /** How far it was put forward, in milliseconds. */
  shiftMs(): number;
}

// Gateway and agencies are shifted one after the other; both accept what is dated up to five minutes ahead.
const LONGEST_JUMP_MS = 120_000;
// A living worker has a mail or an SMS off its hands within this; what is held longer belongs to a killed one.
const NOTICE_UNDER_WAY_MS = 2_000;
const JUST_AFTER_MS = 20;

/** Starts with the real time. */
export const makeShiftedClock = (): ShiftedClock => {
  let shiftMs = 0;
  const jump = async (pool: pg.Pool, jumpMs: number): Promise<void> => {
    await pool.query(`update installation set clock_shift = clock_shift + $1 * interval '1 millisecond'`, [jumpMs]);
    shiftMs += jumpMs;
  };
  return {
    jump,
    now: () => new Date(Date.now() + shiftMs),
    shiftMs: () => shiftMs,
    async jumpToNextDue(pool) {
      const { rows } = await pool.query<{ under_way: number; due: number; wait_ms: number | null }>(
        `with open as (
           -- Nothing is due before its system may be called again.
           select greatest(due_at,
                    (select b.open_until from breakers b join endpoints e using (endpoint_id) where e.system_code = d.system_code and e.active),
                    (select p.not_before from system_pace p where p.system_code = d.system_code)) as due_at,
                  leased_until, leased_until > app_now() as under_way
           from deliveries d
           where state in ('ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME')
           union all
           select due_at, leased_until, leased_until > app_now() and updated_at > app_now() - $1 * interval '1 millisecond' from notifications
           where state in ('PENDING', 'SENDING', 'TEMPORARY_FAILURE'))
         select count(*) filter (where under_way) as under_way,
                count(*) filter (where due_at <= app_now() and (leased_until is null or leased_until <= app_now())) as due,
                (extract(epoch from min(greatest(due_at, leased_until)) - app_now()) * 1000)::float8 as wait_ms
         from open`,
        [NOTICE_UNDER_WAY_MS],
      );
      const found = rows[0];
      if (found === undefined || found.under_way > 0 || found.due > 0 || found.wait_ms === null) return false;
      const jumpMs = Math.min(LONGEST_JUMP_MS, Math.max(0, Math.ceil(found.wait_ms)) + JUST_AFTER_MS);
      await jump(pool, jumpMs);
      return true;
    },
  };
};
