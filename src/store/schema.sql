-- Made by `npm run schema` from the migrations; never edited by hand.

create table agencies (
  code text not null,
  name_ka text not null,
  name_en text not null,
  category text not null,
  search_folded text not null,
  seal_by_system boolean not null default false,
  closed_on date,
  created_at timestamp with time zone not null default now(),
  accepted_letter_types text[],
  accepted_media_types text[],
  max_message_bytes bigint,
  max_file_bytes bigint,
  max_files integer,
  envelope_versions text[],
  contact_email text,
  superior_code text,
  constraint agencies_pkey PRIMARY KEY (code),
  constraint agencies_superior_code_fkey FOREIGN KEY (superior_code) REFERENCES agencies(code) DEFERRABLE INITIALLY DEFERRED,
  constraint agencies_code_check CHECK ((code ~ '^[a-z][a-z0-9_.-]{0,63}$'::text)),
  constraint agencies_contact_email_check CHECK ((contact_email ~ '^[^\s@<>]+@[^\s@<>]+$'::text)),
  constraint agencies_envelope_versions_check CHECK ((cardinality(envelope_versions) > 0)),
  constraint agencies_max_file_bytes_check CHECK ((max_file_bytes > 0)),
  constraint agencies_max_files_check CHECK ((max_files >= 0)),
  constraint agencies_max_message_bytes_check CHECK ((max_message_bytes > 0)),
  constraint agencies_superior_check CHECK ((superior_code <> code))
);

create table agency_waits (
  system_code text not null,
  agency_code text not null,
  told_day integer not null default 0,
  mail_due_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint agency_waits_pkey PRIMARY KEY (system_code, agency_code),
  constraint agency_waits_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies(code),
  constraint agency_waits_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code)
);

create table alerts (
  alert_id uuid not null,
  kind text not null,
  subject text not null,
  facts jsonb not null default '{}'::jsonb,
  raised_at timestamp with time zone not null,
  cleared_at timestamp with time zone,
  mail_count integer not null default 0,
  mail_due_at timestamp with time zone,
  constraint alerts_pkey PRIMARY KEY (alert_id)
);

create table attempts (
  delivery_id uuid not null,
  fence bigint not null,
  operation text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  problem_code text,
  http_status integer,
  sent_bytes bigint,
  worker text not null,
  constraint attempts_pkey PRIMARY KEY (delivery_id, fence, started_at),
  constraint attempts_operation_check CHECK ((operation = ANY (ARRAY['submit'::text, 'ask_status'::text])))
) partition by RANGE (started_at);

create table breakers (
  endpoint_id uuid not null,
  failures integer not null default 0,
  successes integer not null default 0,
  openings integer not null default 0,
  open_until timestamp with time zone,
  unreachable_since timestamp with time zone,
  updated_at timestamp with time zone not null,
  constraint breakers_pkey PRIMARY KEY (endpoint_id),
  constraint breakers_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES endpoints(endpoint_id)
);

create table case_search (
  case_id uuid not null,
  title text,
  title_folded text,
  owner_subject text,
  filed_at timestamp with time zone,
  completed_at timestamp with time zone,
  unread boolean not null default false,
  terms tsvector not null default ''::tsvector,
  indexed boolean,
  filled boolean not null default false,
  constraint case_search_pkey PRIMARY KEY (case_id),
  constraint case_search_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id)
);

create table cases (
  case_id uuid not null,
  tracking_number text not null,
  letter_type text not null,
  language text not null,
  owner_subject text not null,
  trace_id text not null,
  filed_at timestamp with time zone not null,
  state text not null,
  outcome text,
  completed_at timestamp with time zone,
  unread_replies integer not null default 0,
  updated_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint cases_tracking_number_key UNIQUE (tracking_number),
  constraint cases_pkey PRIMARY KEY (case_id),
  constraint cases_letter_type_fkey FOREIGN KEY (letter_type) REFERENCES letter_types(code),
  constraint cases_trace_id_check CHECK ((trace_id ~ '^[0-9a-f]{32}$'::text)),
  constraint cases_unread_replies_check CHECK ((unread_replies >= 0))
);

create table certificate_warnings (
  use text not null,
  spki_sha256 text not null,
  not_after timestamp with time zone not null,
  step_days integer not null,
  told_at timestamp with time zone not null default app_now(),
  constraint certificate_warnings_pkey PRIMARY KEY (use, spki_sha256, not_after, step_days),
  constraint certificate_warnings_spki_sha256_check CHECK ((spki_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint certificate_warnings_step_days_check CHECK ((step_days > 0))
);

create table certificates (
  spki_sha256 text not null,
  use text not null,
  system_code text,
  agency_code text,
  certificate_pem text not null,
  not_before timestamp with time zone not null,
  not_after timestamp with time zone not null,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  retired_at timestamp with time zone,
  revoked_source text,
  checked_at timestamp with time zone,
  check_outcome text,
  constraint certificates_pkey PRIMARY KEY (use, spki_sha256),
  constraint certificates_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies(code),
  constraint certificates_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code),
  constraint certificates_check CHECK (((system_code IS NULL) <> (agency_code IS NULL))),
  constraint certificates_message_key_of_system CHECK (((use <> 'wss'::text) OR (system_code IS NOT NULL))),
  constraint certificates_of_systems CHECK (((use = 'seal'::text) OR (system_code IS NOT NULL))),
  constraint certificates_revoked_source_check CHECK ((revoked_source = ANY (ARRAY['operator'::text, 'ocsp'::text, 'crl'::text]))),
  constraint certificates_source_of_revocation CHECK (((revoked_source IS NULL) OR (revoked_at IS NOT NULL))),
  constraint certificates_spki_sha256_check CHECK ((spki_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint certificates_use_check CHECK ((use = ANY (ARRAY['tls'::text, 'tls_server'::text, 'seal'::text, 'wss'::text])))
);

create table changes (
  "position" bigint not null,
  event_id uuid not null,
  case_id uuid not null,
  leg_id uuid,
  kind text not null,
  case_state text not null,
  occurred_at timestamp with time zone not null,
  reported_at timestamp with time zone not null,
  sequenced_at timestamp with time zone not null,
  constraint changes_pkey PRIMARY KEY ("position"),
  constraint changes_position_check CHECK (("position" > 0))
);

create table citizen_reminders (
  case_id uuid not null,
  leg_id uuid not null,
  event text not null,
  about_day date not null,
  about text not null default ''::text,
  reminded_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint citizen_reminders_pkey PRIMARY KEY (case_id, leg_id, event, about_day, about),
  constraint citizen_reminders_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id),
  constraint citizen_reminders_event_check CHECK ((event = ANY (ARRAY['clarification_reminder'::text, 'overdue'::text, 'very_overdue'::text, 'unread_reminder'::text, 'appeal_window'::text])))
);

create table contact_codes (
  code_id uuid not null,
  subject text not null,
  kind text not null,
  address text,
  salt bytea not null,
  code_hash bytea not null,
  code text,
  notification_id uuid not null,
  tries integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint contact_codes_pkey PRIMARY KEY (code_id),
  constraint contact_codes_check CHECK (((ended_at IS NULL) OR ((address IS NULL) AND (code IS NULL)))),
  constraint contact_codes_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text])))
);

create table contacts (
  subject text not null,
  kind text not null,
  address text,
  confirmed_at timestamp with time zone,
  source text not null,
  updated_at timestamp with time zone not null,
  constraint contacts_pkey PRIMARY KEY (subject, kind),
  constraint contacts_check CHECK (((address IS NOT NULL) OR (confirmed_at IS NULL))),
  constraint contacts_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  constraint contacts_source_check CHECK ((source = ANY (ARRAY['token'::text, 'citizen'::text])))
);

create table content (
  content_id uuid not null,
  key_id text not null default 'none'::text,
  size_bytes bigint not null default 0,
  sha256 bytea,
  created_at timestamp with time zone not null default now(),
  erased_at timestamp with time zone,
  owner_subject text default current_owner(),
  constraint content_pkey PRIMARY KEY (content_id)
);

create table content_chunks (
  content_id uuid not null,
  chunk_number integer not null,
  nonce bytea,
  bytes bytea not null,
  constraint content_chunks_pkey PRIMARY KEY (content_id, chunk_number),
  constraint content_chunks_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id) ON DELETE CASCADE,
  constraint content_chunks_chunk_number_check CHECK ((chunk_number >= 0))
);

create table daily_filings (
  owner_subject text not null,
  day date not null,
  counted text not null,
  filed integer not null,
  constraint daily_filings_pkey PRIMARY KEY (owner_subject, day, counted),
  constraint daily_filings_filed_check CHECK ((filed >= 0))
);

create table days_off (
  day date not null,
  name_ka text not null,
  name_en text not null,
  source text not null,
  scope text not null,
  except_agencies text[] not null default '{}'::text[],
  draft boolean not null default false,
  added_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  removed_at timestamp with time zone,
  constraint days_off_pkey PRIMARY KEY (day),
  constraint days_off_scope_check CHECK ((scope = ANY (ARRAY['all'::text, 'administrative'::text])))
);

create table deliveries (
  delivery_id uuid not null,
  message_id uuid not null,
  message_kind text not null,
  case_id uuid not null,
  leg_id uuid not null,
  letter_id uuid,
  ref_to_message_id uuid,
  system_code text not null,
  agency_code text not null,
  sequence_in_conversation integer not null,
  lane text not null default 'interactive'::text,
  state text not null,
  attempt_count integer not null default 0,
  fence bigint not null default 0,
  leased_until timestamp with time zone,
  due_at timestamp with time zone not null,
  last_problem_code text,
  retrying_since timestamp with time zone,
  expires_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  placed_at timestamp with time zone,
  picked_up_at timestamp with time zone,
  leased_by text,
  constraint deliveries_message_id_key UNIQUE (message_id),
  constraint deliveries_pkey PRIMARY KEY (delivery_id),
  constraint deliveries_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies(code),
  constraint deliveries_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id),
  constraint deliveries_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES legs(leg_id),
  constraint deliveries_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(letter_id),
  constraint deliveries_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code),
  constraint deliveries_lane_check CHECK ((lane = ANY (ARRAY['interactive'::text, 'bulk'::text]))),
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['ACCEPTED'::text, 'SEALED'::text, 'QUEUED'::text, 'SENDING'::text, 'ACKNOWLEDGED'::text, 'AGENCY_ACCEPTED'::text, 'REGISTERED'::text, 'WAITING_RETRY'::text, 'UNKNOWN_OUTCOME'::text, 'HELD'::text, 'SUSPENDED'::text, 'REFUSED'::text, 'EXPIRED'::text, 'CANCELLED'::text])))
);

