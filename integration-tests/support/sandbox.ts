import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueryResultRow } from 'pg';
import type { LetterAccepted } from '../../src/generated/schemas.ts';
import { type CitizenClient, makeCitizenClient } from '../../src/sandbox/citizen-client.ts';
import type { SandboxPorts } from '../../src/sandbox/ports.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import type { LetterReference } from '../../src/simulators/edoc/records.ts';
import { exampleCertificates } from './certificates.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { ownFreePorts } from './own-ports.ts';

/** A letter as the e-document system of its agency has it. */
export interface ArrivedLetter extends LetterReference {
  readonly messageId: string;
  readonly agencyCode: string;
}

/** A whole exchange over real sockets, in this process, on a database copied from the template. */
export interface TestSandbox extends Sandbox {
  readonly database: TestDatabase;
  readonly dataFolder: string;
  readonly ports: SandboxPorts;
  citizen(subject?: string): CitizenClient;
  /** Files a letter and waits until the agency's system has it. */
  arrived(
    letter: { readonly agencyCode: string; readonly uploadIds?: readonly string[] },
    as?: CitizenClient,
  ): Promise<{ readonly filed: LetterAccepted; readonly letter: ArrivedLetter }>;
  /** Runs SQL as the owner of the schema. */
  rows<T extends QueryResultRow>(sql: string, ...values: readonly unknown[]): Promise<T[]>;
  /** Moves the exchange's clock ahead, for example '31 seconds'. */
  shiftClock(interval: string): Promise<void>;
}

/** Free ports: the eight of a sandbox, PostgreSQL takes its own. */
export const sandboxPorts = async (): Promise<SandboxPorts> => {
  const [portal = 0, agency = 0, sandbox = 0, mail = 0, sms = 0, napr = 0, mof = 0, mia = 0] = await ownFreePorts(8);
  return { portal, agency, sandbox, mail, sms, napr, mof, mia, postgres: 0 };
};

/** A desk that registers, and then says nothing by itself: the test speaks for the agency. */
export const SILENT_DESK = { registrationDelayMs: 86_400_000, statusDelayMs: null, replyDelayMs: null } as const;

const TITLE = 'ქუჩის შეკეთება';
const TEXT = 'გთხოვთ, შეაკეთოთ ქუჩა № 7-ში.';

/** Starts the exchange with environment kind `test`; desks are silent until their settings are changed. */
export const testSandbox = async (
  options: Pick<Partial<SandboxOptions>, 'withGateway' | 'scannerAddress' | 'settings'> = {},
): Promise<TestSandbox> => {
  const [database, certificates, dataFolder, ports] = await Promise.all([
    testDatabase(),
    exampleCertificates(),
    mkdtemp(join(tmpdir(), 'shikriki-exchange-')),
    sandboxPorts(),
  ]);
  // RSA keys take seconds to make; those of the other tests are as good.
  await symlink(certificates.outDir, join(dataFolder, 'certs'));
  const drop = async (): Promise<void> => {
    await database.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  const sandbox = await startSandbox({
    dataFolder,
    ports,
    databaseUrl: database.databaseUrl,
    environmentKind: 'test',
    logLevel: 'error',
    write: () => undefined,
    ...options,
  }).catch(async (error: unknown) => {
    await drop();
    throw error;
  });
  for (const system of Object.values(sandbox.systems)) system.settings.change(SILENT_DESK);

  const owner = database.poolAs('shikriki_migrator');
  const citizen = (subject = 'example-nino'): CitizenClient => makeCitizenClient(sandbox.addresses, subject);
  return {
    ...sandbox,
    database,
    dataFolder,
    ports,
    citizen,
    async arrived({ agencyCode, uploadIds = [] }, as = citizen()) {
      const { data: filed, error } = await as.portal.POST('/v1/letters', {
        params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
        body: {
          letterType: 'letter',
          agencyCode,
          language: 'ka',
          title: TITLE,
          text: TEXT,
          preferredReplyForm: 'electronic',
          attachments: uploadIds.map((uploadId, index) => ({ uploadId, main: index === 0 })),
        },
      });
      if (filed === undefined) throw new Error(`not filed: ${JSON.stringify(error)}`);
      const ledgers = Object.values(sandbox.systems).map((system) => system.ledger);
      const find = () =>
        ledgers
          .flatMap((ledger) => ledger.arrivals())
          .find((arrival) => arrival.first?.letter.conversationId === filed.caseId);
      await Promise.any(ledgers.map((ledger) => ledger.waitUntil(() => find() !== undefined, 60_000)));
      const arrival = find();
      if (arrival?.first === undefined) throw new Error('the letter did not arrive');
      return {
        filed,
        letter: { ...arrival.first.letter, messageId: arrival.messageId, agencyCode: arrival.agencyCode },
      };
    },
    rows: async <T extends QueryResultRow>(sql: string, ...values: readonly unknown[]) =>
      (await owner.query<T>(sql, [...values])).rows,
    async shiftClock(interval) {
      await owner.query('update installation set clock_shift = clock_shift + $1::interval', [interval]);
    },
    async stop() {
      await sandbox.stop();
      await drop();
    },
  };
};
