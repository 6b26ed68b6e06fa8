import type pg from 'pg';
import { searchWords } from '../../src/domain/search-words.ts';

// Stems of letters to agencies, and how they go on. Enough for some thousand words in their forms.
const STEMS =
  `წყალ გზ ქუჩ ბინ სახლ მიწ ნაკვეთ პენსი დახმარებ განცხადებ საჩივარ პასუხ დოკუმენტ ცნობ ასლ ბრძანებ კანონ მუხლ ვად თარიღ
  ხელფას გადასახად ჯარიმ მანქან ნომერ პირად მოწმობ პასპორტ ქორწინებ დაბადებ სკოლ ბავშვ ბაღ მოსწავლ სტუდენტ უნივერსიტეტ გამოცდ ექიმ
  საავადმყოფ წამალ დაზღვევ ჯანმრთელობ ინვალიდ ოჯახ მრავალშვილ სოფელ მუნიციპალიტეტ მერი საბჭ დეპუტატ ბიუჯეტ შესყიდვ ტენდერ ხელშეკრულებ
  კომპანი საწარმ რეესტრ ამონაწერ საკუთრებ იჯარ მშენებლობ ნებართვ პროექტ სახურავ ლიფტ ეზ ნაგავ სანიაღვრ კანალიზაცი გაზ დენ ქსელ
  მრიცხველ ვალ გადახდ თანხ კომისი სასამართლ გადაწყვეტილებ აღსრულებ პოლიცი უსაფრთხოებ კამერ ხმაურ ჰაერ ტყე მდინარ ხიდ ავტობუს მარშრუტ
  გაჩერებ მეტრ პარკირებ შუქნიშან ტროტუარ`
    .split(/\s+/)
    .filter((stem) => stem !== '');
const ENDINGS = ['ი', 'ის', 'ს', 'ით', 'ა', 'ზე', 'ში', 'ები', 'ების', 'თან', 'იდან', 'ისთვის'];

/** A word that every second letter holds, one of few letters, and one that stands only in the oldest fifth. */
export const COMMON = 'ინფორმაციის';
export const RARE = 'ელექტროგადამცემის';
export const OLD = 'ვაქცინაცია';

const TEMPLATES = 2_000;
const OLD_TEMPLATES = TEMPLATES / 5;
const WORDS_A_LETTER = 60;

const wordAt = (n: number): string =>
  `${STEMS[(n * 31) % STEMS.length] ?? ''}${ENDINGS[(n * 17 + Math.floor(n / 7)) % ENDINGS.length] ?? ''}`;

/** The n-th text of a letter: some sixty words, as letters to agencies have them. Deterministic. */
const textOf = (n: number): string =>
  [
    ...Array.from({ length: WORDS_A_LETTER }, (_, index) => wordAt(n * 13 + index * index * 3 + index * n)),
    ...(n % 2 === 0 ? [COMMON] : []),
    ...(n === TEMPLATES - 1 ? [RARE] : []),
    ...(n < OLD_TEMPLATES ? [OLD] : []),
  ].join(' ');

/** Owners with their cases: `owners` of them, called `name-0`, `name-1` and so on. */
export interface Crowd {
  readonly name: string;
  readonly owners: number;
  readonly casesEach: number;
}

// One statement must end within the limit of a connection, also on a busy machine.
const CASES_AT_ONCE = 10_000;

/** How many cases of an owner stay outside the index (migration 0016). */
export const NOT_INDEXED = 1_000;

/**
 * Puts cases into a database by SQL alone, as they look when they were filed and answered through the gateway: four of five have an outcome,
 * one of fifty an unread reply; two agencies and two types, half each. Letters themselves, events and envelopes are left out: lists and
 * searches do not read them. `owner` may change tables.
 */
export const insertCases = async (owner: pg.Pool, crowds: readonly Crowd[]): Promise<void> => {
  await owner.query('create table if not exists many_templates (n integer primary key, title text, terms tsvector)');
  await owner.query(
    `insert into many_templates select t.n, t.title, array_to_tsvector(array(select jsonb_array_elements_text(t.words)))
     from jsonb_to_recordset($1::jsonb) as t (n integer, title text, words jsonb) on conflict do nothing`,
    [
      JSON.stringify(
        Array.from({ length: TEMPLATES }, (_, n) => {
          const text = textOf(n);
          return { n, title: text.split(' ').slice(0, 5).join(' '), words: searchWords([text]) };
        }),
      ),
    ],
  );
  // What a trigger would do row by row is done for all at once.
  for (const table of ['cases', 'legs']) await owner.query(`alter table ${table} disable trigger user`);
  for (const crowd of crowds) await insertCrowd(owner, crowd);
  for (const table of ['cases', 'legs']) await owner.query(`alter table ${table} enable trigger user`);
  for (const table of ['cases', 'legs', 'case_search']) await owner.query(`vacuum analyze ${table}`);
};

