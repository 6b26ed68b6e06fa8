-- Why: letter types are rows with their forms, so that an operator adds one without code; drafts; how many letters a person files a day;
-- whether a letter was written before. Locks letter_types (a dozen rows) for a moment; everything else is new. The seed that follows every
-- migration fills in the forms of the types that ship.

-- ---------------------------------------------------------------- letter types
-- A form never changes under its id: letters name the id that they were filled in by. Kept as text, because portals draw the fields in
-- the order in which they are written, and jsonb forgets it.
create table letter_forms (
  form_schema_id text primary key check (form_schema_id ~ '^urn:shikriki:schema:[a-z-]+:[0-9]+$'),
  form_schema json not null,
  -- Ships with the program, which may mend its words.
  built_in boolean not null,
  created_at timestamptz not null default now()
);

alter table letter_types
  -- Null: every type of file that citizens may attach.
  add column media_types text[] check (cardinality(media_types) > 0),
  add column attachments_required boolean not null default false,
  -- The main file carries the citizen's own qualified signature.
  add column signature_required boolean not null default false,
  -- Null: every agency.
  add column agency_codes text[] check (cardinality(agency_codes) > 0),
  -- Null: counted with the others, by the limit of the installation.
  add column daily_limit integer check (daily_limit between 1 and 1000000),
  -- Not offered any more; cases of it go on.
  add column retired_at timestamptz,
  -- Kept from before: filled by the seed, so not checked for the rows that are there.
  add constraint letter_types_form foreign key (form_schema_id) references letter_forms not valid;

-- ---------------------------------------------------------------- drafts
create table drafts (
  -- Chosen by the portal: of one citizen, so that nobody learns whether somebody else has it.
  owner_subject text not null,
  draft_id uuid not null,
  version integer not null check (version > 0),
  -- The draft as it was saved, and what a list shows of it: content.
  content_id uuid not null references content,
  summary_content_id uuid not null references content,
  sha256 bytea not null,
  size_bytes integer not null check (size_bytes >= 0),
  -- Uploads that it names; they are kept as long as it is.
  upload_ids uuid[] not null default '{}',
  saved_at timestamptz not null,
  created_at timestamptz not null,
  primary key (owner_subject, draft_id)
);
create index drafts_unchanged on drafts (saved_at);
create index drafts_by_upload on drafts using gin (upload_ids);

-- ---------------------------------------------------------------- how much a person files
create table daily_filings (
  owner_subject text not null,
  -- A day in Georgia.
  day date not null,
  -- letters, case_letters, or the code of a type that has a limit of its own after `type:`.
  counted text not null,
  filed integer not null check (filed >= 0),
  primary key (owner_subject, day, counted)
);
create index daily_filings_by_day on daily_filings (day);

-- ---------------------------------------------------------------- letters that were written before
-- Only here, under a key that is only here, and removed when the days are over in which a letter is compared: from none of it can the
-- text be read.
create table likeness_key (
  only_row boolean primary key default true check (only_row),
  key bytea not null check (octet_length(key) = 32)
);
-- Random UUIDs: two of them have 244 random bits, and need no extension.
insert into likeness_key (key)
  values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create table letter_likeness (
  case_id uuid primary key references cases,
  owner_subject text not null,
  agency_code text not null,
  filed_at timestamptz not null,
  -- Keyed digest of the folded text, and a sketch of its runs of words.
  text_digest bytea not null,
  sketch bigint[] not null
);
create index letter_likeness_of_owner on letter_likeness (owner_subject, agency_code, filed_at desc);
create index letter_likeness_exact on letter_likeness (owner_subject, agency_code, text_digest);
create index letter_likeness_by_day on letter_likeness (filed_at);

-- ---------------------------------------------------------------- rights
grant select on letter_forms to shikriki_api, shikriki_worker, shikriki_operator;
grant insert on letter_forms to shikriki_operator;
grant insert, update on letter_types to shikriki_operator;
grant delete on letter_type_terms to shikriki_operator;
grant select, insert, update, delete on drafts to shikriki_api;
grant select, update, delete on drafts to shikriki_worker;
grant select, insert, update on daily_filings to shikriki_api;
grant select, delete on daily_filings to shikriki_worker;
grant select on likeness_key to shikriki_api;
grant select, insert on letter_likeness to shikriki_api;
grant select, delete on letter_likeness to shikriki_worker;

select guard_by_owner(of_citizen) from unnest(array['drafts', 'daily_filings', 'letter_likeness']::regclass[]) as of_citizen;
