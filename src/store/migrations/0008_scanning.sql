-- Why: every file is scanned for malware before it is delivered or shown; what is harmful is erased, and its name, size and digest stay
-- as a fact (ADR 0023). Files of before are scanned like new ones: they are `not_scanned` and due at once.
-- Locks: `files` in ACCESS EXCLUSIVE mode for as long as the new check reads it once and the two indexes are built; no row is rewritten
-- (the defaults are constant for the statement). `content` is not touched.

alter table files
  add column scan_due_at timestamptz not null default now(),
  add column scan_leased_until timestamptz,
  -- Every claim adds one; only the holder of the newest may write the verdict.
  add column scan_fence bigint not null default 0,
  -- Tries in which the scanner was there and gave no verdict; after some of them the file is held.
  add column scan_failures integer not null default 0,
  -- Why there is no verdict, the last time.
  add column scan_reason text check (scan_reason in ('unavailable', 'too_large', 'encrypted', 'error')),
  -- What was found, as the scanner names it.
  add column scan_signature text,
  add column scanned_at timestamptz,
  -- Its bytes are erased; it is neither sent nor shown any more.
  add column removed_at timestamptz,
  add column removed_because text check (removed_because in ('infected', 'not_checkable')),
  add constraint files_removed_check check ((removed_at is null) = (removed_because is null));

-- The gateway itself writes the note that lists removed files.
alter table files drop constraint files_origin_check;
alter table files add constraint files_origin_check check (origin in ('citizen', 'agency', 'gateway'));

create index files_to_scan on files (scan_due_at) where state = 'complete' and scan_state = 'not_scanned';
create index files_held on files (created_at) where scan_state = 'held' and removed_at is null;

grant update (erased_at) on content to shikriki_worker;
