-- Why: papers (PDFs of letters and receipts) carry a code under which anybody can check them, and are known by the digest of every one that
-- was handed out (ADR 0033). Locks nothing that is there.

create table verification_codes (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  case_id uuid not null references cases,
  -- What it is about: a letter, or the envelope of a receipt or registration.
  letter_id uuid references letters,
  message_id uuid references envelopes,
  created_at timestamptz not null default now(),
  check (num_nonnulls(letter_id, message_id) = 1)
);
create unique index verification_codes_of_letter on verification_codes (letter_id) where letter_id is not null;
create unique index verification_codes_of_receipt on verification_codes (message_id) where message_id is not null;

create table issued_papers (
  code text not null references verification_codes,
  sha256 bytea not null check (octet_length(sha256) = 32),
  issued_at timestamptz not null,
  primary key (code, sha256)
);

-- Certificates of our own seal keys, so that whoever checks a paper is told who sealed it without a look into the envelope.
create table own_seal_certificates (
  spki_sha256 text primary key check (spki_sha256 ~ '^[0-9a-f]{64}$'),
  certificate_pem text not null,
  created_at timestamptz not null default now()
);

-- The one look that nobody in particular has into the exchange. It runs as the owner of the tables, so that it needs no other way past what
-- guards them, and it gives nothing of what was written: no title, no text, no name of a person.
create function document_under(number text, wanted_code text)
  returns table (
    letter_direction text,
    letter_kind text,
    filed_at timestamptz,
    written_at timestamptz,
    agency_code text,
    agency_name_ka text,
    agency_name_en text,
    registration_number text,
    registered_at timestamptz,
    message_kind text,
    envelope_direction text,
    sealed_at timestamptz,
    received_at timestamptz,
    envelope_sha256 bytea,
    certificate_pem text,
    paper_sha256s bytea[],
    file_sha256s bytea[]
  )
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select t.direction, t.kind, c.filed_at, coalesce(t.created_at, e.created_at), a.code, a.name_ka, a.name_en,
      l.registration_number, l.registered_at,
      e.message_kind, e.direction, e.envelope_created_at, e.created_at, e.sha256, coalesce(k.certificate_pem, o.certificate_pem),
      coalesce((select array_agg(p.sha256) from issued_papers p where p.code = v.code), '{}'),
      coalesce((select array_agg(f.sha256) from letter_files x join files f using (file_id) where x.letter_id = v.letter_id), '{}')
    from verification_codes v
    join cases c on c.case_id = v.case_id
    left join letters t on t.letter_id = v.letter_id
    -- A letter that was sealed again counts with its newest seal.
    left join lateral (
      select n.* from envelopes n
      where n.case_id = v.case_id
        and (n.message_id = v.message_id
          or (n.letter_id = v.letter_id and case t.direction when 'to_agency' then n.direction = 'out' and n.message_kind <> 'RECEIPT' else n.direction = 'in' end))
      order by n.created_at desc, n.message_id desc limit 1) e on true
    join legs l on l.leg_id = coalesce(t.leg_id, e.leg_id)
    join agencies a on a.code = l.agency_code
    left join certificates k on k.use = 'seal' and k.spki_sha256 = e.sealed_by and e.direction = 'in'
    left join own_seal_certificates o on o.spki_sha256 = e.sealed_by and e.direction = 'out'
    where v.code = wanted_code and c.tracking_number = number
  $$;
revoke execute on function document_under(text, text) from public;

grant select, insert on verification_codes to shikriki_api;
grant select, insert on issued_papers to shikriki_api;
grant insert on own_seal_certificates to shikriki_api;
grant execute on function document_under(text, text) to shikriki_api;
