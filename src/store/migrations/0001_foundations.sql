-- Why: the whole store of the first version. Locks nothing: every object is new.
-- Runs on PostgreSQL 15 to 18. Forward only; a released file is never edited.

-- ---------------------------------------------------------------- time
-- One clock for leases, due times and deadlines. Its shift lets a test live through fourteen days in a second;
-- it cannot be set in production.
create table installation (
  only_row boolean primary key default true check (only_row),
  environment text not null check (environment in ('production', 'sandbox', 'test')),
  clock_shift interval not null default '0',
  check (environment <> 'production' or clock_shift = '0')
);

create function app_now() returns timestamptz
  language sql stable parallel safe
  as $$ select now() + coalesce((select clock_shift from installation), '0'::interval) $$;

-- ---------------------------------------------------------------- who we talk to, who we write to
create table systems (
  code text primary key check (code ~ '^[a-z][a-z0-9_.-]{0,63}$'),
  name_ka text not null,
  name_en text not null,
  -- The wire protocol; null while the system is not connected.
  dialect text,
  max_concurrency integer not null default 4 check (max_concurrency > 0),
  max_message_bytes bigint not null default 104857600 check (max_message_bytes > 0),
  held_at timestamptz,
  created_at timestamptz not null default now()
);

create table agencies (
  code text primary key check (code ~ '^[a-z][a-z0-9_.-]{0,63}$'),
  name_ka text not null,
  name_en text not null,
  category text not null,
  -- Folded in code (NFC, lower case, both names, Latin spelling of the Georgian one); trigram searched.
  search_folded text not null,
  -- Whether its letters are sealed by its own key or may be sealed by its system's.
  seal_by_system boolean not null default false,
  closed_on date,
  created_at timestamptz not null default now()
);

-- A system may speak for an agency from one day until another.
create table system_agency (
  system_code text not null references systems,
  agency_code text not null references agencies,
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  primary key (system_code, agency_code, valid_from),
  check (valid_until is null or valid_until > valid_from)
);
create index system_agency_by_agency on system_agency (agency_code);

