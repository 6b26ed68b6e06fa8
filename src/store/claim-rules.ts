/**
 * What a claim asks of a system (alias `s`) and of a delivery (alias `d`), apart from state, line and concurrency: SQL conditions,
 * each one rule of exchange.md (ADR 0022). They are read under the system's claim lock (ADR 0016), so two workers see each other.
 */

/** Deliveries of the system that somebody works on now. */
const UNDER_WAY = (systemCode = 's.code'): string =>
  `(select count(*) from deliveries w where w.system_code = ${systemCode} and w.leased_until > app_now())`;

/** Open: nothing. Half open: one at a time. */
export const BREAKER_ALLOWS = `
  not exists (
    select from breakers b join endpoints be on be.endpoint_id = b.endpoint_id and be.active
    where be.system_code = s.code and b.open_until is not null
      and (b.open_until > app_now() or ${UNDER_WAY()} > 0))`;

// Ten seconds' worth may come at once, one message at least.
const BUCKET = 'greatest(1, s.messages_per_minute / 6.0)';
const TOKENS = `least(${BUCKET}, p.tokens + greatest(0, extract(epoch from app_now() - p.filled_at)) * s.messages_per_minute / 60.0)`;

/** The system has not asked for patience, and its rate has a message left. */
export const PACE_ALLOWS = `
  not exists (
    select from system_pace p
    where p.system_code = s.code
      and (p.not_before > app_now() or (s.messages_per_minute is not null and ${TOKENS} < 1)))`;

/** Takes one message from the bucket of a system with a rate; a part of the claim's statement, after `taken`. */
export const PACED = `
  insert into system_pace as p (system_code, tokens, filled_at)
  select s.code, ${BUCKET} - 1, app_now() from taken join systems s on s.code = taken.system_code
  where s.messages_per_minute is not null
  on conflict (system_code) do update
  set tokens = (select ${TOKENS} - 1 from systems s where s.code = p.system_code), filled_at = greatest(p.filled_at, app_now())`;

/**
 * Bulk leaves the last places to interactive letters; where there is only one place, nobody has it for himself. Where `systemCode` is
 * a parameter, it is computed once and not for each of thousands of bulk letters.
 */
export const RESERVE_KEPT = (systemCode: string): string => `
  (d.lane <> 'bulk' or ${UNDER_WAY(systemCode)} <
    (select max_concurrency - least(interactive_reserve, max_concurrency - 1) from systems where code = ${systemCode}))`;

/** The system (alias `s`) itself is neither held nor in a maintenance window. */
export const SYSTEM_NOT_ON_HOLD = `
  not exists (
    select from holds h
    where h.from_at <= app_now() and (h.until_at is null or h.until_at > app_now()) and h.system_code = s.code)`;

/** Neither its system nor its agency is held or in a maintenance window. */
export const NOT_ON_HOLD = `
  not exists (
    select from holds h
    where h.from_at <= app_now() and (h.until_at is null or h.until_at > app_now())
      and (h.system_code = d.system_code or h.agency_code = d.agency_code))`;

/**
 * The worker has a place left for this system. Each connected system has an equal share, one place at least, so that as many of
 * them as like may hang and the others still have theirs. `worker` null: no share is kept.
 */
export const SHARE_LEFT = (worker: string, places: string): string => `
  (select count(*) from deliveries w where w.leased_by = ${worker} and w.system_code = s.code and w.leased_until > app_now())
    < greatest(1, ${places}::integer / greatest(1, (select count(*) from endpoints where active)))`;
