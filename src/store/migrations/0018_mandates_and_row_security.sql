-- Why: a person may act for another by a mandate, and the database itself keeps what is one owner's from everybody else (ADR 0034, 0035).
-- A version before this one files, answers and delivers beside it: it sets shikriki.actor and no owner, and the actor then is the owner. It
-- reads stored bytes in nobody's name, though, and gets none: its api processes are stopped before. Locks every table that gets policies, and
-- content against everybody, until the end of the one transaction of all migrations, which gives the content of letters that are there to
-- their owners: one pass over letters, envelopes, files and their content, a minute or so for each million letters.

-- ---------------------------------------------------------------- mandates
create table mandates (
  mandate_id uuid primary key,
  -- For whom.
  owner_subject text not null,
  -- Who may act; null until they accept.
  holder_subject text,
  -- By which they are found until they accept: personal number or identification code. Emptied when it has served.
  holder_number text,
  -- Names, numbers and contacts of both sides: content.
  content_id uuid not null references content,
  rights text not null check (rights in ('read', 'write')),
  -- Null: all.
  agency_codes text[] check (cardinality(agency_codes) between 1 and 100),
  letter_types text[] check (cardinality(letter_types) between 1 and 100),
  -- Days in Georgia, both inclusive.
  valid_from date not null,
  valid_until date not null,
  granted_at timestamptz not null,
  granted_by text not null,
  accept_until timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  -- Revoked by the owner's side, declined before it was accepted, given back after.
  ended_because text check (ended_because in ('revoked', 'declined', 'given_back')),
  first_used_at timestamptz,
  told_expiring_at timestamptz,
  check (valid_until >= valid_from),
  check ((ended_at is null) = (ended_because is null)),
  check ((accepted_at is null) = (holder_subject is null)),
  check (holder_number is null or accepted_at is null)
);
create index mandates_of_owner on mandates (owner_subject, granted_at desc);
create index mandates_of_holder on mandates (holder_subject, granted_at desc) where holder_subject is not null;
create index mandates_waiting on mandates (holder_number) where holder_number is not null;
create index mandates_by_content on mandates (content_id);
create index mandates_to_expire on mandates (valid_until) where ended_at is null and accepted_at is not null and told_expiring_at is null;

-- What holders did, for owners to read. Grows with every read: by month.
create table mandate_acts (
  act_id uuid not null,
  acted_at timestamptz not null,
  mandate_id uuid not null,
  owner_subject text not null,
  -- The person at the keyboard.
  actor_subject text not null,
  act text not null check (act in ('read', 'listed', 'opened', 'downloaded', 'uploaded', 'removed', 'sent', 'changed')),
  case_id uuid,
  primary key (act_id, acted_at)
) partition by range (acted_at);
create table mandate_acts_default partition of mandate_acts default;
create index mandate_acts_of_mandate on mandate_acts (mandate_id, acted_at desc, act_id desc);

-- A notice about a mandate belongs to no case.
alter table notifications
  alter column case_id drop not null,
  add column owner_subject text,
  drop constraint if exists notifications_have_a_case,
  add constraint notifications_have_a_case check (case_id is not null or owner_subject is not null or event = 'otp') not valid;

-- What was given is never changed, only accepted, used and ended.
grant select, insert on mandates to shikriki_api;
grant update (holder_subject, holder_number, accepted_at, ended_at, ended_because, first_used_at) on mandates to shikriki_api;
grant select on mandates to shikriki_worker;
grant update (told_expiring_at) on mandates to shikriki_worker;
grant select, insert on mandate_acts to shikriki_api;
insert into rounds (name, due_at) values ('mandates', app_now());

-- ---------------------------------------------------------------- in whose name
-- Each of these is asked once a statement: policies call them as (select ...).
create function acts_as_system() returns boolean language sql stable parallel safe
  as $$ select current_setting('shikriki.actor_kind', true) = 'system' $$;

