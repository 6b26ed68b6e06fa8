-- Why: what systems and agencies can take is known before a letter is accepted, and a reply that matches no case waits for a person
-- instead of being refused. Locks systems and agencies for the moment of adding columns without a rewrite, and legs against writes
-- while one index is built.

-- ---------------------------------------------------------------- capabilities
-- Null: no limit of its own. An agency can take what both it and its system can take.
alter table systems
  add column accepted_letter_types text[],
  add column accepted_media_types text[],
  add column max_file_bytes bigint check (max_file_bytes > 0),
  add column max_files integer check (max_files >= 0),
  add column envelope_versions text[] not null default '{1.0}' check (cardinality(envelope_versions) > 0);
alter table agencies
  add column accepted_letter_types text[],
  add column accepted_media_types text[],
  add column max_message_bytes bigint check (max_message_bytes > 0),
  add column max_file_bytes bigint check (max_file_bytes > 0),
  add column max_files integer check (max_files >= 0),
  add column envelope_versions text[] check (cardinality(envelope_versions) > 0);

-- ---------------------------------------------------------------- replies that match no case
-- The message itself, its bytes and our receipt are in inbox, its files in inbox_files; here is what an operator decides about.
create table unmatched_replies (
  unmatched_id uuid primary key,
  system_code text not null,
  message_id uuid not null,
  agency_code text not null references agencies,
  -- As the envelope names them: of nobody's case, or of another agency's.
  conversation_id uuid not null,
  leg_id uuid not null,
  -- What was read from the bytes when their seal was verified, as JSON, and our receipt; both content.
  verified_content_id uuid not null references content,
  receipt_content_id uuid not null references content,
  state text not null check (state in ('waiting', 'matched', 'discarded')),
  received_at timestamptz not null,
  decided_at timestamptz,
  -- Who decided: a name of the operators' own, no citizen's.
  decided_by text,
  discard_reason text,
  matched_case_id uuid references cases,
  matched_leg_id uuid references legs,
  unique (system_code, message_id),
  foreign key (system_code, message_id) references inbox,
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'waiting') = (decided_by is null)),
  check ((state = 'discarded') = (discard_reason is not null)),
  check ((state = 'matched') = (matched_case_id is not null)),
  check ((state = 'matched') = (matched_leg_id is not null))
);
create index unmatched_replies_waiting on unmatched_replies (received_at, unmatched_id) where state = 'waiting';
create index unmatched_replies_of_leg on unmatched_replies (agency_code, leg_id);

-- Guesses look for an agency's own legs, the newest first.
create index legs_of_agency on legs (agency_code, created_at desc);

-- ---------------------------------------------------------------- rights
grant select, insert, update on unmatched_replies to shikriki_api, shikriki_worker;
