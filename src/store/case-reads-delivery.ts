import type { DeliveryFacts } from '../domain/citizen-delivery.ts';
import type { CaseReads } from '../ports/case-reads.ts';
import { connectionOf } from './transactions.ts';

interface Row {
  state: DeliveryFacts['state'];
  now: Date;
  due_at: Date;
  attempt_count: number;
  retrying_since: Date | null;
  unreachable_since: Date | null;
  not_before: Date | null;
  hold_kind: 'hold' | 'maintenance' | null;
  hold_until: Date | null;
}

// The letter that is still on its way speaks first, the oldest before others; else the newest one.
const SHOWN = `
  order by (d.state in ('ACKNOWLEDGED', 'AGENCY_ACCEPTED', 'REGISTERED')),
    case when d.state in ('ACKNOWLEDGED', 'AGENCY_ACCEPTED', 'REGISTERED') then -d.sequence_in_conversation else d.sequence_in_conversation end
  limit 1`;

// Of several holds the one that ends last, an open one before all.
const HOLD = `
  select h.kind, h.until_at from holds h
  where h.from_at <= app_now() and (h.until_at is null or h.until_at > app_now())
    and (h.system_code = d.system_code or h.agency_code = d.agency_code)
  order by h.until_at desc nulls first limit 1`;

/** How the delivery of a case is doing; a part of port CaseReads. */
export const caseDelivery: Pick<CaseReads, 'delivery'> = {
  async delivery(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<Row>({
      name: 'delivery-of-owner',
      text: `select d.state, app_now() as now, d.due_at, d.attempt_count, d.retrying_since, b.unreachable_since,
               greatest(b.open_until, p.not_before) as not_before, h.kind as hold_kind, h.until_at as hold_until
             from cases c
             join deliveries d using (case_id)
             left join endpoints e on e.system_code = d.system_code and e.active
             left join breakers b on b.endpoint_id = e.endpoint_id
             left join system_pace p on p.system_code = d.system_code
             left join lateral (${HOLD}) h on true
             where c.owner_subject = $1 and c.case_id = $2 ${SHOWN}`,
      values: [owner, caseId],
    });
    const row = rows[0];
    return (
      row && {
        state: row.state,
        now: row.now,
        dueAt: row.due_at,
        attemptCount: row.attempt_count,
        ...(row.retrying_since !== null && { retryingSince: row.retrying_since }),
        ...(row.unreachable_since !== null && { unreachableSince: row.unreachable_since }),
        ...(row.not_before !== null && { notBefore: row.not_before }),
        ...(row.hold_kind !== null && {
          hold: { kind: row.hold_kind, ...(row.hold_until !== null && { until: row.hold_until }) },
        }),
      }
    );
  },
};
