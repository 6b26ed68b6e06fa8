-- Why: the four roles must be there before the first migration acts as one of them. Run by whoever DATABASE_URL names (needs
-- CREATEROLE once; a DBA may run it beforehand). Idempotent. Roles belong to the whole server, so two databases may race here.
-- migrator owns the objects; api and worker are what the two kinds of process act as (`-c role=` on connecting); operator is what the
-- command line acts as: a worker that may also change the directory.
do $$
declare wanted text;
begin
  foreach wanted in array array['shikriki_migrator', 'shikriki_api', 'shikriki_worker', 'shikriki_operator'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    -- From PostgreSQL 16 on, whoever makes a role is a member that may grant it but not act as it.
    if not pg_has_role(current_user, wanted, case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end) then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
  if not pg_has_role('shikriki_operator', 'shikriki_worker', 'member') then
    grant shikriki_worker to shikriki_operator;
  end if;
  if not has_schema_privilege('shikriki_migrator', 'public', 'create') then
    grant create, usage on schema public to shikriki_migrator;
  end if;
  if not has_database_privilege('shikriki_migrator', current_database(), 'create') then
    execute format('grant create on database %I to shikriki_migrator', current_database());
  end if;
end $$;
