-- Why: a forward opens a leg at another body; the chain of bodies that had a letter is followed through this column.
-- Locks legs for a moment: a column without default is added, and the reference is checked against no row.
alter table legs add column forwarded_from_leg_id uuid references legs;
comment on column legs.forwarded_from_leg_id is 'The leg whose body forwarded the letter here; null for the body that the citizen wrote to.';