create table endpoints (
  endpoint_id uuid primary key,
  system_code text not null references systems,
  dialect text not null,
  address text not null check (address ~ '^https://'),
  timeout_ms integer not null default 30000 check (timeout_ms between 100 and 600000),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create unique index endpoints_one_active on endpoints (system_code) where active;

-- Keys by the SHA-256 of their public key. A TLS key names one system; a seal key belongs to an agency or to its system.
create table certificates (
  spki_sha256 text not null check (spki_sha256 ~ '^[0-9a-f]{64}$'),
  use text not null check (use in ('tls', 'seal')),
  system_code text references systems,
  agency_code text references agencies,
  certificate_pem text not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  check ((system_code is null) <> (agency_code is null)),
  check (use <> 'tls' or system_code is not null),
  primary key (use, spki_sha256)
);
create index certificates_by_system on certificates (system_code) where system_code is not null;
create index certificates_by_agency on certificates (agency_code) where agency_code is not null;

create table letter_types (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{1,63}$'),
  name_ka text not null,
  name_en text not null,
  explanation_ka text not null,
  explanation_en text not null,
  form_schema_id text not null,
  max_files integer not null default 20,
  max_total_bytes bigint not null default 209715200,
  created_at timestamptz not null default now()
);

-- ---------------------------------------------------------------- content: the one door
-- Letter text, forms, personal data, file names, files, sealed and raw bytes. Encryption per case fills key_id and nonce later
-- without moving a byte. Nothing else in this database holds what a citizen or an agency wrote.
create table content (
  content_id uuid primary key,
  key_id text not null default 'none',
  size_bytes bigint not null default 0,
  -- SHA-256 of the plain bytes; null while chunks still arrive.
  sha256 bytea,
  created_at timestamptz not null default now(),
  erased_at timestamptz
);

create table content_chunks (
  content_id uuid not null references content on delete cascade,
  chunk_number integer not null check (chunk_number >= 0),
  nonce bytea,
  bytes bytea not null,
  primary key (content_id, chunk_number)
);
-- Chunks are files and sealed XML: compressing them again wastes the processor.
alter table content_chunks alter column bytes set storage external;

-- ---------------------------------------------------------------- files
create table files (
  file_id uuid primary key,
  origin text not null check (origin in ('citizen', 'agency')),
  -- The citizen who uploaded it; null for an agency's file.
  owner_subject text,
  name_content_id uuid not null references content,
  content_id uuid not null references content,
  media_type text not null,
  size_bytes bigint not null default 0,
  sha256 bytea,
  state text not null check (state in ('receiving', 'complete')),
  scan_state text not null default 'not_scanned' check (scan_state in ('not_scanned', 'clean', 'infected', 'held')),
  created_at timestamptz not null default now(),
  -- When a letter took it; a sweeper removes what never was.
  linked_at timestamptz,
  check (state <> 'complete' or sha256 is not null)
);
create index files_never_linked on files (created_at) where linked_at is null;

-- ---------------------------------------------------------------- cases
create sequence tracking_number_seq;

create table cases (
  case_id uuid primary key,
  tracking_number text not null unique,
  letter_type text not null references letter_types,
  language text not null,
  -- The owner's subject at the identity provider: every citizen query carries it.
  owner_subject text not null,
  trace_id text not null check (trace_id ~ '^[0-9a-f]{32}$'),
  filed_at timestamptz not null,
  -- Derived from events by domain/case.ts and kept for lists; recomputed with every event.
  state text not null,
  outcome text,
  completed_at timestamptz,
  unread_replies integer not null default 0 check (unread_replies >= 0),
  updated_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index cases_of_owner on cases (owner_subject, filed_at desc, case_id desc);
create index cases_completed_of_owner on cases (owner_subject, (unread_replies > 0) desc, completed_at desc, case_id desc) where completed_at is not null;

-- What must be searchable, in one table that can be erased.
create table case_search (
  case_id uuid primary key references cases,
  title text not null,
  title_folded text not null
);

create table legs (
  leg_id uuid primary key,
  case_id uuid not null references cases,
  leg_number integer not null check (leg_number > 0),
  agency_code text not null references agencies,
  state text not null,
  registration_number text,
  registered_at timestamptz,
  outcome text,
  -- Envelopes we sealed for this agency so far: the newest SequenceInConversation.
  sent_envelopes integer not null default 0,
  created_at timestamptz not null default now(),
  unique (case_id, leg_number)
);

create table parties (
  case_id uuid not null references cases,
  role text not null check (role in ('owner', 'actor')),
  subject text not null,
  filing_channel text not null check (filing_channel in ('portal', 'operator_call', 'operator_visit', 'operator_email', 'api')),
  -- Names, numbers, contacts and how the person signed in, as JSON.
  content_id uuid not null references content,
  created_at timestamptz not null default now(),
  primary key (case_id, role)
);

create table letters (
  letter_id uuid primary key,
  case_id uuid not null references cases,
  leg_id uuid not null references legs,
  direction text not null check (direction in ('to_agency', 'to_citizen')),
  kind text not null,
  -- Title, text, form, reply words: JSON.
  content_id uuid not null references content,
  created_at timestamptz not null,
  opened_at timestamptz
);
create index letters_of_case on letters (case_id, created_at);

create table letter_files (
  letter_id uuid not null references letters,
  file_id uuid not null references files,
  position integer not null check (position >= 0),
  main_component boolean not null,
  primary key (letter_id, file_id),
  unique (letter_id, position)
);
create index letter_files_by_file on letter_files (file_id);

-- ---------------------------------------------------------------- exchange
create table envelopes (
  message_id uuid primary key,
  direction text not null check (direction in ('out', 'in')),
  message_kind text not null,
  case_id uuid not null references cases,
  leg_id uuid not null references legs,
  letter_id uuid references letters,
  ref_to_message_id uuid,
  sequence_in_conversation integer not null,
  sender_code text not null,
  receiver_code text not null,
  content_id uuid not null references content,
  sha256 bytea not null,
  size_bytes integer not null,
  sealed_by text not null,
  envelope_created_at timestamptz not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index envelopes_of_case on envelopes (case_id, created_at);

create table deliveries (
  delivery_id uuid primary key,
  -- Fixed when the duty is made; the envelope is sealed under it on the first try and resent unchanged.
  message_id uuid not null unique,
  message_kind text not null,
  case_id uuid not null references cases,
  leg_id uuid not null references legs,
  letter_id uuid references letters,
  ref_to_message_id uuid,
  system_code text not null references systems,
  agency_code text not null references agencies,
  sequence_in_conversation integer not null,
  lane text not null default 'interactive' check (lane in ('interactive', 'bulk')),
  state text not null check (state in ('ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'ACKNOWLEDGED', 'AGENCY_ACCEPTED', 'REGISTERED',
    'WAITING_RETRY', 'UNKNOWN_OUTCOME', 'HELD', 'SUSPENDED', 'REFUSED', 'EXPIRED', 'CANCELLED')),
  attempt_count integer not null default 0,
  -- Every claim adds one; only the holder of the newest may write what came of it.
  fence bigint not null default 0,
  leased_until timestamptz,
  due_at timestamptz not null,
  last_problem_code text,
  -- The first attempt since it was accepted or set going again by a person: retries are counted from here.
  retrying_since timestamptz,
  expires_at timestamptz not null,
  acknowledged_at timestamptz,
  updated_at timestamptz not null,
  created_at timestamptz not null default now()
);
-- What can be claimed.
create index deliveries_due on deliveries (system_code, due_at) where state in ('ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME');
create index deliveries_working on deliveries (system_code) where leased_until is not null;
create index deliveries_of_leg on deliveries (leg_id, sequence_in_conversation);

-- Key by which a message from outside is new, a repeat or a conflict. Never partitioned, kept after bodies are gone.
create table inbox (
  system_code text not null references systems,
  message_id uuid not null,
  sha256 bytea not null,
  message_kind text not null,
  sender_code text not null,
  state text not null check (state in ('receiving', 'completed')),
  -- The bytes as they arrived.
  content_id uuid not null references content,
  -- Our sealed answer: given again, byte for byte, to every repeat.
  receipt_content_id uuid references content,
  received_at timestamptz not null,
  completed_at timestamptz,
  primary key (system_code, message_id),
  check (state <> 'completed' or receipt_content_id is not null)
);
-- The same bytes again are answered without being opened again.
create index inbox_by_digest on inbox (system_code, sha256);
create index inbox_unfinished on inbox (received_at) where state = 'receiving';

-- Files of a message that is still being received.
create table inbox_files (
  system_code text not null,
  message_id uuid not null,
  content_part text not null,
  file_id uuid not null references files,
  position integer not null,
  -- As the sealed envelope lists it.
  file_guid uuid not null,
  size_bytes bigint not null,
  sha256 bytea not null,
  received_bytes bigint not null default 0,
  -- Every call that sends the file takes the next number; only the newest may write.
  upload_number integer not null default 0,
  primary key (system_code, message_id, content_part),
  foreign key (system_code, message_id) references inbox on delete cascade
);

-- R0 to R5; the raw sealed bytes are content.
create table receipts (
  receipt_id uuid primary key,
  level text not null check (level in ('R0', 'R1', 'R2', 'R3', 'R4', 'R5')),
  case_id uuid not null references cases,
  leg_id uuid references legs,
  message_id uuid,
  about_message_id uuid,
  verdict text not null check (verdict in ('ACCEPTED', 'REFUSED')),
  problem_code text,
  content_id uuid references content,
  sha256 bytea,
  received_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index receipts_of_case on receipts (case_id, received_at);

create table idempotency_keys (
  owner_subject text not null,
  idempotency_key text not null,
  request_sha256 bytea not null,
  -- The answer as it was given.
  answer_content_id uuid not null references content,
  case_id uuid not null references cases,
  created_at timestamptz not null default now(),
  primary key (owner_subject, idempotency_key)
);

-- ---------------------------------------------------------------- growing tables, by month
create table events (
  event_id uuid not null,
  case_id uuid not null,
  leg_id uuid,
  kind text not null,
  occurred_at timestamptz not null,
  reported_at timestamptz not null,
  message_id uuid,
  -- Codes, numbers and days only; never words of a citizen or an agency.
  facts jsonb not null default '{}',
  primary key (event_id, reported_at)
) partition by range (reported_at);
create index events_of_case on events (case_id, reported_at);

create table attempts (
  delivery_id uuid not null,
  fence bigint not null,
  operation text not null check (operation in ('submit', 'ask_status')),
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  problem_code text,
  http_status integer,
  sent_bytes bigint,
  worker text not null,
  primary key (delivery_id, fence, started_at)
) partition by range (started_at);

create table notifications (
  notification_id uuid not null,
  created_at timestamptz not null,
  case_id uuid not null,
  event text not null,
  channel text not null check (channel in ('email', 'sms')),
  language text not null,
  facts jsonb not null default '{}',
  state text not null check (state in ('PENDING', 'SENDING', 'SENT', 'DELIVERED', 'TEMPORARY_FAILURE', 'PERMANENT_FAILURE', 'TECHNICAL_FAILURE', 'SUPPRESSED')),
  attempt_count integer not null default 0,
  fence bigint not null default 0,
  leased_until timestamptz,
  due_at timestamptz not null,
  provider_reference text,
  template_version text,
  sent_at timestamptz,
  updated_at timestamptz not null,
  primary key (notification_id, created_at)
) partition by range (created_at);
create index notifications_due on notifications (due_at) where state in ('PENDING', 'SENDING', 'TEMPORARY_FAILURE');
create index notifications_of_case on notifications (case_id, created_at);
create index notifications_by_reference on notifications (provider_reference) where provider_reference is not null;

-- Append only: what was exchanged, as salted digests. A sealer gives positions after commit.
create table exchange_log (
  log_id uuid not null,
  logged_at timestamptz not null,
  entry text not null,
  direction text not null check (direction in ('out', 'in')),
  message_id uuid,
  -- Null where a message was refused before its case was known.
  case_id uuid,
  system_code text,
  salt bytea not null check (octet_length(salt) = 32),
  -- SHA-256 over salt and the bytes that were exchanged.
  digest bytea not null check (octet_length(digest) = 32),
  primary key (log_id, logged_at)
) partition by range (logged_at);
create index exchange_log_of_case on exchange_log (case_id, logged_at);

create function exchange_log_is_append_only() returns trigger
  language plpgsql
  as $$ begin raise exception 'exchange_log is append-only' using errcode = 'restrict_violation'; end $$;
create trigger exchange_log_append_only before update or delete on exchange_log
  for each row execute function exchange_log_is_append_only();
create trigger exchange_log_no_truncate before truncate on exchange_log
  for each statement execute function exchange_log_is_append_only();

-- Makes the partitions of the months from `from_day` on. Idempotent. Housekeeping calls it daily; the default partition catches
-- what a stopped housekeeping leaves, so that no letter is ever refused for want of a partition.
create function ensure_month_partitions(from_day date, months integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp
  as $$
declare
  made integer := 0;
  parent text;
  month date;
  child text;
begin
  perform pg_advisory_xact_lock(hashtext('ensure_month_partitions'));
  foreach parent in array array['events', 'attempts', 'notifications', 'exchange_log'] loop
    for step in 0 .. months - 1 loop
      month := (date_trunc('month', from_day) + make_interval(months => step))::date;
      child := format('%s_y%sm%s', parent, to_char(month, 'YYYY'), to_char(month, 'MM'));
      if to_regclass(format('public.%I', child)) is null then
        begin
          execute format('create table public.%I partition of public.%I for values from (%L) to (%L)',
            child, parent, month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
          -- Statement triggers are not inherited: each month guards itself.
          if parent = 'exchange_log' then
            execute format('create trigger exchange_log_no_truncate before truncate on public.%I
              for each statement execute function public.exchange_log_is_append_only()', child);
          end if;
          made := made + 1;
        exception when check_violation then
          -- The default partition holds rows of this month already, and goes on holding them.
          null;
        end;
      end if;
    end loop;
  end loop;
  return made;
end $$;

create table events_default partition of events default;
create table attempts_default partition of attempts default;
create table notifications_default partition of notifications default;
create table exchange_log_default partition of exchange_log default;
create trigger exchange_log_no_truncate before truncate on exchange_log_default
  for each statement execute function exchange_log_is_append_only();

-- ---------------------------------------------------------------- rights
grant usage on schema public to shikriki_api, shikriki_worker;
grant select on installation, systems, agencies, system_agency, endpoints, certificates, letter_types to shikriki_api, shikriki_worker;
grant usage on sequence tracking_number_seq to shikriki_api;
grant select, insert on content, content_chunks to shikriki_api, shikriki_worker;
grant update (size_bytes, sha256) on content to shikriki_api, shikriki_worker;
grant delete on content, content_chunks, files to shikriki_api, shikriki_worker;
grant select, insert, update on files, cases, case_search, legs, letters, letter_files to shikriki_api, shikriki_worker;
grant select, insert on parties, envelopes, receipts to shikriki_api, shikriki_worker;
grant select, insert, update on deliveries, inbox, inbox_files, notifications to shikriki_api, shikriki_worker;
grant delete on inbox, inbox_files to shikriki_api, shikriki_worker;
grant select, insert on events to shikriki_api, shikriki_worker;
grant select, insert, update on attempts to shikriki_worker;
grant select on attempts to shikriki_api;
grant select, insert on idempotency_keys to shikriki_api;
grant select, insert on exchange_log to shikriki_api, shikriki_worker;
revoke all on function ensure_month_partitions(date, integer) from public;
grant execute on function ensure_month_partitions(date, integer) to shikriki_worker;