-- Clients of the change feed and their webhooks, on the connections of the api.
create function acts_as_feed() returns boolean language sql stable parallel safe
  as $$ select current_setting('shikriki.actor_kind', true) = 'worker' $$;

create function current_actor() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('shikriki.actor', true), '') $$;

create function current_mandate() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('shikriki.mandate', true), '')::uuid $$;

-- To whom mandates were given: the person or the organisation that the token speaks for, by subject and by number.
create function current_holder() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('shikriki.holder', true), '') $$;
create function current_number() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('shikriki.holder_number', true), '') $$;

-- Whether a mandate gives anything today; one that was revoked gives nothing from that moment on.
create function mandate_holds(m mandates) returns boolean language sql stable
  as $$ select m.accepted_at is not null and m.ended_at is null and (app_now() at time zone 'Asia/Tbilisi')::date between m.valid_from and m.valid_until $$;

-- Whose things a citizen's transaction may touch; null: nobody's. Under a mandate it is the mandate's word, not the caller's.
create function current_owner() returns text language plpgsql stable parallel safe security definer set search_path = public, pg_temp
  as $$
begin
  if current_setting('shikriki.actor_kind', true) is distinct from 'citizen' then
    return null;
  elsif current_mandate() is null then
    return coalesce(nullif(current_setting('shikriki.owner', true), ''), current_actor());
  end if;
  return (select m.owner_subject from mandates m
          where m.mandate_id = current_mandate() and m.holder_subject = current_holder()
            and m.owner_subject = current_setting('shikriki.owner', true) and mandate_holds(m));
end $$;

-- Whether the mandate of the transaction reaches a case: any of its bodies, and its type.
create function mandate_covers(wanted_case uuid, wanted_type text) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select exists (
      select from mandates m where m.mandate_id = current_mandate()
        and (m.letter_types is null or wanted_type = any(m.letter_types))
        and (m.agency_codes is null
          or exists (select from legs l where l.case_id = wanted_case and l.agency_code = any(m.agency_codes))))
  $$;

alter table content add column owner_subject text;

-- Rows that one statement writes together do not see each other: what may be written is what is not known to be another's.
create function case_of_another(wanted_case uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from cases where case_id = wanted_case and owner_subject is distinct from current_owner()) $$;

create function content_of_another(wanted_content uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from content where content_id = wanted_content and owner_subject is distinct from current_owner()) $$;

-- ---------------------------------------------------------------- what a table is guarded by
-- The one way to switch row-level security on. The tables' owner, who migrates, is not bound by it.
create function guard(guarded regclass, visible text, writable text default null) returns void language plpgsql
  as $$
declare part regclass;
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy workers on %s to shikriki_worker using (true) with check (true)', guarded);
  execute format('create policy own on %s to shikriki_api using (%s) with check (%s)', guarded, visible, coalesce(writable, visible));
  -- A partition that is asked by its own name has no policy, so it shows nothing.
  for part in select relid from pg_partition_tree(guarded) where level > 0 loop
    execute format('alter table %s enable row level security', part);
  end loop;
end $$;

-- For a table with a column that names the owner: select guard_by_owner('drafts');
create function guard_by_owner(guarded regclass, owner_column name default 'owner_subject') returns void language sql
  as $$ select guard(guarded, format('(select acts_as_system()) or %I = (select current_owner())', owner_column)) $$;

-- For a table whose rows belong to a case: select guard_by_case('letters'); `offset 0` keeps the planner from first looking up all that one
-- may see in order to hash it: rows are asked about one by one, by key.
create function guard_by_case(guarded regclass) returns void language sql
  as $$ select guard(guarded, format('(select acts_as_system()) or exists (select from cases c where c.case_id = %s.case_id offset 0)', guarded)) $$;