create table drafts (
  owner_subject text not null,
  draft_id uuid not null,
  version integer not null,
  content_id uuid not null,
  summary_content_id uuid not null,
  sha256 bytea not null,
  size_bytes integer not null,
  upload_ids uuid[] not null default '{}'::uuid[],
  saved_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint drafts_pkey PRIMARY KEY (owner_subject, draft_id),
  constraint drafts_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id),
  constraint drafts_summary_content_id_fkey FOREIGN KEY (summary_content_id) REFERENCES content(content_id),
  constraint drafts_size_bytes_check CHECK ((size_bytes >= 0)),
  constraint drafts_version_check CHECK ((version > 0))
);

create table endpoints (
  endpoint_id uuid not null,
  system_code text not null,
  dialect text not null,
  address text not null,
  timeout_ms integer not null default 30000,
  active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  constraint endpoints_pkey PRIMARY KEY (endpoint_id),
  constraint endpoints_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code),
  constraint endpoints_address_check CHECK ((address ~ '^https://'::text)),
  constraint endpoints_timeout_ms_check CHECK (((timeout_ms >= 100) AND (timeout_ms <= 600000)))
);

create table envelopes (
  message_id uuid not null,
  direction text not null,
  message_kind text not null,
  case_id uuid not null,
  leg_id uuid not null,
  letter_id uuid,
  ref_to_message_id uuid,
  sequence_in_conversation integer not null,
  sender_code text not null,
  receiver_code text not null,
  content_id uuid not null,
  sha256 bytea not null,
  size_bytes integer not null,
  sealed_by text not null,
  envelope_created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint envelopes_pkey PRIMARY KEY (message_id),
  constraint envelopes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id),
  constraint envelopes_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id),
  constraint envelopes_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES legs(leg_id),
  constraint envelopes_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(letter_id),
  constraint envelopes_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text])))
);

create table events (
  event_id uuid not null,
  case_id uuid not null,
  leg_id uuid,
  kind text not null,
  occurred_at timestamp with time zone not null,
  reported_at timestamp with time zone not null,
  message_id uuid,
  facts jsonb not null default '{}'::jsonb,
  constraint events_pkey PRIMARY KEY (event_id, reported_at)
) partition by RANGE (reported_at);

create table exchange_log (
  log_id uuid not null,
  logged_at timestamp with time zone not null,
  entry text not null,
  direction text not null,
  message_id uuid,
  case_id uuid,
  system_code text,
  salt bytea not null,
  digest bytea not null,
  constraint exchange_log_pkey PRIMARY KEY (log_id, logged_at),
  constraint exchange_log_digest_check CHECK ((octet_length(digest) = 32)),
  constraint exchange_log_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
  constraint exchange_log_salt_check CHECK ((octet_length(salt) = 32))
) partition by RANGE (logged_at);

create table feed_head (
  only_row boolean not null default true,
  last_position bigint not null default 0,
  removed_through bigint not null default 0,
  constraint feed_head_pkey PRIMARY KEY (only_row),
  constraint feed_head_check CHECK (((removed_through >= 0) AND (removed_through <= last_position))),
  constraint feed_head_only_row_check CHECK (only_row)
);

create table feed_pending (
  pending_id bigint not null,
  event_id uuid not null,
  case_id uuid not null,
  leg_id uuid,
  kind text not null,
  occurred_at timestamp with time zone not null,
  reported_at timestamp with time zone not null,
  constraint feed_pending_pkey PRIMARY KEY (pending_id)
);

create table files (
  file_id uuid not null,
  origin text not null,
  owner_subject text,
  name_content_id uuid not null,
  content_id uuid not null,
  media_type text not null,
  size_bytes bigint not null default 0,
  sha256 bytea,
  state text not null,
  scan_state text not null default 'not_scanned'::text,
  created_at timestamp with time zone not null default now(),
  linked_at timestamp with time zone,
  scan_due_at timestamp with time zone not null default now(),
  scan_leased_until timestamp with time zone,
  scan_fence bigint not null default 0,
  scan_failures integer not null default 0,
  scan_reason text,
  scan_signature text,
  scanned_at timestamp with time zone,
  removed_at timestamp with time zone,
  removed_because text,
  constraint files_pkey PRIMARY KEY (file_id),
  constraint files_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id),
  constraint files_name_content_id_fkey FOREIGN KEY (name_content_id) REFERENCES content(content_id),
  constraint files_check CHECK (((state <> 'complete'::text) OR (sha256 IS NOT NULL))),
  constraint files_origin_check CHECK ((origin = ANY (ARRAY['citizen'::text, 'agency'::text, 'gateway'::text]))),
  constraint files_removed_because_check CHECK ((removed_because = ANY (ARRAY['infected'::text, 'not_checkable'::text]))),
  constraint files_removed_check CHECK (((removed_at IS NULL) = (removed_because IS NULL))),
  constraint files_scan_reason_check CHECK ((scan_reason = ANY (ARRAY['unavailable'::text, 'too_large'::text, 'encrypted'::text, 'error'::text]))),
  constraint files_scan_state_check CHECK ((scan_state = ANY (ARRAY['not_scanned'::text, 'clean'::text, 'infected'::text, 'held'::text]))),
  constraint files_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'complete'::text])))
);

create table gateway_seal_keys (
  spki_sha256 text not null,
  not_before timestamp with time zone not null,
  not_after timestamp with time zone not null,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint gateway_seal_keys_pkey PRIMARY KEY (spki_sha256),
  constraint gateway_seal_keys_spki_sha256_check CHECK ((spki_sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table holds (
  hold_id uuid not null,
  kind text not null,
  system_code text,
  agency_code text,
  delivery_id uuid,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  reason text not null,
  actor text not null,
  created_at timestamp with time zone not null default now(),
  constraint holds_pkey PRIMARY KEY (hold_id),
  constraint holds_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies(code),
  constraint holds_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES deliveries(delivery_id),
  constraint holds_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code),
  constraint holds_check CHECK ((num_nonnulls(system_code, agency_code, delivery_id) = 1)),
  constraint holds_check1 CHECK (((kind <> 'maintenance'::text) OR ((system_code IS NOT NULL) AND (until_at IS NOT NULL)))),
  constraint holds_check2 CHECK (((until_at IS NULL) OR (until_at >= from_at))),
  constraint holds_kind_check CHECK ((kind = ANY (ARRAY['hold'::text, 'maintenance'::text]))),
  constraint holds_reason_check CHECK ((reason <> ''::text))
);

create table idempotency_keys (
  owner_subject text not null,
  idempotency_key text not null,
  request_sha256 bytea not null,
  answer_content_id uuid not null,
  case_id uuid not null,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_keys_pkey PRIMARY KEY (owner_subject, idempotency_key),
  constraint idempotency_keys_answer_content_id_fkey FOREIGN KEY (answer_content_id) REFERENCES content(content_id),
  constraint idempotency_keys_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id)
);

create table inbox (
  system_code text not null,
  message_id uuid not null,
  sha256 bytea not null,
  message_kind text not null,
  sender_code text not null,
  state text not null,
  content_id uuid not null,
  receipt_content_id uuid,
  received_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  constraint inbox_pkey PRIMARY KEY (system_code, message_id),
  constraint inbox_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id),
  constraint inbox_receipt_content_id_fkey FOREIGN KEY (receipt_content_id) REFERENCES content(content_id),
  constraint inbox_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code),
  constraint inbox_check CHECK (((state <> 'completed'::text) OR (receipt_content_id IS NOT NULL))),
  constraint inbox_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'completed'::text])))
);

create table inbox_files (
  system_code text not null,
  message_id uuid not null,
  content_part text not null,
  file_id uuid not null,
  "position" integer not null,
  file_guid uuid not null,
  size_bytes bigint not null,
  sha256 bytea not null,
  received_bytes bigint not null default 0,
  upload_number integer not null default 0,
  constraint inbox_files_pkey PRIMARY KEY (system_code, message_id, content_part),
  constraint inbox_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(file_id),
  constraint inbox_files_system_code_message_id_fkey FOREIGN KEY (system_code, message_id) REFERENCES inbox(system_code, message_id) ON DELETE CASCADE
);

create table installation (
  only_row boolean not null default true,
  environment text not null,
  clock_shift interval not null default '00:00:00'::interval,
  constraint installation_pkey PRIMARY KEY (only_row),
  constraint installation_check CHECK (((environment <> 'production'::text) OR (clock_shift = '00:00:00'::interval))),
  constraint installation_environment_check CHECK ((environment = ANY (ARRAY['production'::text, 'sandbox'::text, 'test'::text]))),
  constraint installation_only_row_check CHECK (only_row)
);

create table issued_papers (
  code text not null,
  sha256 bytea not null,
  issued_at timestamp with time zone not null,
  constraint issued_papers_pkey PRIMARY KEY (code, sha256),
  constraint issued_papers_code_fkey FOREIGN KEY (code) REFERENCES verification_codes(code),
  constraint issued_papers_sha256_check CHECK ((octet_length(sha256) = 32))
);

