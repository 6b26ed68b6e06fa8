-- Why: systems of dialect mailbox pick their letters up themselves. A delivery remembers since when it lies in the mailbox and when the
-- system confirmed it, and the api process, which serves the mailbox, writes the attempts. Locks: deliveries, exclusively, for an instant
-- (new columns without a default) and against writers while the index is made, which holds no row yet.
alter table deliveries
  -- Since when it waits to be picked up; null for systems that we call.
  add column placed_at timestamptz,
  -- When the system confirmed that it has it.
  add column picked_up_at timestamptz;

-- What a system can pick up, in the order in which it gets it.
create index deliveries_in_mailbox on deliveries (system_code, lane desc, placed_at)
  where placed_at is not null and state in ('QUEUED', 'SENDING');

-- ---------------------------------------------------------------- rights
grant insert, update on attempts to shikriki_api;
