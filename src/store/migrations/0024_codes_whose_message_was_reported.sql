-- Why: a report of an SMS provider can end the message with a one-time code before a try says that it was sent, and the code must not
-- stay in the clear then (ADR 0030). Reports come in by the api, in a worker's name, as for notifications. Locks contact_codes for a moment.

alter policy own on contact_codes
  using ((select acts_as_system()) or (select acts_as_feed()) or subject = (select current_owner()))
  with check ((select acts_as_system()) or (select acts_as_feed()) or subject = (select current_owner()));