-- For a table that citizens have nothing to do with: select guard_for_systems('inbox', 'system_code = (select current_actor())');
create function guard_for_systems(guarded regclass, visible text default 'true') returns void language sql
  as $$ select guard(guarded, format('(select acts_as_system()) and (%s)', visible)) $$;

revoke execute on function guard(regclass, text, text), guard_by_owner(regclass, name), guard_by_case(regclass),
  guard_for_systems(regclass, text) from public;

-- ---------------------------------------------------------------- content
alter table content alter column owner_subject set default current_owner();

-- What a citizen stores is theirs at once. What an agency or a worker stores becomes its owner's with the row that refers to it.
create function content_takes_owner() returns trigger language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  update content set owner_subject = c.owner_subject from cases c
  where c.case_id = new.case_id and content.content_id = new.content_id and content.owner_subject is null;
  return null;
end $$;
create function file_content_takes_owner() returns trigger language plpgsql security definer set search_path = public, pg_temp
  as $$
begin
  update content set owner_subject = c.owner_subject
  from letters l join cases c using (case_id), files f
  where l.letter_id = new.letter_id and f.file_id = new.file_id and f.owner_subject is null
    and content.content_id in (f.content_id, f.name_content_id) and content.owner_subject is null;
  return null;
end $$;
create trigger letters_content after insert on letters for each row
  when (current_setting('shikriki.actor_kind', true) is distinct from 'citizen') execute function content_takes_owner();
create trigger envelopes_content after insert on envelopes for each row
  when (current_setting('shikriki.actor_kind', true) is distinct from 'citizen') execute function content_takes_owner();
create trigger letter_files_content after insert on letter_files for each row
  when (current_setting('shikriki.actor_kind', true) is distinct from 'citizen') execute function file_content_takes_owner();

update content set owner_subject = k.owner_subject
from (
  select l.content_id, c.owner_subject from letters l join cases c using (case_id)
  union select e.content_id, c.owner_subject from envelopes e join cases c using (case_id)
  union select p.content_id, c.owner_subject from parties p join cases c using (case_id)
  union select i.answer_content_id, i.owner_subject from idempotency_keys i
  union select unnest(array[f.content_id, f.name_content_id]), f.owner_subject from files f where f.owner_subject is not null
  union select unnest(array[f.content_id, f.name_content_id]), c.owner_subject
    from letter_files x join files f using (file_id) join letters l using (letter_id) join cases c using (case_id) where f.owner_subject is null
) k where k.content_id = content.content_id;

-- ---------------------------------------------------------------- months to come
create or replace function ensure_month_partitions(from_day date, months integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp
  as $$
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
end $$;

-- ---------------------------------------------------------------- every table that holds a citizen's things
select guard('cases',
  '(select acts_as_system()) or (owner_subject = (select current_owner()) and ((select current_mandate()) is null or mandate_covers(case_id, letter_type)))',
  -- Of a new case nobody knows the bodies yet.
  '(select acts_as_system()) or owner_subject = (select current_owner())');
select guard('legs', '(select acts_as_system()) or exists (select from cases c where c.case_id = legs.case_id offset 0)',
  '(select acts_as_system()) or not case_of_another(case_id)');
-- Lists read thousands of rows: the owner stands in each, and only a mandate makes it look at the case.
select guard('case_search',
  '(select acts_as_system()) or (owner_subject = (select current_owner())
    and ((select current_mandate()) is null or exists (select from cases c where c.case_id = case_search.case_id offset 0)))',
  '(select acts_as_system()) or not case_of_another(case_id)');
select guard_by_case(of_case) from unnest(array['letters', 'events', 'parties', 'envelopes', 'receipts', 'deliveries', 'exchange_log',
  'citizen_reminders', 'feed_pending']::regclass[]) as of_case;