create table legs (
  leg_id uuid not null,
  case_id uuid not null,
  leg_number integer not null,
  agency_code text not null,
  state text not null,
  registration_number text,
  registered_at timestamp with time zone,
  outcome text,
  sent_envelopes integer not null default 0,
  created_at timestamp with time zone not null default now(),
  forwarded_from_leg_id uuid,
  registered_by_hand boolean not null default false,
  constraint legs_case_id_leg_number_key UNIQUE (case_id, leg_number),
  constraint legs_pkey PRIMARY KEY (leg_id),
  constraint legs_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies(code),
  constraint legs_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id),
  constraint legs_forwarded_from_leg_id_fkey FOREIGN KEY (forwarded_from_leg_id) REFERENCES legs(leg_id),
  constraint legs_leg_number_check CHECK ((leg_number > 0))
);

create table letter_files (
  letter_id uuid not null,
  file_id uuid not null,
  "position" integer not null,
  main_component boolean not null,
  constraint letter_files_letter_id_position_key UNIQUE (letter_id, "position"),
  constraint letter_files_pkey PRIMARY KEY (letter_id, file_id),
  constraint letter_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(file_id),
  constraint letter_files_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(letter_id),
  constraint letter_files_position_check CHECK (("position" >= 0))
);

create table letter_forms (
  form_schema_id text not null,
  form_schema json not null,
  built_in boolean not null,
  created_at timestamp with time zone not null default now(),
  constraint letter_forms_pkey PRIMARY KEY (form_schema_id),
  constraint letter_forms_form_schema_id_check CHECK ((form_schema_id ~ '^urn:shikriki:schema:[a-z-]+:[0-9]+$'::text))
);

create table letter_likeness (
  case_id uuid not null,
  owner_subject text not null,
  agency_code text not null,
  filed_at timestamp with time zone not null,
  text_digest bytea not null,
  sketch bigint[] not null,
  constraint letter_likeness_pkey PRIMARY KEY (case_id),
  constraint letter_likeness_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id)
);

create table letter_type_terms (
  letter_type text not null,
  valid_from date not null,
  amount integer not null,
  unit text not null,
  starts text not null,
  legal_ref text not null,
  verified boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint letter_type_terms_pkey PRIMARY KEY (letter_type, valid_from),
  constraint letter_type_terms_letter_type_fkey FOREIGN KEY (letter_type) REFERENCES letter_types(code),
  constraint letter_type_terms_amount_check CHECK (((amount >= 0) AND (amount <= 1000))),
  constraint letter_type_terms_starts_check CHECK ((starts = ANY (ARRAY['delivered'::text, 'registered'::text, 'second_working_day_after_registration'::text]))),
  constraint letter_type_terms_unit_check CHECK ((unit = ANY (ARRAY['working_day'::text, 'calendar_day'::text, 'month'::text])))
);

create table letter_types (
  code text not null,
  name_ka text not null,
  name_en text not null,
  explanation_ka text not null,
  explanation_en text not null,
  form_schema_id text not null,
  max_files integer not null default 20,
  max_total_bytes bigint not null default 209715200,
  created_at timestamp with time zone not null default now(),
  first_answer_amount integer,
  first_answer_unit text,
  remedy text not null default 'none'::text,
  media_types text[],
  attachments_required boolean not null default false,
  signature_required boolean not null default false,
  agency_codes text[],
  daily_limit integer,
  retired_at timestamp with time zone,
  constraint letter_types_pkey PRIMARY KEY (code),
  constraint letter_types_form FOREIGN KEY (form_schema_id) REFERENCES letter_forms(form_schema_id) NOT VALID,
  constraint letter_types_agency_codes_check CHECK ((cardinality(agency_codes) > 0)),
  constraint letter_types_code_check CHECK ((code ~ '^[a-z][a-z0-9_]{1,63}$'::text)),
  constraint letter_types_daily_limit_check CHECK (((daily_limit >= 1) AND (daily_limit <= 1000000))),
  constraint letter_types_first_answer_amount_check CHECK ((first_answer_amount >= 0)),
  constraint letter_types_first_answer_check CHECK (((first_answer_amount IS NULL) = (first_answer_unit IS NULL))),
  constraint letter_types_first_answer_unit_check CHECK ((first_answer_unit = ANY (ARRAY['working_day'::text, 'calendar_day'::text, 'month'::text]))),
  constraint letter_types_media_types_check CHECK ((cardinality(media_types) > 0)),
  constraint letter_types_remedy_check CHECK ((remedy = ANY (ARRAY['admin_complaint'::text, 'admin_complaint_or_court'::text, 'court'::text, 'data_protection_service'::text, 'none'::text])))
);

create table letters (
  letter_id uuid not null,
  case_id uuid not null,
  leg_id uuid not null,
  direction text not null,
  kind text not null,
  content_id uuid not null,
  created_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  constraint letters_pkey PRIMARY KEY (letter_id),
  constraint letters_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id),
  constraint letters_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id),
  constraint letters_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES legs(leg_id),
  constraint letters_direction_check CHECK ((direction = ANY (ARRAY['to_agency'::text, 'to_citizen'::text])))
);

create table likeness_key (
  only_row boolean not null default true,
  key bytea not null,
  constraint likeness_key_pkey PRIMARY KEY (only_row),
  constraint likeness_key_key_check CHECK ((octet_length(key) = 32)),
  constraint likeness_key_only_row_check CHECK (only_row)
);

create table mandate_acts (
  act_id uuid not null,
  acted_at timestamp with time zone not null,
  mandate_id uuid not null,
  owner_subject text not null,
  actor_subject text not null,
  act text not null,
  case_id uuid,
  constraint mandate_acts_pkey PRIMARY KEY (act_id, acted_at),
  constraint mandate_acts_act_check CHECK ((act = ANY (ARRAY['read'::text, 'listed'::text, 'opened'::text, 'downloaded'::text, 'uploaded'::text, 'removed'::text, 'sent'::text, 'changed'::text])))
) partition by RANGE (acted_at);

create table mandates (
  mandate_id uuid not null,
  owner_subject text not null,
  holder_subject text,
  holder_number text,
  content_id uuid not null,
  rights text not null,
  agency_codes text[],
  letter_types text[],
  valid_from date not null,
  valid_until date not null,
  granted_at timestamp with time zone not null,
  granted_by text not null,
  accept_until timestamp with time zone not null,
  accepted_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_because text,
  first_used_at timestamp with time zone,
  told_expiring_at timestamp with time zone,
  constraint mandates_pkey PRIMARY KEY (mandate_id),
  constraint mandates_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id),
  constraint mandates_agency_codes_check CHECK (((cardinality(agency_codes) >= 1) AND (cardinality(agency_codes) <= 100))),
  constraint mandates_check CHECK ((valid_until >= valid_from)),
  constraint mandates_check1 CHECK (((ended_at IS NULL) = (ended_because IS NULL))),
  constraint mandates_check2 CHECK (((accepted_at IS NULL) = (holder_subject IS NULL))),
  constraint mandates_check3 CHECK (((holder_number IS NULL) OR (accepted_at IS NULL))),
  constraint mandates_ended_because_check CHECK ((ended_because = ANY (ARRAY['revoked'::text, 'declined'::text, 'given_back'::text]))),
  constraint mandates_letter_types_check CHECK (((cardinality(letter_types) >= 1) AND (cardinality(letter_types) <= 100))),
  constraint mandates_rights_check CHECK ((rights = ANY (ARRAY['read'::text, 'write'::text])))
);

create table messages_put_aside (
  system_code text not null,
  message_id uuid not null,
  problem_code text not null,
  tries integer not null,
  first_tried_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  constraint messages_put_aside_pkey PRIMARY KEY (system_code, message_id),
  constraint messages_put_aside_system_code_fkey FOREIGN KEY (system_code) REFERENCES polls(system_code),
  constraint messages_put_aside_tries_check CHECK ((tries > 0))
);

create table notice_settings (
  subject text not null,
  language text,
  quiet_hours jsonb not null default '{}'::jsonb,
  switched_off text[] not null default '{}'::text[],
  updated_at timestamp with time zone not null,
  constraint notice_settings_pkey PRIMARY KEY (subject),
  constraint notice_settings_language_check CHECK ((language = ANY (ARRAY['ka'::text, 'en'::text])))
);

create table notifications (
  notification_id uuid not null,
  created_at timestamp with time zone not null,
  case_id uuid,
  event text not null,
  channel text not null,
  language text not null,
  facts jsonb not null default '{}'::jsonb,
  state text not null,
  attempt_count integer not null default 0,
  fence bigint not null default 0,
  leased_until timestamp with time zone,
  due_at timestamp with time zone not null,
  provider_reference text,
  template_version text,
  sent_at timestamp with time zone,
  updated_at timestamp with time zone not null,
  reason text,
  merged_into uuid,
  address_hash bytea,
  owner_subject text,
  constraint notifications_pkey PRIMARY KEY (notification_id, created_at),
  constraint notifications_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint notifications_have_a_case CHECK (((case_id IS NOT NULL) OR (owner_subject IS NOT NULL) OR (event = 'otp'::text))) NOT VALID,
  constraint notifications_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'SENDING'::text, 'SENT'::text, 'DELIVERED'::text, 'TEMPORARY_FAILURE'::text, 'PERMANENT_FAILURE'::text, 'TECHNICAL_FAILURE'::text, 'SUPPRESSED'::text])))
) partition by RANGE (created_at);

create table operator_acts (
  act_id uuid not null,
  actor text not null,
  act text not null,
  subject text not null,
  reason text not null,
  acted_at timestamp with time zone not null,
  constraint operator_acts_pkey PRIMARY KEY (act_id)
);

create table own_seal_certificates (
  spki_sha256 text not null,
  certificate_pem text not null,
  created_at timestamp with time zone not null default now(),
  constraint own_seal_certificates_pkey PRIMARY KEY (spki_sha256),
  constraint own_seal_certificates_spki_sha256_check CHECK ((spki_sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table parties (
  case_id uuid not null,
  role text not null,
  subject text not null,
  filing_channel text not null,
  content_id uuid not null,
  created_at timestamp with time zone not null default now(),
  constraint parties_pkey PRIMARY KEY (case_id, role),
  constraint parties_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id),
  constraint parties_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id),
  constraint parties_filing_channel_check CHECK ((filing_channel = ANY (ARRAY['portal'::text, 'operator_call'::text, 'operator_visit'::text, 'operator_email'::text, 'api'::text]))),
  constraint parties_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'actor'::text])))
);

