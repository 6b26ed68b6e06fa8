-- Why: systems of dialect edoc-soap-wss do not call us. When each is looked at next, and which of its messages could not be
-- taken, are rows; the keys with which such systems sign their messages are certificates.
-- Locks: certificates, for the moment in which two checks are replaced (some hundred rows). Everything else is new.

alter table certificates
  drop constraint certificates_use_check,
  add constraint certificates_use_check check (use in ('tls', 'seal', 'wss')),
  add constraint certificates_message_key_of_system check (use <> 'wss' or system_code is not null);

-- One row for each system that is looked at. The relay makes it as soon as a system has an endpoint of such a dialect.
create table polls (
  system_code text primary key references systems,
  -- How long between two looks while nothing comes.
  interval_ms integer not null default 30000 check (interval_ms between 100 and 86400000),
  due_at timestamptz not null,
  -- Every claim adds one; only the holder of the newest may write when the next look is due.
  fence bigint not null default 0,
  leased_until timestamptz,
  -- Looks in a row that failed.
  failure_count integer not null default 0,
  last_problem_code text,
  last_looked_at timestamptz,
  created_at timestamptz not null default now()
);

-- Messages that are listed and could not be taken: left where they are, tried again later, never in the way of others.
create table messages_put_aside (
  system_code text not null references polls,
  message_id uuid not null,
  problem_code text not null,
  tries integer not null check (tries > 0),
  first_tried_at timestamptz not null,
  next_try_at timestamptz not null,
  primary key (system_code, message_id)
);

grant select, insert, update on polls to shikriki_worker;
grant select, insert, update, delete on messages_put_aside to shikriki_worker;
grant select on polls, messages_put_aside to shikriki_api;
