import { NOT_ON_HOLD } from './claim-rules.ts';

// The conditions of a claim, each by its name: `d` is the delivery, `s` its system. A worker's claim and a system's peek share them.

/** The same list as the partial index deliveries_due. */
export const OPEN = `('ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME')`;
/** States in which an envelope has left its place in the line to one body of one case. */
export const OUT_OF_LINE = `('ACKNOWLEDGED', 'AGENCY_ACCEPTED', 'REGISTERED', 'REFUSED', 'EXPIRED', 'CANCELLED')`;

/** Nothing leaves before every file of its letter was scanned whole and found clean; what is removed does not leave at all (ADR 0023). */
export const FILES_CLEAN = `
  not exists (
    select from letter_files lf join files f using (file_id)
    where lf.letter_id = d.letter_id and f.scan_state <> 'clean' and f.removed_at is null)`;

/** Nobody works on it. */
export const UNLEASED = `(d.leased_until is null or d.leased_until <= app_now())`;

/** No earlier envelope to the same body of the same case is under way. */
export const FIRST_IN_LINE = `
  not exists (
    select from deliveries earlier
    where earlier.leg_id = d.leg_id and earlier.sequence_in_conversation < d.sequence_in_conversation
      and earlier.agency_code = d.agency_code and earlier.state not in ${OUT_OF_LINE})`;

// It lies where the system (s) picks it up; a worker only ends what has gone out of date there.
const NOT_IN_MAILBOX = `not (s.dialect = 'mailbox' and d.placed_at is not null and d.expires_at > app_now())`;

/** What a worker may claim. */
export const CLAIMABLE = `
  d.state in ${OPEN} and d.due_at <= app_now() and ${UNLEASED} and ${FIRST_IN_LINE} and ${FILES_CLEAN} and ${NOT_IN_MAILBOX}
  and ${NOT_ON_HOLD}`;

/** Whether a system takes one more delivery at this moment. */
export const HAS_ROOM = `
  (select count(*) from deliveries w where w.system_code = s.code and w.leased_until > app_now()) < s.max_concurrency`;

/** A lease counts from the moment it is given. app_now() is when the transaction began, and a claim may have queued for long. */
export const LEASE_END = (leaseMs: string): string =>
  `clock_timestamp() + (app_now() - now()) + ${leaseMs} * interval '1 millisecond'`;
