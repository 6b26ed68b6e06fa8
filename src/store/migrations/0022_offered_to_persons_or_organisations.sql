-- Why: a person and an organisation may have the same number, and a mandate that waits is for one of them only: holder_number begins with
-- natural: or legal: from now on (domain/mandate.ts, holderKey). What waits already says in its content for whom it is. Locks nothing but
-- these rows. Earlier api processes must have stopped: what they offer afterwards is found by nobody (docs/operations.md).

update mandates m
set holder_number = (convert_from(k.bytes, 'UTF8')::jsonb -> 'holder' ->> 'kind') || ':' || m.holder_number
from content_chunks k
where m.holder_number is not null and m.holder_number !~ ':' and k.content_id = m.content_id and k.chunk_number = 0;
