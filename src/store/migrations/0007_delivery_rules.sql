-- Why: the rules of delivery (ADR 0022): breakers, rates, holds, the acts of operators, alerts, reminders to agencies, envelopes that
-- were sealed again, registrations entered by hand.
-- A held system was a mark on its row; its hold goes to the table of holds, and the mark is gone.
-- Locks: systems, agencies, legs and deliveries for the moment in which columns are added (no row is rewritten), and writers of
-- deliveries while its five new indexes are built.
-- Runs on PostgreSQL 15 to 18.

-- ---------------------------------------------------------------- limits of a system
alter table systems
  -- Null: no limit of rate.
  add column messages_per_minute integer check (messages_per_minute > 0),
  -- Places that bulk letters leave free for interactive ones; at least one place is always left to bulk.
  add column interactive_reserve integer not null default 2 check (interactive_reserve >= 0);
alter table agencies
  -- Where the agency is told that letters wait for it.
  add column contact_email text check (contact_email ~ '^[^\s@<>]+@[^\s@<>]+$');

-- What moves with every claim or answer; apart from systems, so that the directory stays quiet.
create table system_pace (
  system_code text primary key references systems,
  -- Token bucket of messages_per_minute; a tenth of a token counts.
  tokens double precision not null default 0,
  filled_at timestamptz not null,
  -- The system asked not to be called before this instant (Retry-After).
  not_before timestamptz
);

-- One row per endpoint that failed lately; none means closed and in health.
create table breakers (
  endpoint_id uuid primary key references endpoints,
  failures integer not null default 0,
  -- Probes that went well since it was half open.
  successes integer not null default 0,
  -- How often it opened since it was last closed; the time it stays open grows with it.
  openings integer not null default 0,
  -- Null: closed. Ahead: open. Past: half open.
  open_until timestamptz,
  -- The first failure since the last good answer.
  unreachable_since timestamptz,
  updated_at timestamptz not null
);

-- ---------------------------------------------------------------- holds
-- An interval in which nothing is sent: of a system, of an agency, or one delivery. A maintenance window is one that was planned.
create table holds (
  hold_id uuid primary key,
  kind text not null check (kind in ('hold', 'maintenance')),
  system_code text references systems,
  agency_code text references agencies,
  delivery_id uuid references deliveries,
  from_at timestamptz not null,
  -- Null until it is released.
  until_at timestamptz,
  reason text not null check (reason <> ''),
  actor text not null,
  created_at timestamptz not null default now(),
  check (num_nonnulls(system_code, agency_code, delivery_id) = 1),
  check (kind <> 'maintenance' or (system_code is not null and until_at is not null)),
  check (until_at is null or until_at >= from_at)
);
create unique index holds_one_open on holds (system_code, agency_code, delivery_id) nulls not distinct where until_at is null;
create index holds_by_end on holds (until_at);

insert into holds (hold_id, kind, system_code, from_at, reason, actor)
  select gen_random_uuid(), 'hold', code, held_at, 'held before holds were kept', 'migration' from systems where held_at is not null;
alter table systems drop column held_at;

-- Who did what to the exchange, and why. Only added to.
create table operator_acts (
  act_id uuid primary key,
  actor text not null,
  act text not null,
  subject text not null,
  reason text not null,
  acted_at timestamptz not null
);
create index operator_acts_of_subject on operator_acts (subject, acted_at);

-- ---------------------------------------------------------------- deliveries
alter table deliveries
  -- The worker that holds the claim: each worker gives a system its share of places and no more.
  add column leased_by text;
comment on column deliveries.retrying_since is 'Since when it could have been delivered: the first attempt, or when its turn came without one. The hundred hours count from here, holds left out.';
create index deliveries_waiting on deliveries (retrying_since)
  where state in ('ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME', 'SUSPENDED');
create index deliveries_expiring on deliveries (expires_at)
  where state in ('ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME', 'SUSPENDED', 'HELD');

-- The order in which a claim takes them: it stops at the first that fits, however long the line is.
create index deliveries_in_line on deliveries (system_code, lane desc, due_at)
  where state in ('ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME');
create index deliveries_suspended on deliveries (system_code) where state = 'SUSPENDED';
create index deliveries_leased_by on deliveries (leased_by) where leased_until is not null;

-- How long a delivery has waited by the clock of giving up: holds and maintenance windows do not count, however they overlap.
create function waited(d deliveries) returns interval
  language sql stable
  as $$
    select coalesce(app_now() - d.retrying_since - coalesce((
      select sum(upper(part) - lower(part)) from (
        select unnest(range_agg(tstzrange(greatest(h.from_at, d.retrying_since), least(h.until_at, app_now())))) as part
        from holds h
        where (h.system_code = d.system_code or h.agency_code = d.agency_code or h.delivery_id = d.delivery_id)
          and greatest(h.from_at, d.retrying_since) < least(h.until_at, app_now())) parts), '0'), '0')
  $$;

-- Our own seal keys, as they were used: an envelope that still waits when its key is no longer good is sealed again.
create table gateway_seal_keys (
  spki_sha256 text primary key check (spki_sha256 ~ '^[0-9a-f]{64}$'),
  not_before timestamptz not null,
  not_after timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
-- Earlier MessageIds of a delivery. The envelopes stay as evidence, and receipts about them are taken.
create table replaced_envelopes (
  message_id uuid primary key,
  delivery_id uuid not null references deliveries,
  replaced_by uuid not null,
  replaced_at timestamptz not null
);

alter table legs add column registered_by_hand boolean not null default false;

-- ---------------------------------------------------------------- alerts and reminders
-- One open row for each kind and subject. Facts are codes, counts and instants.
create table alerts (
  alert_id uuid primary key,
  kind text not null,
  subject text not null,
  facts jsonb not null default '{}',
  raised_at timestamptz not null,
  cleared_at timestamptz,
  mail_count integer not null default 0,
  -- When the next mail about it is due; null once nothing is left to say.
  mail_due_at timestamptz
);
create unique index alerts_open on alerts (kind, subject) where cleared_at is null;
create index alerts_to_mail on alerts (mail_due_at) where mail_due_at is not null;

-- Agencies for which letters wait longer than a day, and how far they were told.
create table agency_waits (
  system_code text not null references systems,
  agency_code text not null references agencies,
  told_day integer not null default 0,
  mail_due_at timestamptz not null,
  created_at timestamptz not null,
  primary key (system_code, agency_code)
);

-- ---------------------------------------------------------------- rights
grant select, insert, update on system_pace, breakers, holds, alerts, agency_waits, gateway_seal_keys to shikriki_worker;
grant delete on agency_waits to shikriki_worker;
grant select, insert on operator_acts, replaced_envelopes to shikriki_worker;
grant select, insert, update on holds, alerts, gateway_seal_keys to shikriki_api;
grant select, insert on operator_acts to shikriki_api;
grant select on system_pace, breakers, replaced_envelopes to shikriki_api;