-- Reports of SMS providers come in by the api, in a worker's name.
select guard('notifications',
  '(select acts_as_system()) or (select acts_as_feed()) or owner_subject = (select current_owner()) or exists (select from cases c where c.case_id = notifications.case_id offset 0)',
  -- Who gives a mandate back lets its owner know.
  '(select acts_as_system()) or (select acts_as_feed()) or owner_subject = (select current_owner()) or exists (select from cases c where c.case_id = notifications.case_id offset 0)
   or exists (select from mandates m where m.mandate_id = (facts ->> ''mandateId'')::uuid and m.owner_subject = notifications.owner_subject offset 0)');
select guard('letter_files', '(select acts_as_system()) or exists (select from letters l where l.letter_id = letter_files.letter_id offset 0)');
select guard('files',
  '(select acts_as_system()) or owner_subject = (select current_owner())
   or (owner_subject is null and exists (select from letter_files x where x.file_id = files.file_id offset 0))',
  '(select acts_as_system()) or owner_subject = (select current_owner())');
select guard('content',
  '(select acts_as_system()) or owner_subject = (select current_owner()) or (owner_subject is null and (select acts_as_feed()))
   or exists (select from mandates m where m.content_id = content.content_id offset 0)',
  '(select acts_as_system()) or owner_subject = (select current_owner()) or (owner_subject is null and (select acts_as_feed()))');
select guard('content_chunks', '(select acts_as_system()) or exists (select from content c where c.content_id = content_chunks.content_id offset 0)',
  '(select acts_as_system()) or not content_of_another(content_id)');
select guard_by_owner('idempotency_keys');
select guard(of_delivery, format('(select acts_as_system()) or exists (select from deliveries d where d.delivery_id = %s.delivery_id offset 0)', of_delivery))
  from unnest(array['attempts', 'replaced_envelopes']::regclass[]) as of_delivery;
select guard('changes', '(select acts_as_feed())');
select guard_for_systems(of_system, 'system_code = (select current_actor())')
  from unnest(array['inbox', 'inbox_files', 'unmatched_replies']::regclass[]) as of_system;
-- Who was offered a mandate finds it by the number that the identity provider vouches for, and may accept, decline or give it back: once.
select guard_by_owner('mandates');
create policy offered on mandates for select to shikriki_api
  using (holder_subject = (select current_holder()) or holder_number = (select current_number()));
create policy held on mandates for update to shikriki_api
  using (ended_at is null and (holder_subject = (select current_holder()) or holder_number = (select current_number())))
  with check (holder_subject = (select current_holder()) or holder_number = (select current_number()));
select guard_by_owner('mandate_acts');
select guard_by_owner(of_citizen, 'subject') from unnest(array['contacts', 'contact_codes', 'notice_settings']::regclass[]) as of_citizen;
select guard_by_case('verification_codes');
select guard('issued_papers', 'exists (select from verification_codes v where v.code = issued_papers.code offset 0)');

-- The search of lists looks past policies, for the sake of its index: from now on only for the owner in whose name the transaction runs.
create function find_own_cases(
  of_owner text, plain tsquery, bound tsquery, by_completion boolean, unread_first boolean, since timestamptz,
  unread_before timestamptz, unread_before_case uuid, read_before timestamptz, read_before_case uuid, most integer)
returns table (case_id uuid, unread boolean, at timestamptz, matches bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
  select f.case_id, f.unread, f.at, f.matches
  from find_cases(case when of_owner = current_owner() then of_owner end, plain, bound, by_completion, unread_first, since,
    unread_before, unread_before_case, read_before, read_before_case, most) f
$$;
revoke execute on function
  find_cases(text, tsquery, tsquery, boolean, boolean, timestamptz, timestamptz, uuid, timestamptz, uuid, integer) from shikriki_api;
revoke execute on function
  find_own_cases(text, tsquery, tsquery, boolean, boolean, timestamptz, timestamptz, uuid, timestamptz, uuid, integer) from public;
grant execute on function
  find_own_cases(text, tsquery, tsquery, boolean, boolean, timestamptz, timestamptz, uuid, timestamptz, uuid, integer) to shikriki_api;
