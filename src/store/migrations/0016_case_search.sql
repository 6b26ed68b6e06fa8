-- Why: lists are filtered and letters searched by all their words within milliseconds, for a citizen with fifty letters and for an organisation
-- with a hundred thousand (ADR 0032). case_search stays the one table of what must be searchable; it now also keeps where a case stands in
-- the lists, so that a search reads nothing else. To erase a case here: title null, terms emptied; the row stays, for the lists stand on it.
-- Locks case_search, cases and legs against writers, and so filing, until the end: half a minute for each million cases. The words of letters that
-- are there already are filled in afterwards by the worker, a hundred cases at a time; until then these are found by filters only.
-- A version before this one goes on working beside it: it writes title and title_folded, and triggers do the rest.

-- Owners with more cases than are looked through one by one get an index; what is in it carries this key of theirs, so that a word
-- leads to their own cases only. Two owners with one key cost time, never secrecy: owner_subject is asked for as well.
create function search_key(owner text) returns text
  language sql immutable parallel safe
  as $$ select left(encode(sha256(convert_to(owner, 'UTF8')), 'hex'), 6) $$;

-- The two are null while a row of an older version is on its way only.
alter table case_search
  add column owner_subject text,
  add column filed_at timestamptz,
  -- When it had the outcome that it has; null where it has none.
  add column completed_at timestamptz,
  add column unread boolean not null default false,
  -- Words of letters (domain/search-words.ts) and marks (=a=agency, =t=type, =s=state, =o=outcome), each behind the key where indexed.
  add column terms tsvector not null default '',
  add column indexed boolean,
  -- Whether the words of the letters that were there before are in.
  add column filled boolean not null default false,
  alter column title drop not null,
  alter column title_folded drop not null;
drop index case_search_title;

create function search_marks(in_terms tsvector) returns text[]
  language sql immutable parallel safe
  as $$ select coalesce(array_agg(lexeme), '{}') from unnest(in_terms) where lexeme like '%=%' $$;

create function marks_of_case(wanted cases, key text) returns text[]
  language sql stable
  as $$
    select array[
        key || '=t=' || (wanted).letter_type,
        key || '=s=' || (wanted).state]
      || case when (wanted).state in ('returned', 'lapsed', 'withdrawn') then array[key || '=o=' || (wanted).state]
              when (wanted).outcome is not null then array[key || '=o=' || lower((wanted).outcome)]
              else '{}' end
      || array(select distinct key || '=a=' || agency_code from legs where case_id = (wanted).case_id)
  $$;

-- When the case was completed, where it has an outcome.
create function completed_since(wanted cases) returns timestamptz
  language sql immutable
  as $$ select case when (wanted).outcome is not null or (wanted).state in ('returned', 'lapsed', 'withdrawn') then (wanted).completed_at end $$;

update case_search s set owner_subject = c.owner_subject, filed_at = c.filed_at, completed_at = completed_since(c),
  unread = c.unread_replies > 0, indexed = p.place > 1000,
  terms = array_to_tsvector(marks_of_case(c, case when p.place > 1000 then search_key(c.owner_subject) else '' end))
from cases c join (select case_id, row_number() over (partition by owner_subject order by filed_at, case_id) as place from cases) p using (case_id)
where c.case_id = s.case_id;

-- Both lists, in their order.
create index case_search_filed on case_search (owner_subject, filed_at desc, case_id desc);
create index case_search_completed on case_search (owner_subject, unread, completed_at desc, case_id desc) where completed_at is not null;
-- An expression, so that a plan made for everybody never takes the index of a list, through all of a large owner's cases, in its place.
create index case_search_not_indexed on case_search ((case when not indexed then owner_subject end));
create index case_search_unfilled on case_search (case_id) where not filled;
-- Written at once: what is only queued would be read through by every search.
create index case_search_terms on case_search using gin (terms) with (fastupdate = off) where indexed;

-- ---------------------------------------------------------------- follows the case
create function place_in_search(wanted cases) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
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
end $$;

create function cases_to_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$ begin perform place_in_search(new); return null; end $$;
create trigger cases_search_new after insert on cases for each row execute function cases_to_search();
create trigger cases_search_moved after update on cases for each row
  when ((old.state, old.outcome, old.completed_at, old.unread_replies > 0, old.filed_at, old.letter_type)
    is distinct from (new.state, new.outcome, new.completed_at, new.unread_replies > 0, new.filed_at, new.letter_type))
  execute function cases_to_search();

create function legs_to_search() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$ begin perform place_in_search(c) from cases c where c.case_id = new.case_id; return null; end $$;
-- The first body comes with its case.
create trigger legs_search after insert on legs for each row when (new.leg_number > 1) execute function legs_to_search();

-- ---------------------------------------------------------------- looking it up
-- Where cases of an owner stand that have certain terms, in list order, each row with how many there are: by the index, and one by one those that are not in it. A function of the
-- tables' owner, because under row-level security PostgreSQL uses no index for @@: it is not leakproof. It tells ids and instants only;
-- callers read the cases themselves under their own rights. `|| ''` keeps the planner, which does not know how many cases an owner has, from
-- reading all of them by the index of a list. Bounds: (instant, case) strictly before, for unread and for read ones.
create function find_cases(
  of_owner text, plain tsquery, bound tsquery, by_completion boolean, unread_first boolean, since timestamptz,
  unread_before timestamptz, unread_before_case uuid, read_before timestamptz, read_before_case uuid, most integer)
returns table (case_id uuid, unread boolean, at timestamptz, matches bigint)
language sql stable security definer set search_path = public, pg_temp
as $$
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
$$;

revoke execute on function place_in_search(cases),
  find_cases(text, tsquery, tsquery, boolean, boolean, timestamptz, timestamptz, uuid, timestamptz, uuid, integer) from public;
grant execute on function find_cases(text, tsquery, tsquery, boolean, boolean, timestamptz, timestamptz, uuid, timestamptz, uuid, integer) to shikriki_api;
insert into rounds (name, due_at) values ('search', app_now());
