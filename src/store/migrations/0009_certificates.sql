-- Why: certificates in both directions (ADR 0024): pinned server keys, rotation with overlap, revocation with its source, warnings before
-- the end, and what operators did. Locks: certificates for the moment of the change (a few hundred rows); everything else is new.

alter table certificates drop constraint if exists certificates_use_check;
alter table certificates add constraint certificates_use_check check (use in ('tls', 'tls_server', 'seal', 'wss'));
alter table certificates drop constraint if exists certificates_check1;
alter table certificates drop constraint if exists certificates_of_systems;
alter table certificates add constraint certificates_of_systems check (use = 'seal' or system_code is not null);

alter table certificates
  -- Until when an operator lets it hold, where that is before it ends by itself.
  add column retired_at timestamptz,
  add column revoked_source text check (revoked_source in ('operator', 'ocsp', 'crl')),
  add column checked_at timestamptz,
  add column check_outcome text,
  add constraint certificates_source_of_revocation check (revoked_source is null or revoked_at is not null);

-- What was said about an end that is near: each step of each certificate once. Our own certificates are in no other table, so there is
-- no reference; with the end in the key, a renewed certificate of the same key is warned of anew.
create table certificate_warnings (
  use text not null,
  spki_sha256 text not null check (spki_sha256 ~ '^[0-9a-f]{64}$'),
  not_after timestamptz not null,
  step_days integer not null check (step_days > 0),
  told_at timestamptz not null default app_now(),
  primary key (use, spki_sha256, not_after, step_days)
);

-- Work that all workers together do once in a while: whoever claims the row does the round.
create table rounds (
  name text primary key check (name ~ '^[a-z_]{1,40}$'),
  due_at timestamptz not null,
  fence bigint not null default 0,
  leased_until timestamptz
);
insert into rounds (name, due_at) values ('certificates', app_now());

-- Who did what to the exchange, and why. Only added to. The rules of delivery bring the same table; whichever is first makes it.
create table if not exists operator_acts (
  act_id uuid primary key,
  actor text not null,
  act text not null,
  subject text not null,
  reason text not null,
  acted_at timestamptz not null
);
create index if not exists operator_acts_of_subject on operator_acts (subject, acted_at);

-- ---------------------------------------------------------------- rights
grant update (revoked_at, revoked_source, checked_at, check_outcome) on certificates to shikriki_worker;
grant select, insert on certificate_warnings to shikriki_worker;
grant select, update on rounds to shikriki_worker;
-- The operator may do what a worker may (bootstrap.sql makes it a member), and change the directory.
grant usage on schema public to shikriki_operator;
grant insert, update on systems, agencies, system_agency, endpoints, certificates to shikriki_operator;
grant select, insert on operator_acts to shikriki_operator;
