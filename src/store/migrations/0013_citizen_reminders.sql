-- Why: what citizens are told because time has passed: an answer is late, a question waits for them, a reply lies unread. Each once for each
-- day that it is about. Locks cases for the index (a moment on a small table; on a large one build it beforehand by the same name).

create table citizen_reminders (
  case_id uuid not null references cases,
  leg_id uuid not null,
  event text not null check (event in ('clarification_reminder', 'overdue', 'very_overdue', 'unread_reminder')),
  -- The day that has passed or comes up; for unread replies the day the newest came.
  about_day date not null,
  reminded_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (case_id, leg_id, event, about_day)
);

create index cases_unread on cases (case_id) where unread_replies > 0;
insert into rounds (name, due_at) values ('citizens', app_now());

grant select, insert on citizen_reminders to shikriki_worker;
