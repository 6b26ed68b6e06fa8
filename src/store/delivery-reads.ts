import type { AttemptLine, DeliveryLine, DeliveryReads, EnvelopeLine, SystemHealth } from '../ports/delivery-reads.ts';
import type { Transaction } from '../ports/transaction.ts';
import { type BreakerRow, toBreaker } from './breakers.ts';
import { OPEN } from './claim-conditions.ts';
import { HOLD_COLUMNS, type HoldRow, toActiveHold } from './holds.ts';
import { connectionOf } from './transactions.ts';

interface LineRow {
  delivery_id: string;
  tracking_number: string;
  system_code: string;
  agency_code: string;
  message_kind: DeliveryLine['messageKind'];
  lane: DeliveryLine['lane'];
  state: DeliveryLine['state'];
  attempt_count: number;
  last_problem_code: string | null;
  created_at: Date;
  due_at: Date;
}

const LINE = `d.delivery_id, c.tracking_number, d.system_code, d.agency_code, d.message_kind, d.lane, d.state, d.attempt_count,
  d.last_problem_code, d.created_at, d.due_at`;

const toLine = (row: LineRow): DeliveryLine => ({
  deliveryId: row.delivery_id,
  trackingNumber: row.tracking_number,
  systemCode: row.system_code,
  agencyCode: row.agency_code,
  messageKind: row.message_kind,
  lane: row.lane,
  state: row.state,
  attemptCount: row.attempt_count,
  ...(row.last_problem_code !== null && { problemCode: row.last_problem_code }),
  createdAt: row.created_at,
  dueAt: row.due_at,
});

const attemptsOf = async (tx: Transaction, deliveryId: string): Promise<readonly AttemptLine[]> => {
  const { rows } = await connectionOf(tx).query<{
    operation: AttemptLine['operation'];
    started_at: Date;
    ended_at: Date | null;
    outcome: string | null;
    problem_code: string | null;
    http_status: number | null;
  }>(
    'select operation, started_at, ended_at, outcome, problem_code, http_status from attempts where delivery_id = $1 order by started_at',
    [deliveryId],
  );
  return rows.map((row) => ({
    operation: row.operation,
    startedAt: row.started_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.problem_code !== null && { problemCode: row.problem_code }),
    ...(row.http_status !== null && { httpStatus: row.http_status }),
  }));
};

const envelopesOf = async (tx: Transaction, deliveryId: string): Promise<readonly EnvelopeLine[]> => {
  const { rows } = await connectionOf(tx).query<{
    message_id: string;
    sha256: Buffer | null;
    size_bytes: number | null;
    replaced_at: Date | null;
  }>(
    `select m.message_id, e.sha256, e.size_bytes, m.replaced_at
     from (select message_id, null::timestamptz as replaced_at from deliveries where delivery_id = $1
           union all select message_id, replaced_at from replaced_envelopes where delivery_id = $1) m
     left join envelopes e using (message_id) order by m.replaced_at desc nulls first`,
    [deliveryId],
  );
  return rows.map((row) => ({
    messageId: row.message_id,
    ...(row.sha256 !== null && { sha256: row.sha256.toString('hex') }),
    ...(row.size_bytes !== null && { sizeBytes: row.size_bytes }),
    ...(row.replaced_at !== null && { replacedAt: row.replaced_at }),
  }));
};

interface HealthRow extends BreakerRow {
  system_code: string;
  not_before: Date | null;
}

const healthOf = async (tx: Transaction, systemCode: string | null): Promise<readonly SystemHealth[]> => {
  const { rows } = await connectionOf(tx).query<HealthRow>(
    `select e.system_code, coalesce(b.failures, 0) as failures, coalesce(b.successes, 0) as successes, coalesce(b.openings, 0) as openings,
            b.open_until, b.unreachable_since, case when p.not_before > app_now() then p.not_before end as not_before
     from endpoints e left join breakers b using (endpoint_id) left join system_pace p using (system_code)
     where e.active and ($1::text is null or e.system_code = $1) order by 1`,
    [systemCode],
  );
  return rows.map((row) => ({
    systemCode: row.system_code,
    breaker: toBreaker(row),
    ...(row.not_before !== null && { notBefore: row.not_before }),
  }));
};

/** Deliveries as people look at them; meets port DeliveryReads. */
export const deliveryReads: DeliveryReads = {
  async list(tx, { systemCode, agencyCode, states, olderThanMs }, { after, limit }) {
    const { rows } = await connectionOf(tx).query<LineRow>(
      `select ${LINE} from deliveries d join cases c using (case_id)
       where ($1::text is null or d.system_code = $1) and ($2::text is null or d.agency_code = $2)
         and ($3::text[] is null or d.state = any($3))
         and ($4::bigint is null or d.created_at < app_now() - $4 * interval '1 millisecond')
         and ($5::uuid is null or (d.created_at, d.delivery_id) > (select l.created_at, l.delivery_id from deliveries l where l.delivery_id = $5))
       order by d.created_at, d.delivery_id limit $6`,
      [systemCode ?? null, agencyCode ?? null, states ?? null, olderThanMs ?? null, after ?? null, limit],
    );
    return rows.map(toLine);
  },

  async find(tx, deliveryId) {
    const { rows } = await connectionOf(tx).query<
      LineRow & { case_id: string; leg_id: string; expires_at: Date; leased_until: Date | null; waited_ms: string }
    >(
      `select ${LINE}, d.case_id, d.leg_id, d.expires_at, round(extract(epoch from waited(d)) * 1000) as waited_ms,
              case when d.leased_until > app_now() then d.leased_until end as leased_until
       from deliveries d join cases c using (case_id) where d.delivery_id = $1`,
      [deliveryId],
    );
    const row = rows[0];
    if (row === undefined) return undefined;
    const held = await connectionOf(tx).query<HoldRow>(
      `select ${HOLD_COLUMNS} from holds h
       where (h.until_at is null or h.until_at > app_now()) and (h.system_code = $1 or h.agency_code = $2 or h.delivery_id = $3)
       order by h.from_at, h.hold_id`,
      [row.system_code, row.agency_code, deliveryId],
    );
    const [health] = await healthOf(tx, row.system_code);
    return {
      ...toLine(row),
      caseId: row.case_id,
      legId: row.leg_id,
      expiresAt: row.expires_at,
      waitedMs: Number(row.waited_ms),
      ...(row.leased_until !== null && { leasedUntil: row.leased_until }),
      attempts: await attemptsOf(tx, deliveryId),
      envelopes: await envelopesOf(tx, deliveryId),
      holds: held.rows.map(toActiveHold),
      breaker: health?.breaker ?? toBreaker(undefined),
    };
  },

  async counts(tx) {
    const { rows } = await connectionOf(tx).query<{
      system_code: string;
      state: DeliveryLine['state'];
      deliveries: number;
      oldest: Date;
    }>(
      `select system_code, state, count(*)::integer as deliveries, min(created_at) as oldest from deliveries
       where state in ${OPEN} or state in ('SUSPENDED', 'HELD') group by 1, 2 order by 1, 2`,
    );
    return rows.map(({ system_code, ...row }) => ({ systemCode: system_code, ...row }));
  },

  health: (tx) => healthOf(tx, null),
};