create table polls (
  system_code text not null,
  interval_ms integer not null default 30000,
  due_at timestamp with time zone not null,
  fence bigint not null default 0,
  leased_until timestamp with time zone,
  failure_count integer not null default 0,
  last_problem_code text,
  last_looked_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint polls_pkey PRIMARY KEY (system_code),
  constraint polls_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code),
  constraint polls_interval_ms_check CHECK (((interval_ms >= 100) AND (interval_ms <= 86400000)))
);

create table receipts (
  receipt_id uuid not null,
  level text not null,
  case_id uuid not null,
  leg_id uuid,
  message_id uuid,
  about_message_id uuid,
  verdict text not null,
  problem_code text,
  content_id uuid,
  sha256 bytea,
  received_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint receipts_pkey PRIMARY KEY (receipt_id),
  constraint receipts_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id),
  constraint receipts_content_id_fkey FOREIGN KEY (content_id) REFERENCES content(content_id),
  constraint receipts_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES legs(leg_id),
  constraint receipts_level_check CHECK ((level = ANY (ARRAY['R0'::text, 'R1'::text, 'R2'::text, 'R3'::text, 'R4'::text, 'R5'::text]))),
  constraint receipts_verdict_check CHECK ((verdict = ANY (ARRAY['ACCEPTED'::text, 'REFUSED'::text])))
);

create table replaced_envelopes (
  message_id uuid not null,
  delivery_id uuid not null,
  replaced_by uuid not null,
  replaced_at timestamp with time zone not null,
  constraint replaced_envelopes_pkey PRIMARY KEY (message_id),
  constraint replaced_envelopes_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES deliveries(delivery_id)
);

create table rounds (
  name text not null,
  due_at timestamp with time zone not null,
  fence bigint not null default 0,
  leased_until timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint rounds_pkey PRIMARY KEY (name),
  constraint rounds_name_check CHECK ((name ~ '^[a-z_]{1,40}$'::text))
);

create table sms_providers (
  name text not null,
  weight integer not null default 50,
  resting_weight integer not null default 50,
  weight_changed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint sms_providers_pkey PRIMARY KEY (name),
  constraint sms_providers_resting_weight_check CHECK (((resting_weight >= 0) AND (resting_weight <= 100))),
  constraint sms_providers_weight_check CHECK (((weight >= 0) AND (weight <= 100)))
);

create table sms_tries (
  try_id uuid not null,
  notification_id uuid not null,
  provider text not null,
  begun_at timestamp with time zone not null,
  took_ms integer,
  provider_reference text,
  outcome text,
  created_at timestamp with time zone not null default now(),
  address_hash bytea,
  constraint sms_tries_pkey PRIMARY KEY (try_id),
  constraint sms_tries_provider_fkey FOREIGN KEY (provider) REFERENCES sms_providers(name),
  constraint sms_tries_address_hash_check CHECK ((octet_length(address_hash) = 32)),
  constraint sms_tries_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'unsure'::text, 'temporary_failure'::text, 'permanent_failure'::text, 'technical_failure'::text])))
);

create table suppressions (
  suppression_id uuid not null,
  channel text not null,
  address_hash bytea not null,
  reason text not null,
  notification_id uuid not null,
  suppressed_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  constraint suppressions_channel_address_hash_key UNIQUE (channel, address_hash),
  constraint suppressions_pkey PRIMARY KEY (suppression_id),
  constraint suppressions_address_hash_check CHECK ((octet_length(address_hash) = 32)),
  constraint suppressions_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text]))),
  constraint suppressions_reason_check CHECK ((reason = ANY (ARRAY['refused'::text, 'bounced'::text, 'unknown_number'::text])))
);

create table system_agency (
  system_code text not null,
  agency_code text not null,
  valid_from timestamp with time zone not null default now(),
  valid_until timestamp with time zone,
  cut_off boolean not null default false,
  constraint system_agency_pkey PRIMARY KEY (system_code, agency_code, valid_from),
  constraint system_agency_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies(code),
  constraint system_agency_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code),
  constraint system_agency_check CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);

create table system_pace (
  system_code text not null,
  tokens double precision not null default 0,
  filled_at timestamp with time zone not null,
  not_before timestamp with time zone,
  constraint system_pace_pkey PRIMARY KEY (system_code),
  constraint system_pace_system_code_fkey FOREIGN KEY (system_code) REFERENCES systems(code)
);

create table systems (
  code text not null,
  name_ka text not null,
  name_en text not null,
  dialect text,
  max_concurrency integer not null default 4,
  max_message_bytes bigint not null default 104857600,
  created_at timestamp with time zone not null default now(),
  accepted_letter_types text[],
  accepted_media_types text[],
  max_file_bytes bigint,
  max_files integer,
  envelope_versions text[] not null default '{1.0}'::text[],
  messages_per_minute integer,
  interactive_reserve integer not null default 2,
  constraint systems_pkey PRIMARY KEY (code),
  constraint systems_code_check CHECK ((code ~ '^[a-z][a-z0-9_.-]{0,63}$'::text)),
  constraint systems_envelope_versions_check CHECK ((cardinality(envelope_versions) > 0)),
  constraint systems_interactive_reserve_check CHECK ((interactive_reserve >= 0)),
  constraint systems_max_concurrency_check CHECK ((max_concurrency > 0)),
  constraint systems_max_file_bytes_check CHECK ((max_file_bytes > 0)),
  constraint systems_max_files_check CHECK ((max_files >= 0)),
  constraint systems_max_message_bytes_check CHECK ((max_message_bytes > 0)),
  constraint systems_messages_per_minute_check CHECK ((messages_per_minute > 0))
);

create table unmatched_replies (
  unmatched_id uuid not null,
  system_code text not null,
  message_id uuid not null,
  agency_code text not null,
  conversation_id uuid not null,
  leg_id uuid not null,
  verified_content_id uuid not null,
  receipt_content_id uuid not null,
  state text not null,
  received_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by text,
  discard_reason text,
  matched_case_id uuid,
  matched_leg_id uuid,
  constraint unmatched_replies_system_code_message_id_key UNIQUE (system_code, message_id),
  constraint unmatched_replies_pkey PRIMARY KEY (unmatched_id),
  constraint unmatched_replies_agency_code_fkey FOREIGN KEY (agency_code) REFERENCES agencies(code),
  constraint unmatched_replies_matched_case_id_fkey FOREIGN KEY (matched_case_id) REFERENCES cases(case_id),
  constraint unmatched_replies_matched_leg_id_fkey FOREIGN KEY (matched_leg_id) REFERENCES legs(leg_id),
  constraint unmatched_replies_receipt_content_id_fkey FOREIGN KEY (receipt_content_id) REFERENCES content(content_id),
  constraint unmatched_replies_system_code_message_id_fkey FOREIGN KEY (system_code, message_id) REFERENCES inbox(system_code, message_id),
  constraint unmatched_replies_verified_content_id_fkey FOREIGN KEY (verified_content_id) REFERENCES content(content_id),
  constraint unmatched_replies_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint unmatched_replies_check1 CHECK (((state = 'waiting'::text) = (decided_by IS NULL))),
  constraint unmatched_replies_check2 CHECK (((state = 'discarded'::text) = (discard_reason IS NOT NULL))),
  constraint unmatched_replies_check3 CHECK (((state = 'matched'::text) = (matched_case_id IS NOT NULL))),
  constraint unmatched_replies_check4 CHECK (((state = 'matched'::text) = (matched_leg_id IS NOT NULL))),
  constraint unmatched_replies_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'matched'::text, 'discarded'::text])))
);

create table verification_codes (
  code text not null,
  case_id uuid not null,
  letter_id uuid,
  message_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint verification_codes_pkey PRIMARY KEY (code),
  constraint verification_codes_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(case_id),
  constraint verification_codes_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters(letter_id),
  constraint verification_codes_message_id_fkey FOREIGN KEY (message_id) REFERENCES envelopes(message_id),
  constraint verification_codes_check CHECK ((num_nonnulls(letter_id, message_id) = 1)),
  constraint verification_codes_code_check CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'::text))
);

create table webhooks (
  webhook_id uuid not null,
  client_id text not null,
  address text not null,
  kinds text[],
  state text not null default 'active'::text,
  paused_because text,
  secret_content_id uuid not null,
  previous_secret_content_id uuid,
  previous_secret_until timestamp with time zone,
  cursor_position bigint not null,
  failing_since timestamp with time zone,
  failure_count integer not null default 0,
  last_failure text,
  last_delivered_at timestamp with time zone,
  next_try_at timestamp with time zone not null,
  fence bigint not null default 0,
  leased_until timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint webhooks_pkey PRIMARY KEY (webhook_id),
  constraint webhooks_previous_secret_content_id_fkey FOREIGN KEY (previous_secret_content_id) REFERENCES content(content_id),
  constraint webhooks_secret_content_id_fkey FOREIGN KEY (secret_content_id) REFERENCES content(content_id),
  constraint webhooks_check CHECK (((state = 'paused'::text) = (paused_because IS NOT NULL))),
  constraint webhooks_check1 CHECK (((previous_secret_content_id IS NULL) = (previous_secret_until IS NULL))),
  constraint webhooks_cursor_position_check CHECK ((cursor_position >= 0)),
  constraint webhooks_paused_because_check CHECK ((paused_because = ANY (ARRAY['asked'::text, 'failing'::text]))),
  constraint webhooks_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text])))
);

CREATE INDEX agencies_search ON public.agencies USING gin (search_folded gin_trgm_ops);

