-- Why: a system that an agency has left goes on answering the letters it was given (ADR 0028). Where it must not, because the vendor was
-- breached, its part can be cut off without touching the seal, which is the agency's, or its TLS key, which serves others. Locks
-- system_agency for a moment.
alter table system_agency add column cut_off boolean not null default false;
