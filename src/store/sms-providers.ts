import { MEASURED_MS, SLOW_MS } from '../domain/sms-balance.ts';
import type { SmsProviderOverview, SmsProviders, SmsTryOutcome } from '../ports/sms-providers.ts';
import { connectionOf, send } from './transactions.ts';

interface StandingRow {
  name: string;
  weight: number;
  resting_weight: number;
  weight_changed_at: Date | null;
  tries: number;
  slow: number;
}

const read = (row: StandingRow): SmsProviderOverview => ({
  name: row.name,
  weight: row.weight,
  restingWeight: row.resting_weight,
  weightChangedAt: row.weight_changed_at ?? undefined,
  tries: row.tries,
  slow: row.slow,
});

/** SMS providers and their tries; meets port SmsProviders. */
export const smsProviders: SmsProviders = {
  async standings(tx, { lock } = { lock: false }) {
    // Locked first, and by name: what is counted below is then what the change is decided by.
    if (lock) await connectionOf(tx).query('select from sms_providers order by name for no key update');
    const { rows } = await connectionOf(tx).query<StandingRow>(
      // A number that is refused at once says nothing against the provider; what never ended died with its worker.
      `select p.name, p.weight, p.resting_weight, p.weight_changed_at, count(t.outcome)::integer as tries,
              count(*) filter (where t.took_ms > $2 or t.outcome in ('unsure', 'temporary_failure', 'technical_failure'))::integer as slow
       from sms_providers p
       left join sms_tries t on t.provider = p.name and t.begun_at > app_now() - $1 * interval '1 millisecond'
       group by p.name order by p.name`,
      [MEASURED_MS, SLOW_MS],
    );
    return rows.map(read);
  },

  async weights(tx) {
    const { rows } = await connectionOf(tx).query<{ name: string; weight: number }>({
      name: 'sms-provider-weights',
      text: 'select name, weight from sms_providers order by name',
      values: [],
    });
    return rows;
  },

  async earlierTries(tx, notificationId) {
    const { rows } = await connectionOf(tx).query<{
      provider: string;
      outcome: SmsTryOutcome | null;
      provider_reference: string | null;
    }>({
      name: 'sms-tries-of-notification',
      text: `select provider, outcome, provider_reference from sms_tries
             where notification_id = $1 order by begun_at desc, try_id desc`,
      values: [notificationId],
    });
    const taken = rows.find(({ provider_reference }) => provider_reference !== null);
    return {
      tries: rows.map(({ provider, outcome }) => ({
        provider,
        end: outcome === null ? 'interrupted' : outcome === 'unsure' ? 'unsure' : 'failed',
      })),
      taken: taken && { provider: taken.provider, providerReference: taken.provider_reference ?? '' },
    };
  },

  async beginTry(tx, { tryId, notificationId, provider }) {
    send(tx, {
      // Where the notification goes at this moment: the citizen can confirm another number before the next try.
      text: `insert into sms_tries (try_id, notification_id, provider, begun_at, address_hash)
             values ($1, $2, $3, app_now(), (select address_hash from notifications where notification_id = $2))`,
      values: [tryId, notificationId, provider],
    });
  },

  async endTry(tx, tryId, { outcome, tookMs, providerReference }) {
    send(tx, {
      text: 'update sms_tries set outcome = $2, took_ms = $3, provider_reference = $4 where try_id = $1',
      values: [tryId, outcome, tookMs, providerReference ?? null],
    });
  },

  async move(tx, { from, to, points }) {
    await connectionOf(tx).query(
      `update sms_providers set weight = weight + case name when $1 then -$3::integer else $3::integer end, weight_changed_at = app_now()
       where name in ($1, $2)`,
      [from, to, points],
    );
  },

  async setWeights(tx, weights) {
    await connectionOf(tx).query(
      `update sms_providers p set weight = w.weight, resting_weight = w.weight, weight_changed_at = app_now()
       from unnest($1::text[], $2::integer[]) as w (name, weight) where p.name = w.name`,
      [weights.map(({ name }) => name), weights.map(({ weight }) => weight)],
    );
  },

  async sweepTries(tx, olderThanMs, limit) {
    const { rowCount } = await connectionOf(tx).query(
      `delete from sms_tries where try_id in (
         select try_id from sms_tries where begun_at < app_now() - $1 * interval '1 millisecond' order by begun_at limit $2)`,
      [olderThanMs, limit],
    );
    return rowCount ?? 0;
  },
};