CREATE UNIQUE INDEX alerts_open ON public.alerts USING btree (kind, subject) WHERE (cleared_at IS NULL);

CREATE INDEX alerts_to_mail ON public.alerts USING btree (mail_due_at) WHERE (mail_due_at IS NOT NULL);

CREATE INDEX case_search_completed ON public.case_search USING btree (owner_subject, unread, completed_at DESC, case_id DESC) WHERE (completed_at IS NOT NULL);

CREATE INDEX case_search_filed ON public.case_search USING btree (owner_subject, filed_at DESC, case_id DESC);

CREATE INDEX case_search_not_indexed ON public.case_search USING btree ((
CASE
    WHEN (NOT indexed) THEN owner_subject
    ELSE NULL::text
END));

CREATE INDEX case_search_terms ON public.case_search USING gin (terms) WITH (fastupdate=off) WHERE indexed;

CREATE INDEX case_search_unfilled ON public.case_search USING btree (case_id) WHERE (NOT filled);

CREATE INDEX cases_completed_of_owner ON public.cases USING btree (owner_subject, ((unread_replies > 0)) DESC, completed_at DESC, case_id DESC) WHERE (completed_at IS NOT NULL);

CREATE INDEX cases_of_owner ON public.cases USING btree (owner_subject, filed_at DESC, case_id DESC);

CREATE INDEX certificates_by_agency ON public.certificates USING btree (agency_code) WHERE (agency_code IS NOT NULL);

CREATE INDEX certificates_by_system ON public.certificates USING btree (system_code) WHERE (system_code IS NOT NULL);

CREATE INDEX contact_codes_by_age ON public.contact_codes USING btree (created_at);

CREATE UNIQUE INDEX contact_codes_by_notification ON public.contact_codes USING btree (notification_id);

CREATE INDEX contact_codes_of_citizen ON public.contact_codes USING btree (subject, created_at);

CREATE UNIQUE INDEX contact_codes_open ON public.contact_codes USING btree (subject, kind) WHERE (ended_at IS NULL);

CREATE INDEX daily_filings_by_day ON public.daily_filings USING btree (day);

CREATE INDEX deliveries_due ON public.deliveries USING btree (system_code, due_at) WHERE (state = ANY (ARRAY['ACCEPTED'::text, 'SEALED'::text, 'QUEUED'::text, 'SENDING'::text, 'WAITING_RETRY'::text, 'UNKNOWN_OUTCOME'::text]));

CREATE INDEX deliveries_expiring ON public.deliveries USING btree (expires_at) WHERE (state = ANY (ARRAY['ACCEPTED'::text, 'SEALED'::text, 'QUEUED'::text, 'SENDING'::text, 'WAITING_RETRY'::text, 'UNKNOWN_OUTCOME'::text, 'SUSPENDED'::text, 'HELD'::text]));

CREATE INDEX deliveries_in_line ON public.deliveries USING btree (system_code, lane DESC, due_at) WHERE (state = ANY (ARRAY['ACCEPTED'::text, 'SEALED'::text, 'QUEUED'::text, 'SENDING'::text, 'WAITING_RETRY'::text, 'UNKNOWN_OUTCOME'::text]));

CREATE INDEX deliveries_in_mailbox ON public.deliveries USING btree (system_code, lane DESC, placed_at) WHERE ((placed_at IS NOT NULL) AND (state = ANY (ARRAY['QUEUED'::text, 'SENDING'::text])));

CREATE INDEX deliveries_leased_by ON public.deliveries USING btree (leased_by) WHERE (leased_until IS NOT NULL);

CREATE INDEX deliveries_of_leg ON public.deliveries USING btree (leg_id, sequence_in_conversation);

CREATE INDEX deliveries_suspended ON public.deliveries USING btree (system_code) WHERE (state = 'SUSPENDED'::text);

CREATE INDEX deliveries_waiting ON public.deliveries USING btree (retrying_since) WHERE (state = ANY (ARRAY['ACCEPTED'::text, 'SEALED'::text, 'QUEUED'::text, 'SENDING'::text, 'WAITING_RETRY'::text, 'UNKNOWN_OUTCOME'::text, 'SUSPENDED'::text]));

CREATE INDEX deliveries_working ON public.deliveries USING btree (system_code) WHERE (leased_until IS NOT NULL);

CREATE INDEX drafts_by_upload ON public.drafts USING gin (upload_ids);

CREATE INDEX drafts_unchanged ON public.drafts USING btree (saved_at);

CREATE UNIQUE INDEX endpoints_one_active ON public.endpoints USING btree (system_code) WHERE active;

CREATE INDEX envelopes_of_case ON public.envelopes USING btree (case_id, created_at);

CREATE INDEX events_of_case ON ONLY public.events USING btree (case_id, reported_at);

CREATE INDEX exchange_log_of_case ON ONLY public.exchange_log USING btree (case_id, logged_at);

CREATE INDEX files_held ON public.files USING btree (created_at) WHERE ((scan_state = 'held'::text) AND (removed_at IS NULL));

CREATE INDEX files_never_linked ON public.files USING btree (created_at) WHERE (linked_at IS NULL);

CREATE INDEX files_to_scan ON public.files USING btree (scan_due_at) WHERE ((state = 'complete'::text) AND (scan_state = 'not_scanned'::text));

CREATE INDEX holds_by_end ON public.holds USING btree (until_at);

CREATE UNIQUE INDEX holds_one_open ON public.holds USING btree (system_code, agency_code, delivery_id) NULLS NOT DISTINCT WHERE (until_at IS NULL);

CREATE INDEX inbox_by_digest ON public.inbox USING btree (system_code, sha256);

CREATE INDEX inbox_unfinished ON public.inbox USING btree (received_at) WHERE (state = 'receiving'::text);

CREATE INDEX legs_contestable ON public.legs USING btree (leg_id) WHERE (state = ANY (ARRAY['partially_answered'::text, 'refused'::text, 'not_held'::text, 'returned'::text, 'lapsed'::text]));

CREATE INDEX legs_of_agency ON public.legs USING btree (agency_code, created_at DESC);

CREATE INDEX legs_open ON public.legs USING btree (leg_id) WHERE (state <> ALL (ARRAY['forwarded'::text, 'answered'::text, 'refused'::text, 'not_held'::text, 'returned'::text, 'lapsed'::text, 'withdrawn'::text, 'closed'::text]));

CREATE INDEX letter_files_by_file ON public.letter_files USING btree (file_id);

CREATE INDEX letter_likeness_by_day ON public.letter_likeness USING btree (filed_at);

CREATE INDEX letter_likeness_exact ON public.letter_likeness USING btree (owner_subject, agency_code, text_digest);

CREATE INDEX letter_likeness_of_owner ON public.letter_likeness USING btree (owner_subject, agency_code, filed_at DESC);

CREATE INDEX letters_of_case ON public.letters USING btree (case_id, created_at);

CREATE INDEX letters_unopened ON public.letters USING btree (created_at) WHERE ((direction = 'to_citizen'::text) AND (kind = 'REPLY'::text) AND (opened_at IS NULL));

CREATE INDEX mandate_acts_of_mandate ON ONLY public.mandate_acts USING btree (mandate_id, acted_at DESC, act_id DESC);

CREATE INDEX mandates_by_content ON public.mandates USING btree (content_id);

CREATE INDEX mandates_of_holder ON public.mandates USING btree (holder_subject, granted_at DESC) WHERE (holder_subject IS NOT NULL);

CREATE INDEX mandates_of_owner ON public.mandates USING btree (owner_subject, granted_at DESC);

CREATE INDEX mandates_to_expire ON public.mandates USING btree (valid_until) WHERE ((ended_at IS NULL) AND (accepted_at IS NOT NULL) AND (told_expiring_at IS NULL));

CREATE INDEX mandates_waiting ON public.mandates USING btree (holder_number) WHERE (holder_number IS NOT NULL);

CREATE INDEX notifications_by_reference ON ONLY public.notifications USING btree (provider_reference) WHERE (provider_reference IS NOT NULL);

CREATE INDEX notifications_due ON ONLY public.notifications USING btree (due_at) WHERE (state = ANY (ARRAY['PENDING'::text, 'SENDING'::text, 'TEMPORARY_FAILURE'::text]));

CREATE INDEX notifications_of_case ON ONLY public.notifications USING btree (case_id, created_at);

CREATE INDEX notifications_unreported ON ONLY public.notifications USING btree (sent_at) WHERE ((state = 'SENT'::text) AND (channel = 'sms'::text));

CREATE INDEX operator_acts_of_subject ON public.operator_acts USING btree (subject, acted_at);

CREATE INDEX receipts_of_case ON public.receipts USING btree (case_id, received_at);

CREATE INDEX sms_tries_by_time ON public.sms_tries USING btree (begun_at);

CREATE INDEX sms_tries_of_notification ON public.sms_tries USING btree (notification_id, begun_at);

CREATE INDEX suppressions_by_time ON public.suppressions USING btree (suppressed_at);

CREATE INDEX system_agency_by_agency ON public.system_agency USING btree (agency_code);

CREATE INDEX unmatched_replies_of_leg ON public.unmatched_replies USING btree (agency_code, leg_id);

CREATE INDEX unmatched_replies_waiting ON public.unmatched_replies USING btree (received_at, unmatched_id) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX verification_codes_of_letter ON public.verification_codes USING btree (letter_id) WHERE (letter_id IS NOT NULL);

CREATE UNIQUE INDEX verification_codes_of_receipt ON public.verification_codes USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX webhooks_due ON public.webhooks USING btree (next_try_at) WHERE (state = 'active'::text);

CREATE INDEX webhooks_of_client ON public.webhooks USING btree (client_id, created_at);

CREATE OR REPLACE FUNCTION public.acts_as_feed()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('shikriki.actor_kind', true) = 'worker' $function$;

CREATE OR REPLACE FUNCTION public.acts_as_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('shikriki.actor_kind', true) = 'system' $function$;

