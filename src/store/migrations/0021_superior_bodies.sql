-- Why: a complaint goes to the body above the one that decided; until now citizens had to know which one that is. Locks agencies for a
-- moment.

-- Deferred: a directory file may name an agency before the one above it.
alter table agencies
  add column superior_code text references agencies deferrable initially deferred,
  add constraint agencies_superior_check check (superior_code <> code);
