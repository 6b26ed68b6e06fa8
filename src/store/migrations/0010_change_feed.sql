-- Why: the change feed and the webhooks of the portal (ADR 0025). Every case event gets a position after its commit, given by one sequencer,
-- so that a reader of "position > n" never misses a row. Locks events for a moment (trigger) and until the end of the migration against
-- writers (events so far are queued); everything else is new.

-- ---------------------------------------------------------------- events that have no position yet
-- Written in the transaction of the event. Ids are taken under the lock of the case: within a case they are in the order of the commits.
create table feed_pending (
  pending_id bigint generated always as identity primary key,
  event_id uuid not null,
  case_id uuid not null,
  leg_id uuid,
  kind text not null,
  occurred_at timestamptz not null,
  reported_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create function feed_take_event() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  insert into feed_pending (event_id, case_id, leg_id, kind, occurred_at, reported_at)
  values (new.event_id, new.case_id, new.leg_id, new.kind, new.occurred_at, new.reported_at);
  return null;
end $$;

lock table events in share row exclusive mode;
create trigger events_feed after insert on events for each row execute function feed_take_event();
insert into feed_pending (event_id, case_id, leg_id, kind, occurred_at, reported_at)
  select event_id, case_id, leg_id, kind, occurred_at, reported_at from events order by reported_at, event_id;

-- ---------------------------------------------------------------- the feed
-- Ids, kinds, states and instants; nothing of a person, not even whose case it is.
create table changes (
  position bigint primary key check (position > 0),
  event_id uuid not null,
  case_id uuid not null,
  leg_id uuid,
  kind text not null,
  -- Of the case, when the position was given: as new as the event, or newer.
  case_state text not null,
  occurred_at timestamptz not null,
  reported_at timestamptz not null,
  sequenced_at timestamptz not null
);

-- One row: the newest position, and up to where old changes were removed.
create table feed_head (
  only_row boolean primary key default true check (only_row),
  last_position bigint not null default 0,
  removed_through bigint not null default 0,
  check (removed_through between 0 and last_position)
);
insert into feed_head default values;

-- ---------------------------------------------------------------- webhooks
create table webhooks (
  webhook_id uuid primary key,
  -- The client of the token that made it, or the name that an operator gave.
  client_id text not null,
  -- May carry secrets of its owner: never logged.
  address text not null,
  -- Kinds of events to be told of; null is all.
  kinds text[],
  state text not null default 'active' check (state in ('active', 'paused')),
  paused_because text check (paused_because in ('asked', 'failing')),
  -- Signing secrets are content; the one before is used as well until its time is over.
  secret_content_id uuid not null references content,
  previous_secret_content_id uuid references content,
  previous_secret_until timestamptz,
  -- The receiver has confirmed everything up to here.
  cursor_position bigint not null check (cursor_position >= 0),
  failing_since timestamptz,
  failure_count integer not null default 0,
  last_failure text,
  last_delivered_at timestamptz,
  next_try_at timestamptz not null,
  fence bigint not null default 0,
  leased_until timestamptz,
  created_at timestamptz not null,
  check ((state = 'paused') = (paused_because is not null)),
  check ((previous_secret_content_id is null) = (previous_secret_until is null))
);
create index webhooks_of_client on webhooks (client_id, created_at);
create index webhooks_due on webhooks (next_try_at) where state = 'active';

-- ---------------------------------------------------------------- rights
revoke all on function feed_take_event() from public;
grant select, insert, delete on feed_pending to shikriki_worker;
grant select, insert, delete on changes to shikriki_worker;
grant select on changes, feed_head to shikriki_api;
grant select, update on feed_head to shikriki_worker;
grant select, insert, update, delete on webhooks to shikriki_api, shikriki_worker;
