-- Why: letters and agencies are found by parts of words, in Georgian and in Latin spelling. Locks nothing that holds rows yet.
create extension if not exists pg_trgm;
create index agencies_search on agencies using gin (search_folded gin_trgm_ops);
create index case_search_title on case_search using gin (title_folded gin_trgm_ops);
