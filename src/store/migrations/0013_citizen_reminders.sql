-- Why: what citizens are told because time has passed: an answer is late, a question waits for them, a reply lies unread. Each once for each
-- day that it is about. Locks legs and letters while the indexes are made (a moment on small tables; on large ones make them beforehand,
-- concurrently, by the same names).

create table citizen_reminders (
  case_id uuid not null references cases,
  leg_id uuid not null,
  event text not null check (event in ('clarification_reminder', 'overdue', 'very_overdue', 'unread_reminder', 'appeal_window')),
  -- The day that has passed or comes up; for unread replies the day the newest came.
  about_day date not null,
  -- Which question, where several have the same day.
  about text not null default '',
  reminded_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (case_id, leg_id, event, about_day, about)
);

create index if not exists legs_open on legs (leg_id)
  where state not in ('forwarded', 'answered', 'refused', 'not_held', 'returned', 'lapsed', 'withdrawn', 'closed');
create index if not exists legs_contestable on legs (leg_id)
  where state in ('partially_answered', 'refused', 'not_held', 'returned', 'lapsed');
create index if not exists letters_unopened on letters (created_at)
  where direction = 'to_citizen' and kind = 'REPLY' and opened_at is null;

-- Days before the first round are not told of: an installation with years of letters would tell everybody at once.
alter table rounds add column created_at timestamptz not null default now();
insert into rounds (name, due_at) values ('citizens', app_now());

grant select, insert on citizen_reminders to shikriki_worker;
