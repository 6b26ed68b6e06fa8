-- Why: what the citizen is owed by when. Terms of law and days off are data (ADR 0029): a lawyer or an admin changes a row, and every open
-- case is computed anew. Locks letter_types for a moment; everything else is new.

alter table letter_types
  -- When a first word of the agency is expected: a policy, apart from the final term.
  add column first_answer_amount integer check (first_answer_amount >= 0),
  add column first_answer_unit text check (first_answer_unit in ('working_day', 'calendar_day', 'month')),
  add column remedy text not null default 'none'
    check (remedy in ('admin_complaint', 'admin_complaint_or_court', 'court', 'data_protection_service', 'none')),
  add constraint letter_types_first_answer_check check ((first_answer_amount is null) = (first_answer_unit is null));

-- The term that holds for a case is the newest that was valid on the day it was filed.
-- The types that shipped before; what admins changed since has no such columns yet.
update letter_types set first_answer_amount = v.amount, first_answer_unit = 'working_day', remedy = v.remedy
  from (values ('letter', 2, 'admin_complaint'), ('foi', 0, 'admin_complaint_or_court'), ('admin_complaint', 2, 'court')) v (code, amount, remedy)
  where letter_types.code = v.code;

create table letter_type_terms (
  letter_type text not null references letter_types,
  valid_from date not null,
  amount integer not null check (amount between 0 and 1000),
  unit text not null check (unit in ('working_day', 'calendar_day', 'month')),
  starts text not null check (starts in ('delivered', 'registered', 'second_working_day_after_registration')),
  legal_ref text not null,
  -- False: nobody has read the law for it; it is shown as expected, not as owed.
  verified boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (letter_type, valid_from)
);

create table days_off (
  day date primary key,
  name_ka text not null,
  name_en text not null,
  -- A law, the number of a decree, or the library that proposed it.
  source text not null,
  scope text not null check (scope in ('all', 'administrative')),
  -- Bodies that work all the same.
  except_agencies text[] not null default '{}',
  -- Proposed and not confirmed by a person; it counts and is told as such.
  draft boolean not null default false,
  added_at timestamptz not null,
  created_at timestamptz not null default now()
);

grant select on letter_type_terms, days_off to shikriki_api, shikriki_worker, shikriki_operator;
grant insert, update, delete on days_off to shikriki_operator;
grant insert, update on letter_type_terms to shikriki_operator;
