import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExampleCertificates, readExampleKeyPair } from '../../certs-example/make-certs.ts';
import type { SealKey } from '../../src/envelope/seal.ts';
import type { TlsIdentity } from '../../src/ports/connector.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { type DatabasePool, makePool } from '../../src/store/pool.ts';
import { seedDirectory } from '../../src/store/seed.ts';
import { type AgencyKeys, type NullAgency, startNullAgency } from './null-agency.ts';

/** The agency that letters go to, and the e-document system that speaks for it. Its seal is ECDSA P-256, as ours. */
export const AGENCY = { agencyCode: 'rs', systemCode: 'mof' } as const;

/** What `SHIKRIKI_DATABASE_POOL` is where nobody sets it. */
export const POOL_CONNECTIONS = 10;

/** What claims stand on: a real PostgreSQL with its own durability, the example keys, a folder that goes with the run. */
export interface Setting {
  readonly databaseUrl: string;
  /** Owns the schema: makes the floor's own tables and looks into those of the gateway. */
  readonly owner: DatabasePool;
  readonly seals: { readonly gateway: SealKey; readonly agency: SealKey };
  /** With which the gateway calls. */
  readonly tlsClient: TlsIdentity;
  readonly agency: NullAgency;
  close(): Promise<void>;
}

/** The example keys, made once for a machine: RSA keys take longer than everything else in a run. */
const makeKeys = async (): Promise<
  Pick<Setting, 'seals' | 'tlsClient'> & { readonly tlsServer: AgencyKeys['tls'] }
> => {
  const set = await makeExampleCertificates({
    outDir: join(tmpdir(), 'shikriki-bench-certs'),
    agencyCodes: [AGENCY.agencyCode],
    systems: [AGENCY.systemCode],
    rsaAgencyCodes: [],
  });
  const [gateway, agency, client, server, ca] = await Promise.all([
    readExampleKeyPair(set, 'gateway-seal-ecdsa'),
    readExampleKeyPair(set, `agency-${AGENCY.agencyCode}-seal`),
    readExampleKeyPair(set, 'gateway-client'),
    readExampleKeyPair(set, `system-${AGENCY.systemCode}-server`),
    readFile(set.caChainFile, 'utf8'),
  ]);
  return {
    seals: { gateway, agency },
    tlsClient: { keyPem: client.keyPem, certificatePem: client.chainPem, caPem: ca },
    tlsServer: { key: server.keyPem, cert: server.chainPem, ca },
  };
};

/** Opens a pool as the gateway does. */
export const openPool = (databaseUrl: string, role: 'shikriki_api' | 'shikriki_worker' | 'shikriki_migrator') =>
  makePool({ databaseUrl, role, max: POOL_CONNECTIONS, onError: () => undefined });

/** Sets up everything in a temporary folder. Close it, or a PostgreSQL stays behind. */
export const makeSetting = async (): Promise<Setting> => {
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-bench-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end().catch((error: unknown) => console.error(error));
  };

  const startDatabase = async (): Promise<string> => {
    // No settings: what is measured waits for the disk as production does.
    const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), port: 0 });
    closers.push(
      () => rm(server.folder, { recursive: true, force: true }),
      () => server.stop(),
    );
    await migrate(server.databaseUrl, 'test');
    await seedDirectory(server.databaseUrl);
    return server.databaseUrl;
  };
  const startAgency = async () => {
    const { tlsServer, ...keys } = await makeKeys();
    const agency = await startNullAgency({ tls: tlsServer, seal: keys.seals.agency });
    closers.push(() => agency.close());
    return { ...keys, agency };
  };

  const [database, others] = await Promise.allSettled([startDatabase(), startAgency()]);
  if (database.status === 'fulfilled' && others.status === 'fulfilled') {
    const databaseUrl = database.value;
    const owner = openPool(databaseUrl, 'shikriki_migrator');
    closers.push(() => owner.end());
    return { ...others.value, databaseUrl, owner, close };
  }
  await close();
  throw database.status === 'rejected' ? database.reason : (others as PromiseRejectedResult).reason;
};
