import type { CertificateChecks, CertificateInForce, Rounds } from '../ports/certificate-checks.ts';
import { connectionOf } from './transactions.ts';

/** Checks of registered certificates; meets port CertificateChecks. */
export const certificateChecks: CertificateChecks = {
  async inForce(tx) {
    const { rows } = await connectionOf(tx).query<CertificateInForce>(
      `select use, spki_sha256 as "spkiSha256", certificate_pem as "certificatePem", not_after as "notAfter"
       from certificates
       where revoked_at is null and (retired_at is null or retired_at > app_now()) and not_after > app_now()
       order by use, spki_sha256`,
    );
    return rows;
  },

  async recordCheck(tx, { use, spkiSha256 }, { outcome, revoked }) {
    const { rows } = await connectionOf(tx).query<{ revoked: boolean }>(
      // What is revoked as of tomorrow is revoked today; an authority that dates back is taken at its word.
      `update certificates c
       set checked_at = app_now(), check_outcome = $3,
           revoked_at = coalesce(c.revoked_at, case when $4::timestamptz is not null then least($4, app_now()) end), revoked_source = coalesce(c.revoked_source, $5)
       from (select use, spki_sha256, revoked_at from certificates where use = $1 and spki_sha256 = $2 for update) before
       where c.use = before.use and c.spki_sha256 = before.spki_sha256
       returning before.revoked_at is null and c.revoked_at is not null as revoked`,
      [use, spkiSha256, outcome, revoked?.at ?? null, revoked?.source ?? null],
    );
    return rows[0]?.revoked ?? false;
  },

  async noteWarning(tx, { use, spkiSha256, notAfter, stepDays }) {
    const { rowCount } = await connectionOf(tx).query(
      'insert into certificate_warnings (use, spki_sha256, not_after, step_days) values ($1, $2, $3, $4) on conflict do nothing',
      [use, spkiSha256, notAfter, stepDays],
    );
    return rowCount === 1;
  },
};

/** Rounds; meets port Rounds. */
export const rounds: Rounds = {
  async claim(tx, name, { leaseMs, evenIfNotDue }) {
    const { rows } = await connectionOf(tx).query<{ fence: number }>(
      `update rounds set fence = fence + 1, leased_until = app_now() + $2 * interval '1 millisecond'
       where name = $1 and (due_at <= app_now() or $3) and (leased_until is null or leased_until <= app_now())
       returning fence`,
      [name, leaseMs, evenIfNotDue],
    );
    return rows[0] && { name, fence: rows[0].fence };
  },

  async finish(tx, { name, fence }, pauseMs) {
    await connectionOf(tx).query(
      `update rounds set leased_until = null, due_at = app_now() + $3 * interval '1 millisecond' where name = $1 and fence = $2`,
      [name, fence, pauseMs],
    );
  },
};