CREATE OR REPLACE FUNCTION public.app_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select now() + coalesce((select clock_shift from installation), '0'::interval) $function$;

CREATE OR REPLACE FUNCTION public.case_of_another(wanted_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from cases where case_id = wanted_case and owner_subject is distinct from current_owner()) $function$;

CREATE OR REPLACE FUNCTION public.cases_to_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin perform place_in_search(new); return null; end $function$;

CREATE OR REPLACE FUNCTION public.completed_since(wanted cases)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE
AS $function$ select case when (wanted).outcome is not null or (wanted).state in ('returned', 'lapsed', 'withdrawn') then (wanted).completed_at end $function$;

CREATE OR REPLACE FUNCTION public.content_of_another(wanted_content uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select exists (select from content where content_id = wanted_content and owner_subject is distinct from current_owner()) $function$;

CREATE OR REPLACE FUNCTION public.content_takes_owner()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update content set owner_subject = c.owner_subject from cases c
  where c.case_id = new.case_id and content.content_id = new.content_id and content.owner_subject is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.current_actor()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('shikriki.actor', true), '') $function$;

CREATE OR REPLACE FUNCTION public.current_holder()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('shikriki.holder', true), '') $function$;

CREATE OR REPLACE FUNCTION public.current_mandate()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('shikriki.mandate', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION public.current_number()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('shikriki.holder_number', true), '') $function$;

CREATE OR REPLACE FUNCTION public.current_owner()
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if current_setting('shikriki.actor_kind', true) is distinct from 'citizen' then
    return null;
  elsif current_mandate() is null then
    return coalesce(nullif(current_setting('shikriki.owner', true), ''), current_actor());
  end if;
  return (select m.owner_subject from mandates m
          where m.mandate_id = current_mandate() and m.holder_subject = current_holder()
            and m.owner_subject = current_setting('shikriki.owner', true) and mandate_holds(m));
end $function$;

CREATE OR REPLACE FUNCTION public.document_under(number text, wanted_code text)
 RETURNS TABLE(letter_direction text, letter_kind text, filed_at timestamp with time zone, written_at timestamp with time zone, agency_code text, agency_name_ka text, agency_name_en text, registration_number text, registered_at timestamp with time zone, message_kind text, envelope_direction text, sealed_at timestamp with time zone, received_at timestamp with time zone, envelope_sha256 bytea, certificate_pem text, paper_sha256s bytea[], file_sha256s bytea[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select t.direction, t.kind, c.filed_at, coalesce(t.created_at, e.created_at), a.code, a.name_ka, a.name_en,
      l.registration_number, l.registered_at,
      e.message_kind, e.direction, e.envelope_created_at, e.created_at, e.sha256, coalesce(k.certificate_pem, o.certificate_pem),
      coalesce((select array_agg(p.sha256) from issued_papers p where p.code = v.code), '{}'),
      coalesce((select array_agg(f.sha256) from letter_files x join files f using (file_id) where x.letter_id = v.letter_id), '{}')
    from verification_codes v
    join cases c on c.case_id = v.case_id
    left join letters t on t.letter_id = v.letter_id
    -- A letter that was sealed again counts with its newest seal.
    left join lateral (
      select n.* from envelopes n
      where n.case_id = v.case_id
        and (n.message_id = v.message_id
          or (n.letter_id = v.letter_id and case t.direction when 'to_agency' then n.direction = 'out' and n.message_kind <> 'RECEIPT' else n.direction = 'in' end))
      order by n.created_at desc, n.message_id desc limit 1) e on true
    join legs l on l.leg_id = coalesce(t.leg_id, e.leg_id)
    join agencies a on a.code = l.agency_code
    left join certificates k on k.use = 'seal' and k.spki_sha256 = e.sealed_by and e.direction = 'in'
    left join own_seal_certificates o on o.spki_sha256 = e.sealed_by and e.direction = 'out'
    where v.code = wanted_code and c.tracking_number = number
  $function$;

CREATE OR REPLACE FUNCTION public.ensure_month_partitions(from_day date, months integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  made integer := 0;
  parent text;
  month date;
  child text;
begin
  perform pg_advisory_xact_lock(hashtext('ensure_month_partitions'));
  foreach parent in array array['events', 'attempts', 'notifications', 'exchange_log', 'mandate_acts'] loop
    for step in 0 .. months - 1 loop
      month := (date_trunc('month', from_day) + make_interval(months => step))::date;
      child := format('%s_y%sm%s', parent, to_char(month, 'YYYY'), to_char(month, 'MM'));
      if to_regclass(format('public.%I', child)) is null then
        begin
          execute format('create table public.%I partition of public.%I for values from (%L) to (%L)',
            child, parent, month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
          -- Neither are policies inherited: asked by its own name, a month shows nothing.
          execute format('alter table public.%I enable row level security', child);
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
end $function$;

CREATE OR REPLACE FUNCTION public.exchange_log_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'exchange_log is append-only' using errcode = 'restrict_violation'; end $function$;

CREATE OR REPLACE FUNCTION public.feed_take_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into feed_pending (event_id, case_id, leg_id, kind, occurred_at, reported_at)
  values (new.event_id, new.case_id, new.leg_id, new.kind, new.occurred_at, new.reported_at);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.file_content_takes_owner()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update content set owner_subject = c.owner_subject
  from letters l join cases c using (case_id), files f
  where l.letter_id = new.letter_id and f.file_id = new.file_id and f.owner_subject is null
    and content.content_id in (f.content_id, f.name_content_id) and content.owner_subject is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.find_cases(of_owner text, plain tsquery, bound tsquery, by_completion boolean, unread_first boolean, since timestamp with time zone, unread_before timestamp with time zone, unread_before_case uuid, read_before timestamp with time zone, read_before_case uuid, most integer)
 RETURNS TABLE(case_id uuid, unread boolean, at timestamp with time zone, matches bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select f.case_id, f.unread and unread_first, f.at, count(*) over ()
  from (
    select s.case_id, s.unread, case when by_completion then s.completed_at else s.filed_at end as at
    from case_search s where s.indexed and s.terms @@ bound and s.owner_subject || '' = of_owner
    union all
    select s.case_id, s.unread, case when by_completion then s.completed_at else s.filed_at end
    from case_search s where (case when not s.indexed then s.owner_subject end) = of_owner and s.terms @@ plain
  ) f
  where f.at >= since
    and case when f.unread then (f.at, f.case_id) < (unread_before, unread_before_case) else (f.at, f.case_id) < (read_before, read_before_case) end
  order by (f.unread and unread_first) desc, f.at desc, f.case_id desc
  limit most
$function$;

CREATE OR REPLACE FUNCTION public.find_own_cases(of_owner text, plain tsquery, bound tsquery, by_completion boolean, unread_first boolean, since timestamp with time zone, unread_before timestamp with time zone, unread_before_case uuid, read_before timestamp with time zone, read_before_case uuid, most integer)
 RETURNS TABLE(case_id uuid, unread boolean, at timestamp with time zone, matches bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select f.case_id, f.unread, f.at, f.matches
  from find_cases(case when of_owner = current_owner() then of_owner end, plain, bound, by_completion, unread_first, since,
    unread_before, unread_before_case, read_before, read_before_case, most) f
$function$;

CREATE OR REPLACE FUNCTION public.guard(guarded regclass, visible text, writable text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare part regclass;
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy workers on %s to shikriki_worker using (true) with check (true)', guarded);
  execute format('create policy own on %s to shikriki_api using (%s) with check (%s)', guarded, visible, coalesce(writable, visible));
  -- A partition that is asked by its own name has no policy, so it shows nothing.
  for part in select relid from pg_partition_tree(guarded) where level > 0 loop
    execute format('alter table %s enable row level security', part);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.guard_by_case(guarded regclass)
 RETURNS void
 LANGUAGE sql
AS $function$ select guard(guarded, format('(select acts_as_system()) or exists (select from cases c where c.case_id = %s.case_id offset 0)', guarded)) $function$;

CREATE OR REPLACE FUNCTION public.guard_by_owner(guarded regclass, owner_column name DEFAULT 'owner_subject'::name)
 RETURNS void
 LANGUAGE sql
AS $function$ select guard(guarded, format('(select acts_as_system()) or %I = (select current_owner())', owner_column)) $function$;

CREATE OR REPLACE FUNCTION public.guard_for_systems(guarded regclass, visible text DEFAULT 'true'::text)
 RETURNS void
 LANGUAGE sql
AS $function$ select guard(guarded, format('(select acts_as_system()) and (%s)', visible)) $function$;

CREATE OR REPLACE FUNCTION public.legs_to_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin perform place_in_search(c) from cases c where c.case_id = new.case_id; return null; end $function$;

CREATE OR REPLACE FUNCTION public.mandate_covers(wanted_case uuid, wanted_type text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select exists (
      select from mandates m where m.mandate_id = current_mandate()
        and (m.letter_types is null or wanted_type = any(m.letter_types))
        and (m.agency_codes is null
          or exists (select from legs l where l.case_id = wanted_case and l.agency_code = any(m.agency_codes))))
  $function$;

CREATE OR REPLACE FUNCTION public.mandate_holds(m mandates)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select m.accepted_at is not null and m.ended_at is null and (app_now() at time zone 'Asia/Tbilisi')::date between m.valid_from and m.valid_until $function$;

CREATE OR REPLACE FUNCTION public.marks_of_case(wanted cases, key text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$
    select array[
        key || '=t=' || (wanted).letter_type,
        key || '=s=' || (wanted).state]
      || case when (wanted).state in ('returned', 'lapsed', 'withdrawn') then array[key || '=o=' || (wanted).state]
              when (wanted).outcome is not null then array[key || '=o=' || lower((wanted).outcome)]
              else '{}' end
      || array(select distinct key || '=a=' || agency_code from legs where case_id = (wanted).case_id)
  $function$;

CREATE OR REPLACE FUNCTION public.place_in_search(wanted cases)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  is_indexed boolean;
  key text;
begin
  select indexed into is_indexed from case_search where case_id = wanted.case_id;
  if is_indexed is null then
    is_indexed := (select count(*) from (
      select from case_search where (case when not indexed then owner_subject end) = wanted.owner_subject limit 1000) as looked_through) = 1000;
  end if;
  key := case when is_indexed then search_key(wanted.owner_subject) else '' end;
  insert into case_search as s (case_id, owner_subject, filed_at, completed_at, unread, indexed, terms)
  values (wanted.case_id, wanted.owner_subject, wanted.filed_at, completed_since(wanted), wanted.unread_replies > 0, is_indexed,
    array_to_tsvector(marks_of_case(wanted, key)))
  on conflict (case_id) do update set
    owner_subject = excluded.owner_subject, filed_at = excluded.filed_at, completed_at = excluded.completed_at,
    unread = excluded.unread, indexed = excluded.indexed,
    terms = ts_delete(s.terms, search_marks(s.terms)) || excluded.terms;
end $function$;

CREATE OR REPLACE FUNCTION public.search_key(owner text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select left(encode(sha256(convert_to(owner, 'UTF8')), 'hex'), 6) $function$;

CREATE OR REPLACE FUNCTION public.search_marks(in_terms tsvector)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select coalesce(array_agg(lexeme), '{}') from unnest(in_terms) where lexeme like '%=%' $function$;

CREATE OR REPLACE FUNCTION public.waited(d deliveries)
 RETURNS interval
 LANGUAGE sql
 STABLE
AS $function$
    select coalesce(app_now() - d.retrying_since - coalesce((
      select sum(upper(part) - lower(part)) from (
        select unnest(range_agg(tstzrange(greatest(h.from_at, d.retrying_since), least(h.until_at, app_now())))) as part
        from holds h
        where (h.system_code = d.system_code or h.agency_code = d.agency_code or h.delivery_id = d.delivery_id)
          and greatest(h.from_at, d.retrying_since) < least(h.until_at, app_now())) parts), '0'), '0')
  $function$;

CREATE TRIGGER cases_search_moved AFTER UPDATE ON public.cases FOR EACH ROW WHEN (((((((old.state IS DISTINCT FROM new.state) OR (old.outcome IS DISTINCT FROM new.outcome)) OR (old.completed_at IS DISTINCT FROM new.completed_at)) OR ((old.unread_replies > 0) IS DISTINCT FROM (new.unread_replies > 0))) OR (old.filed_at IS DISTINCT FROM new.filed_at)) OR (old.letter_type IS DISTINCT FROM new.letter_type))) EXECUTE FUNCTION cases_to_search();

CREATE TRIGGER cases_search_new AFTER INSERT ON public.cases FOR EACH ROW EXECUTE FUNCTION cases_to_search();

CREATE TRIGGER envelopes_content AFTER INSERT ON public.envelopes FOR EACH ROW WHEN ((current_setting('shikriki.actor_kind'::text, true) IS DISTINCT FROM 'citizen'::text)) EXECUTE FUNCTION content_takes_owner();

CREATE TRIGGER events_feed AFTER INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION feed_take_event();

CREATE TRIGGER exchange_log_append_only BEFORE DELETE OR UPDATE ON public.exchange_log FOR EACH ROW EXECUTE FUNCTION exchange_log_is_append_only();

CREATE TRIGGER exchange_log_no_truncate BEFORE TRUNCATE ON public.exchange_log FOR EACH STATEMENT EXECUTE FUNCTION exchange_log_is_append_only();

CREATE TRIGGER legs_search AFTER INSERT ON public.legs FOR EACH ROW WHEN ((new.leg_number > 1)) EXECUTE FUNCTION legs_to_search();

CREATE TRIGGER letter_files_content AFTER INSERT ON public.letter_files FOR EACH ROW WHEN ((current_setting('shikriki.actor_kind'::text, true) IS DISTINCT FROM 'citizen'::text)) EXECUTE FUNCTION file_content_takes_owner();

CREATE TRIGGER letters_content AFTER INSERT ON public.letters FOR EACH ROW WHEN ((current_setting('shikriki.actor_kind'::text, true) IS DISTINCT FROM 'citizen'::text)) EXECUTE FUNCTION content_takes_owner();

alter table attempts enable row level security;

create policy own on attempts to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM deliveries d
  WHERE (d.delivery_id = attempts.delivery_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM deliveries d
  WHERE (d.delivery_id = attempts.delivery_id)
 OFFSET 0))));

create policy workers on attempts to shikriki_worker
  using (true)
  with check (true);

alter table case_search enable row level security;

create policy own on case_search to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR ((owner_subject = ( SELECT current_owner() AS current_owner)) AND ((( SELECT current_mandate() AS current_mandate) IS NULL) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = case_search.case_id)
 OFFSET 0))))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (NOT case_of_another(case_id))));

create policy workers on case_search to shikriki_worker
  using (true)
  with check (true);

alter table cases enable row level security;

create policy own on cases to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR ((owner_subject = ( SELECT current_owner() AS current_owner)) AND ((( SELECT current_mandate() AS current_mandate) IS NULL) OR mandate_covers(case_id, letter_type)))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))));