const insertCrowd = async (owner: pg.Pool, { name, owners, casesEach }: Crowd): Promise<void> => {
  // The oldest fifth of each owner takes the old templates. Reads from left to right as: owner, case, place in the list, template.
  await owner.query('drop table if exists many_cases');
  await owner.query(
    `create unlogged table many_cases as
     select gen_random_uuid() as case_id, row_number() over (order by o, n) - 1 as place, $1::text || '-' || o as owner, n, s.serial,
       case when n < $3::int / 5 then (s.serial * 7919 % ${OLD_TEMPLATES})::int
            else ${OLD_TEMPLATES} + (s.serial * 7919 % ${TEMPLATES - OLD_TEMPLATES})::int end as template,
       timestamptz '2020-01-01' + n * (interval '6 years' / $3::int) + o * interval '1 second' as filed_at,
       case when s.serial % 5 > 0 then 'answered' else 'in_progress' end as state,
       case when s.serial % 5 > 0 then 'ANSWERED' end as outcome,
       s.serial / 7 % 50 = 1 as unread,
       n >= ${NOT_INDEXED} as indexed,
       case when s.serial % 4 < 2 then 'mof' else 'rs' end as agency,
       case when s.serial % 8 < 4 then 'letter' else 'foi' end as type
     from generate_series(0, $2::int - 1) o cross join generate_series(0, $3::int - 1) n
     cross join lateral (select o::bigint * $3::int + n as serial) s`,
    [name, owners, casesEach],
  );
  await owner.query('create index on many_cases (place)');
  await owner.query('analyze many_cases');
  for (let place = 0; place < owners * casesEach; place += CASES_AT_ONCE) await insertStretch(owner, place);
  await owner.query('drop table many_cases');
};

const insertStretch = async (owner: pg.Pool, from: number): Promise<void> => {
  const stretch = [from, from + CASES_AT_ONCE];
  await owner.query(
    `insert into cases (case_id, tracking_number, letter_type, language, owner_subject, trace_id, filed_at, state, outcome, completed_at, unread_replies, updated_at)
     select case_id, 'MG-2020-' || lpad(nextval('tracking_number_seq')::text, 7, '0') || '-0', type, 'ka', owner, repeat('0', 32), filed_at, state, outcome,
       case when outcome is not null then filed_at + (10 + serial % 20) * interval '1 day' end, unread::int, filed_at
     from many_cases where place >= $1 and place < $2 order by place`,
    stretch,
  );
  await owner.query(
    `insert into legs (leg_id, case_id, leg_number, agency_code, state, registration_number, registered_at, outcome)
     select gen_random_uuid(), case_id, 1, agency, state, '№ ' || n % 90 + 10 || '/' || serial, filed_at, outcome
     from many_cases where place >= $1 and place < $2 order by place`,
    stretch,
  );
  await owner.query(
    `insert into case_search (case_id, title, owner_subject, filed_at, completed_at, unread, indexed, filled, terms)
     select c.case_id, t.title, c.owner, c.filed_at,
       case when outcome is not null then filed_at + (10 + serial % 20) * interval '1 day' end,
       outcome is not null and unread, indexed, true,
       case when indexed then array_to_tsvector(array(select w.key || word from unnest(tsvector_to_array(w.terms)) as word)) else w.terms end
     from many_cases c join many_templates t on t.n = c.template
     cross join lateral (
       select search_key(c.owner) as key, t.terms || array_to_tsvector(array['=a=' || agency, '=t=' || type, '=s=' || state, '=o=' || coalesce(lower(outcome), 'none'),
         serial::text, (c.n % 90 + 10)::text, (c.n % 90 + 10)::text || serial]) as terms offset 0) w
     where c.place >= $1 and c.place < $2 order by c.place`,
    stretch,
  );
};
