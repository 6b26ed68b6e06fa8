-- Why: a citizen's e-mail and phone are the gateway's own record, confirmed by a code, and notices go to the confirmed address of the moment
-- they are sent, as the citizen wants to be told (ADR 0030). Notices of one case that arise together become one message; one that is not
-- sent says why. Locks notifications for a moment: columns without a value, a check that old rows are not read for.

-- One row for each way to reach a citizen. What is here is erased by emptying `address`; nothing else of the gateway keeps it, but the
-- letters that were written with it.
create table contacts (
  subject text not null,
  kind text not null check (kind in ('email', 'phone')),
  -- Null: the citizen removed it, and is told nothing there, whatever their letters carry.
  address text,
  -- Null: nobody has vouched for it yet; nothing is sent to it.
  confirmed_at timestamptz,
  -- An address of the identity provider follows the provider; one that the citizen chose does not.
  source text not null check (source in ('token', 'citizen')),
  updated_at timestamptz not null,
  primary key (subject, kind),
  check (address is not null or confirmed_at is null)
);

-- Codes on their way to a new address; those of the last hour also count how many were asked for. Swept after a day.
create table contact_codes (
  code_id uuid primary key,
  subject text not null,
  kind text not null check (kind in ('email', 'phone')),
  -- Null once the code has ended.
  address text,
  salt bytea not null,
  code_hash bytea not null,
  -- The code itself, for the worker that sends it; null once it was sent or has ended.
  code text,
  notification_id uuid not null,
  tries integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Confirmed, replaced by a newer one, or given up.
  ended_at timestamptz,
  check (ended_at is null or (address is null and code is null))
);
create unique index contact_codes_open on contact_codes (subject, kind) where ended_at is null;
create index contact_codes_of_citizen on contact_codes (subject, created_at);
create unique index contact_codes_by_notification on contact_codes (notification_id);
create index contact_codes_by_age on contact_codes (created_at);

create table notice_settings (
  subject text primary key,
  -- Null: the language of each letter.
  language text check (language in ('ka', 'en')),
  -- {"sms": {"from": "20:00", "to": "09:00"}, "email": ...}; what is not there is as the installation has it.
  quiet_hours jsonb not null default '{}',
  -- event:channel, for example unread_reminder:sms.
  switched_off text[] not null default '{}',
  updated_at timestamptz not null
);

alter table notifications
  -- A one-time code belongs to no case.
  alter column case_id drop not null,
  add constraint notifications_have_a_case check (case_id is not null or event = 'otp') not valid,
  -- Why it is not sent, or not yet: a word of domain/notice-verdict.ts.
  add column reason text,
  -- The notice whose message tells this one as well.
  add column merged_into uuid;

grant select, insert, update on contacts, contact_codes, notice_settings to shikriki_api;
grant select on contacts, notice_settings to shikriki_worker;
grant select, update, delete on contact_codes to shikriki_worker;
