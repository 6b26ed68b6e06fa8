-- Why: a day off that an operator took out came back with the next start, because it ships with the program. It stays as a row that is
-- marked. Locks days_off for a moment.

alter table days_off add column removed_at timestamptz;
