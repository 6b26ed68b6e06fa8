import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import pg from 'pg';

/** A key to be known by: whose it is and what for. */
export interface KeyRegistration {
  readonly use: 'tls' | 'tls_server' | 'seal' | 'wss';
  readonly owner: { readonly systemCode: string } | { readonly agencyCode: string };
  readonly certificatePem: string;
}

/**
 * Connects systems: where each is reached, and the keys by which it and its agencies are known. Repeating it changes nothing; a new
 * address replaces the old one.
 */
export const registerSystems = async (
  databaseUrl: string,
  registrations: {
    readonly endpoints: readonly {
      readonly systemCode: string;
      readonly dialect: string;
      readonly address: string;
      readonly timeoutMs?: number;
    }[];
    readonly keys: readonly KeyRegistration[];
    /** How often systems that do not call us are looked at while nothing comes; left as it is where none is given. */
    readonly polls?: readonly { readonly systemCode: string; readonly intervalMs: number }[];
  },
): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c role=shikriki_migrator' });
  await client.connect();
  try {
    await client.query('begin');
    for (const endpoint of registrations.endpoints) {
      const { rowCount } = await client.query(
        'select from endpoints where system_code = $1 and active and address = $2 and dialect = $3 and timeout_ms = $4',
        [endpoint.systemCode, endpoint.address, endpoint.dialect, endpoint.timeoutMs ?? 30_000],
      );
      if (rowCount === 1) continue;
      await client.query('update endpoints set active = false where system_code = $1 and active', [
        endpoint.systemCode,
      ]);
      await client.query(
        'insert into endpoints (endpoint_id, system_code, dialect, address, timeout_ms) values ($1, $2, $3, $4, $5)',
        [randomUUID(), endpoint.systemCode, endpoint.dialect, endpoint.address, endpoint.timeoutMs ?? 30_000],
      );
    }
    for (const key of registrations.keys) await insertKey(client, key);
    for (const { systemCode, intervalMs } of registrations.polls ?? []) {
      await client.query(
        `insert into polls (system_code, interval_ms, due_at) values ($1, $2, app_now())
         on conflict (system_code) do update set interval_ms = excluded.interval_ms`,
        [systemCode, intervalMs],
      );
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
};

const insertKey = async (client: pg.Client, key: KeyRegistration): Promise<void> => {
  const certificate = new X509Certificate(key.certificatePem);
  const spkiSha256 = createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  await client.query(
    `insert into certificates (spki_sha256, use, system_code, agency_code, certificate_pem, not_before, not_after)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      spkiSha256,
      key.use,
      'systemCode' in key.owner ? key.owner.systemCode : null,
      'agencyCode' in key.owner ? key.owner.agencyCode : null,
      key.certificatePem,
      new Date(certificate.validFrom),
      new Date(certificate.validTo),
    ],
  );
};
