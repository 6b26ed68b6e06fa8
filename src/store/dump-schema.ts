import pg from 'pg';

// Monthly partitions and their indexes depend on the day; the parents say all there is to say.
const NOT_A_PARTITION = `not c.relispartition`;

const COLUMNS = `
  select c.relname as table_name, c.relkind = 'p' as partitioned,
         string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
           case when a.attnotnull then ' not null' else '' end,
           coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\\n' order by a.attnum) as columns,
         case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and ${NOT_A_PARTITION} and c.relname <> 'migrations'
  group by c.oid, c.relname, c.relkind order by c.relname`;

// Not-null constraints are named rows since PostgreSQL 18; the columns say the same on every version.
const CONSTRAINTS = `
  select c.relname as table_name, k.conname as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = 'public'::regnamespace and ${NOT_A_PARTITION} and c.relname <> 'migrations' and k.contype <> 'n'
  order by c.relname, k.contype desc, k.conname`;

const INDEXES = `
  select i.indexdef as definition from pg_indexes i join pg_class c on c.relname = i.tablename and c.relnamespace = 'public'::regnamespace
  where i.schemaname = 'public' and ${NOT_A_PARTITION} and i.tablename <> 'migrations'
    and not exists (select from pg_constraint k where k.conname = i.indexname)
  order by i.indexname`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as definition from pg_proc p
  where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname`;

const TRIGGERS = `
  select pg_get_triggerdef(t.oid) as definition from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not t.tgisinternal and ${NOT_A_PARTITION} order by c.relname, t.tgname`;

const POLICIES = `
  select definition from (
    select c.relname, '' as polname, format('alter table %I enable row level security', c.relname) as definition
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and ${NOT_A_PARTITION}
    union all
    select c.relname, p.polname, format(E'create policy %I on %I to %s\\n  using (%s)\\n  with check (%s)', p.polname, c.relname,
      (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any(p.polroles)),
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace) d
  order by relname, polname`;

const GRANTS = `
  select format('grant %s on %s to %s', string_agg(distinct lower(privilege_type), ', ' order by lower(privilege_type)), table_name, grantee) as definition
  from information_schema.role_table_grants g join pg_class c on c.relname = g.table_name and c.relnamespace = 'public'::regnamespace
  where grantee in ('shikriki_api', 'shikriki_worker') and ${NOT_A_PARTITION} and table_schema = 'public'
  group by table_name, grantee order by table_name, grantee`;

/** Writes down the schema of a database as text that is the same on PostgreSQL 15 to 18. pg_dump is not in npm's PostgreSQL. */
export const dumpSchema = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const definitions = async (sql: string): Promise<string[]> =>
      (await client.query<{ definition: string }>(sql)).rows.map((row) => `${row.definition.trim()};`);
    const constraints = (await client.query<{ table_name: string; name: string; definition: string }>(CONSTRAINTS))
      .rows;
    const tables = (
      await client.query<{ table_name: string; columns: string; partition_key: string | null }>(COLUMNS)
    ).rows.map((table) => {
      const rules = constraints
        .filter((constraint) => constraint.table_name === table.table_name)
        .map((constraint) => `  constraint ${constraint.name} ${constraint.definition}`);
      const partition = table.partition_key === null ? '' : ` partition by ${table.partition_key}`;
      return `create table ${table.table_name} (\n${[table.columns, ...rules].join(',\n')}\n)${partition};`;
    });
    const parts = [
      '-- Made by `npm run schema` from the migrations; never edited by hand.',
      ...tables,
      ...(await definitions(INDEXES)),
      ...(await definitions(FUNCTIONS)),
      ...(await definitions(TRIGGERS)),
      ...(await definitions(POLICIES)),
      ...(await definitions(GRANTS)),
    ];
    return `${parts.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
};
