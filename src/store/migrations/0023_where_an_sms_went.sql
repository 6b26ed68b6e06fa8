-- Why: a citizen can confirm another number between two tries of one message. A report about the first must not silence the second, so each
-- try keeps where it went (AddressHash). Locks sms_tries for a moment; tries of before know nothing and count as before.

alter table sms_tries add column address_hash bytea check (octet_length(address_hash) = 32);