create policy workers on cases to shikriki_worker
  using (true)
  with check (true);

alter table changes enable row level security;

create policy own on changes to shikriki_api
  using (( SELECT acts_as_feed() AS acts_as_feed))
  with check (( SELECT acts_as_feed() AS acts_as_feed));

create policy workers on changes to shikriki_worker
  using (true)
  with check (true);

alter table citizen_reminders enable row level security;

create policy own on citizen_reminders to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = citizen_reminders.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = citizen_reminders.case_id)
 OFFSET 0))));

create policy workers on citizen_reminders to shikriki_worker
  using (true)
  with check (true);

alter table contact_codes enable row level security;

create policy own on contact_codes to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (subject = ( SELECT current_owner() AS current_owner))));

create policy workers on contact_codes to shikriki_worker
  using (true)
  with check (true);

alter table contacts enable row level security;

create policy own on contacts to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (subject = ( SELECT current_owner() AS current_owner))));

create policy workers on contacts to shikriki_worker
  using (true)
  with check (true);

alter table content enable row level security;

create policy own on content to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner)) OR ((owner_subject IS NULL) AND ( SELECT acts_as_feed() AS acts_as_feed)) OR (EXISTS ( SELECT
   FROM mandates m
  WHERE (m.content_id = content.content_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner)) OR ((owner_subject IS NULL) AND ( SELECT acts_as_feed() AS acts_as_feed))));

create policy workers on content to shikriki_worker
  using (true)
  with check (true);

alter table content_chunks enable row level security;

create policy own on content_chunks to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM content c
  WHERE (c.content_id = content_chunks.content_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (NOT content_of_another(content_id))));

create policy workers on content_chunks to shikriki_worker
  using (true)
  with check (true);

alter table daily_filings enable row level security;

create policy own on daily_filings to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))));

create policy workers on daily_filings to shikriki_worker
  using (true)
  with check (true);

alter table deliveries enable row level security;

create policy own on deliveries to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = deliveries.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = deliveries.case_id)
 OFFSET 0))));

create policy workers on deliveries to shikriki_worker
  using (true)
  with check (true);

alter table drafts enable row level security;

create policy own on drafts to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))));

create policy workers on drafts to shikriki_worker
  using (true)
  with check (true);

alter table envelopes enable row level security;

create policy own on envelopes to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = envelopes.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = envelopes.case_id)
 OFFSET 0))));

create policy workers on envelopes to shikriki_worker
  using (true)
  with check (true);

alter table events enable row level security;

create policy own on events to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = events.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = events.case_id)
 OFFSET 0))));

create policy workers on events to shikriki_worker
  using (true)
  with check (true);

alter table exchange_log enable row level security;

create policy own on exchange_log to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = exchange_log.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = exchange_log.case_id)
 OFFSET 0))));

create policy workers on exchange_log to shikriki_worker
  using (true)
  with check (true);

alter table feed_pending enable row level security;

create policy own on feed_pending to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = feed_pending.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = feed_pending.case_id)
 OFFSET 0))));

create policy workers on feed_pending to shikriki_worker
  using (true)
  with check (true);

alter table files enable row level security;

create policy own on files to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner)) OR ((owner_subject IS NULL) AND (EXISTS ( SELECT
   FROM letter_files x
  WHERE (x.file_id = files.file_id)
 OFFSET 0)))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))));

create policy workers on files to shikriki_worker
  using (true)
  with check (true);

alter table idempotency_keys enable row level security;

create policy own on idempotency_keys to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))));

create policy workers on idempotency_keys to shikriki_worker
  using (true)
  with check (true);

alter table inbox enable row level security;

create policy own on inbox to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) AND (system_code = ( SELECT current_actor() AS current_actor))))
  with check ((( SELECT acts_as_system() AS acts_as_system) AND (system_code = ( SELECT current_actor() AS current_actor))));

create policy workers on inbox to shikriki_worker
  using (true)
  with check (true);

alter table inbox_files enable row level security;

create policy own on inbox_files to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) AND (system_code = ( SELECT current_actor() AS current_actor))))
  with check ((( SELECT acts_as_system() AS acts_as_system) AND (system_code = ( SELECT current_actor() AS current_actor))));

create policy workers on inbox_files to shikriki_worker
  using (true)
  with check (true);

alter table issued_papers enable row level security;

create policy own on issued_papers to shikriki_api
  using ((EXISTS ( SELECT
   FROM verification_codes v
  WHERE (v.code = issued_papers.code)
 OFFSET 0)))
  with check ((EXISTS ( SELECT
   FROM verification_codes v
  WHERE (v.code = issued_papers.code)
 OFFSET 0)));

create policy workers on issued_papers to shikriki_worker
  using (true)
  with check (true);

alter table legs enable row level security;

create policy own on legs to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = legs.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (NOT case_of_another(case_id))));

create policy workers on legs to shikriki_worker
  using (true)
  with check (true);

alter table letter_files enable row level security;

