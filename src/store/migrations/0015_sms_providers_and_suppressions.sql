-- Why: SMS go over two providers that stand in for each other (ADR 0031), addresses that do not exist are not written to again, and a
-- notice says why it ended as it did. Locks notifications for the new columns (no rewrite) and for the index (a moment on a small table;
-- on a large one build it beforehand on each partition by CREATE INDEX CONCURRENTLY).

-- One row for each provider that this version can speak to; whether an installation uses it, its settings say.
create table sms_providers (
  name text primary key,
  -- The part of new messages that is sent here first; all together have 100 points.
  weight integer not null default 50 check (weight between 0 and 100),
  -- The part that it has while nobody is slow.
  resting_weight integer not null default 50 check (resting_weight between 0 and 100),
  weight_changed_at timestamptz,
  created_at timestamptz not null default now()
);
insert into sms_providers (name) values ('smpp'), ('http');

-- Tries of the last days: what slowness is measured by, and who may have taken a message already. Swept by housekeeping.
create table sms_tries (
  try_id uuid primary key,
  notification_id uuid not null,
  provider text not null references sms_providers,
  begun_at timestamptz not null,
  -- Null while it is under way, and for ever where the worker was killed.
  took_ms integer,
  -- As what the provider took it: a message is not sent again whose worker died before it could write that into the notification.
  provider_reference text,
  outcome text check (outcome in ('sent', 'unsure', 'temporary_failure', 'permanent_failure', 'technical_failure')),
  created_at timestamptz not null default now()
);
create index sms_tries_of_notification on sms_tries (notification_id, begun_at);
create index sms_tries_by_time on sms_tries (begun_at);

-- Addresses that do not exist, as HMAC-SHA256 under a key that only the settings hold: the table tells nobody's address.
create table suppressions (
  suppression_id uuid primary key,
  channel text not null check (channel in ('email', 'sms')),
  address_hash bytea not null check (octet_length(address_hash) = 32),
  reason text not null check (reason in ('refused', 'bounced', 'unknown_number')),
  -- The notice that told us; notifications are partitioned, so there is no reference.
  notification_id uuid not null,
  suppressed_at timestamptz not null,
  created_at timestamptz not null default now(),
  unique (channel, address_hash)
);
create index suppressions_by_time on suppressions (suppressed_at);

alter table notifications
  -- Why it ended in this state; a code. Null while it is on its way and where it arrived.
  add column if not exists reason text,
  -- Where it was sent, as in suppressions: what a later report is about.
  add column address_hash bytea;
-- SMS that nobody has reported about.
create index notifications_unreported on notifications (sent_at) where state = 'SENT' and channel = 'sms';

grant select, update on sms_providers to shikriki_worker;
grant select, insert, update, delete on sms_tries to shikriki_worker;
grant select, insert, delete on suppressions to shikriki_worker;
-- Reports come in by the api, and a citizen who confirms an address there takes it off the list.
grant select on sms_tries to shikriki_api;
grant select, insert, delete on suppressions to shikriki_api;