create policy own on letter_files to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM letters l
  WHERE (l.letter_id = letter_files.letter_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM letters l
  WHERE (l.letter_id = letter_files.letter_id)
 OFFSET 0))));

create policy workers on letter_files to shikriki_worker
  using (true)
  with check (true);

alter table letter_likeness enable row level security;

create policy own on letter_likeness to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))));

create policy workers on letter_likeness to shikriki_worker
  using (true)
  with check (true);

alter table letters enable row level security;

create policy own on letters to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = letters.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = letters.case_id)
 OFFSET 0))));

create policy workers on letters to shikriki_worker
  using (true)
  with check (true);

alter table mandate_acts enable row level security;

create policy own on mandate_acts to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))));

create policy workers on mandate_acts to shikriki_worker
  using (true)
  with check (true);

alter table mandates enable row level security;

create policy held on mandates to shikriki_api
  using (((ended_at IS NULL) AND ((holder_subject = ( SELECT current_holder() AS current_holder)) OR (holder_number = ( SELECT current_number() AS current_number)))))
  with check (((holder_subject = ( SELECT current_holder() AS current_holder)) OR (holder_number = ( SELECT current_number() AS current_number))));

create policy offered on mandates to shikriki_api
  using (((holder_subject = ( SELECT current_holder() AS current_holder)) OR (holder_number = ( SELECT current_number() AS current_number))))
  with check ();

create policy own on mandates to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (owner_subject = ( SELECT current_owner() AS current_owner))));

create policy workers on mandates to shikriki_worker
  using (true)
  with check (true);

alter table notice_settings enable row level security;

create policy own on notice_settings to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (subject = ( SELECT current_owner() AS current_owner))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (subject = ( SELECT current_owner() AS current_owner))));

create policy workers on notice_settings to shikriki_worker
  using (true)
  with check (true);

alter table notifications enable row level security;

create policy own on notifications to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR ( SELECT acts_as_feed() AS acts_as_feed) OR (owner_subject = ( SELECT current_owner() AS current_owner)) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = notifications.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR ( SELECT acts_as_feed() AS acts_as_feed) OR (owner_subject = ( SELECT current_owner() AS current_owner)) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = notifications.case_id)
 OFFSET 0)) OR (EXISTS ( SELECT
   FROM mandates m
  WHERE ((m.mandate_id = ((notifications.facts ->> 'mandateId'::text))::uuid) AND (m.owner_subject = notifications.owner_subject))
 OFFSET 0))));

create policy workers on notifications to shikriki_worker
  using (true)
  with check (true);

alter table parties enable row level security;

create policy own on parties to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = parties.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = parties.case_id)
 OFFSET 0))));

create policy workers on parties to shikriki_worker
  using (true)
  with check (true);

alter table receipts enable row level security;

create policy own on receipts to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = receipts.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = receipts.case_id)
 OFFSET 0))));

create policy workers on receipts to shikriki_worker
  using (true)
  with check (true);

alter table replaced_envelopes enable row level security;

create policy own on replaced_envelopes to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM deliveries d
  WHERE (d.delivery_id = replaced_envelopes.delivery_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM deliveries d
  WHERE (d.delivery_id = replaced_envelopes.delivery_id)
 OFFSET 0))));

create policy workers on replaced_envelopes to shikriki_worker
  using (true)
  with check (true);

alter table unmatched_replies enable row level security;

create policy own on unmatched_replies to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) AND (system_code = ( SELECT current_actor() AS current_actor))))
  with check ((( SELECT acts_as_system() AS acts_as_system) AND (system_code = ( SELECT current_actor() AS current_actor))));

create policy workers on unmatched_replies to shikriki_worker
  using (true)
  with check (true);

alter table verification_codes enable row level security;

create policy own on verification_codes to shikriki_api
  using ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = verification_codes.case_id)
 OFFSET 0))))
  with check ((( SELECT acts_as_system() AS acts_as_system) OR (EXISTS ( SELECT
   FROM cases c
  WHERE (c.case_id = verification_codes.case_id)
 OFFSET 0))));

create policy workers on verification_codes to shikriki_worker
  using (true)
  with check (true);

grant select on agencies to shikriki_api;

grant select on agencies to shikriki_worker;

grant delete, insert, select, update on agency_waits to shikriki_worker;

grant insert, select, update on alerts to shikriki_api;

grant insert, select, update on alerts to shikriki_worker;

grant insert, select, update on attempts to shikriki_api;

grant insert, select, update on attempts to shikriki_worker;

grant select on breakers to shikriki_api;

grant insert, select, update on breakers to shikriki_worker;

grant insert, select, update on case_search to shikriki_api;

grant insert, select, update on case_search to shikriki_worker;

grant insert, select, update on cases to shikriki_api;

grant insert, select, update on cases to shikriki_worker;

grant insert, select on certificate_warnings to shikriki_worker;

grant select on certificates to shikriki_api;

grant select on certificates to shikriki_worker;

grant select on changes to shikriki_api;

grant delete, insert, select on changes to shikriki_worker;

grant insert, select on citizen_reminders to shikriki_worker;

grant insert, select, update on contact_codes to shikriki_api;

grant delete, select, update on contact_codes to shikriki_worker;

grant insert, select, update on contacts to shikriki_api;

grant select on contacts to shikriki_worker;

grant delete, insert, select on content to shikriki_api;

grant delete, insert, select on content to shikriki_worker;

grant delete, insert, select on content_chunks to shikriki_api;

grant delete, insert, select on content_chunks to shikriki_worker;

grant insert, select, update on daily_filings to shikriki_api;

grant delete, select on daily_filings to shikriki_worker;

grant select on days_off to shikriki_api;

grant select on days_off to shikriki_worker;

grant insert, select, update on deliveries to shikriki_api;

grant insert, select, update on deliveries to shikriki_worker;

grant delete, insert, select, update on drafts to shikriki_api;

grant delete, select, update on drafts to shikriki_worker;

grant select on endpoints to shikriki_api;

grant select on endpoints to shikriki_worker;

grant insert, select on envelopes to shikriki_api;

grant insert, select on envelopes to shikriki_worker;

grant insert, select on events to shikriki_api;

grant insert, select on events to shikriki_worker;

grant insert, select on exchange_log to shikriki_api;

grant insert, select on exchange_log to shikriki_worker;

grant select on feed_head to shikriki_api;

grant select, update on feed_head to shikriki_worker;

grant delete, insert, select on feed_pending to shikriki_worker;

grant delete, insert, select, update on files to shikriki_api;

grant delete, insert, select, update on files to shikriki_worker;

grant insert, select, update on gateway_seal_keys to shikriki_api;

grant insert, select, update on gateway_seal_keys to shikriki_worker;

grant insert, select, update on holds to shikriki_api;

grant insert, select, update on holds to shikriki_worker;

grant insert, select on idempotency_keys to shikriki_api;

grant delete, insert, select, update on inbox to shikriki_api;

grant delete, insert, select, update on inbox to shikriki_worker;

grant delete, insert, select, update on inbox_files to shikriki_api;

grant delete, insert, select, update on inbox_files to shikriki_worker;

grant select on installation to shikriki_api;

grant select on installation to shikriki_worker;

grant insert, select on issued_papers to shikriki_api;

grant insert, select, update on legs to shikriki_api;

grant insert, select, update on legs to shikriki_worker;

grant insert, select, update on letter_files to shikriki_api;

grant insert, select, update on letter_files to shikriki_worker;

grant select on letter_forms to shikriki_api;

grant select on letter_forms to shikriki_worker;

grant insert, select on letter_likeness to shikriki_api;

grant delete, select on letter_likeness to shikriki_worker;

grant select on letter_type_terms to shikriki_api;

grant select on letter_type_terms to shikriki_worker;

grant select on letter_types to shikriki_api;

grant select on letter_types to shikriki_worker;

grant insert, select, update on letters to shikriki_api;

grant insert, select, update on letters to shikriki_worker;

grant select on likeness_key to shikriki_api;

grant insert, select on mandate_acts to shikriki_api;

grant insert, select on mandates to shikriki_api;

grant select on mandates to shikriki_worker;

grant select on messages_put_aside to shikriki_api;

grant delete, insert, select, update on messages_put_aside to shikriki_worker;

grant select on migrations to shikriki_api;

grant select on migrations to shikriki_worker;

grant insert, select, update on notice_settings to shikriki_api;

grant select on notice_settings to shikriki_worker;

grant insert, select, update on notifications to shikriki_api;

grant insert, select, update on notifications to shikriki_worker;

grant insert, select on operator_acts to shikriki_api;

grant insert, select on operator_acts to shikriki_worker;

grant insert on own_seal_certificates to shikriki_api;

grant insert, select on parties to shikriki_api;

grant insert, select on parties to shikriki_worker;

grant select on polls to shikriki_api;

grant insert, select, update on polls to shikriki_worker;

grant insert, select on receipts to shikriki_api;

grant insert, select on receipts to shikriki_worker;

grant select on replaced_envelopes to shikriki_api;

grant insert, select on replaced_envelopes to shikriki_worker;

grant select, update on rounds to shikriki_worker;

grant select, update on sms_providers to shikriki_worker;

grant select on sms_tries to shikriki_api;

grant delete, insert, select, update on sms_tries to shikriki_worker;

grant delete, insert, select on suppressions to shikriki_api;

grant delete, insert, select on suppressions to shikriki_worker;

grant select on system_agency to shikriki_api;

grant select on system_agency to shikriki_worker;

grant select on system_pace to shikriki_api;

grant insert, select, update on system_pace to shikriki_worker;

grant select on systems to shikriki_api;

grant select on systems to shikriki_worker;

grant insert, select, update on unmatched_replies to shikriki_api;

grant insert, select, update on unmatched_replies to shikriki_worker;

grant insert, select on verification_codes to shikriki_api;

grant delete, insert, select, update on webhooks to shikriki_api;

grant delete, insert, select, update on webhooks to shikriki_worker;
