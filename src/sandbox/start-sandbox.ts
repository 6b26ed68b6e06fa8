import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExampleCertificates, makeExampleCertificates } from '../../certs-example/make-certs.ts';
import { composeGateway, type Gateway } from '../compose.ts';
import { type GatewayConfig, readGatewayConfig } from '../config.ts';
import { SMS_REPORTS_PATH } from '../inbound/sms-reports/routes.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeskSettings } from '../simulators/edoc/settings.ts';
import { openKeptRecords } from '../simulators/mail/kept-records.ts';
import { type MailReceiver, startMailReceiver } from '../simulators/mail/receiver.ts';
import type { HttpSmsProvider } from '../simulators/sms/http-provider.ts';
import type { ReceivedSms } from '../simulators/sms/received-sms.ts';
import { type SmsReceiver, startSmsReceiver } from '../simulators/sms/receiver.ts';
import { startEmbeddedPostgres } from '../store/embedded-postgres.ts';
import { migrate } from '../store/migrate.ts';
import { seedDirectory } from '../store/seed.ts';
import { DATABASE_URL_FILE } from './database-url-file.ts';
import { gatewayEnvironment, httpSmsSecrets, smsLogin } from './gateway-environment.ts';
import { agencyAddress, portalAddress, type SandboxPorts, sandboxAddress } from './ports.ts';
import { registerSandbox, SIMULATED, simulatedAgencies } from './register-sandbox.ts';
import { type EdocSimulators, startSimulatedSystems } from './simulated-systems.ts';
import { makeStages } from './stages.ts';
import { startStartPage } from './start-page-server.ts';

/** A whole exchange on one machine: database, gateway, agencies, mail, SMS and identity provider. */
export interface Sandbox {
  readonly addresses: { readonly portal: string; readonly agency: string; readonly sandbox: string };
  readonly certificates: ExampleCertificates;
  readonly mail: MailReceiver;
  /** The SMPP provider, and the messages of both. */
  readonly sms: SmsReceiver;
  readonly httpSms: HttpSmsProvider;
  readonly systems: EdocSimulators['systems'];
  /** Where PostgreSQL keeps its files, when it is our own; not always under the data folder. */
  readonly databaseFolder: string | undefined;
  /** By which variables further gateway processes join. */
  readonly environment: { readonly [name: string]: string };
  stop(): Promise<void>;
}

export interface SandboxOptions {
  readonly dataFolder: string;
  readonly ports: SandboxPorts;
  /** Where the start page listens; everything else is for this machine only. */
  readonly host?: string;
  /** Replaces the embedded PostgreSQL. */
  readonly databaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
  /** Replaces the stand-in for a malware scanner. */
  readonly scannerAddress?: string | undefined;
  /** Without the gateway, other processes serve and work. */
  readonly withGateway?: boolean;
  readonly seal?: 'gateway-seal-ecdsa' | 'gateway-seal-rsa';
  readonly environmentKind?: 'sandbox' | 'test';
  readonly logLevel?: 'info' | 'warn' | 'error' | 'silent';
  /** Further variables of the gateway, or others in place of the sandbox's own. */
  readonly settings?: { readonly [name: string]: string };
  /** How the simulated agencies work. */
  readonly simulators?: Partial<DeskSettings>;
  /** The clock of the simulated agencies; one that is shifted must follow `installation.clock_shift`. */
  readonly simulatorClock?: Clock;
  readonly write: (line: string) => void;
}

// How many mails and SMS the receivers keep: enough to look at, no archive.
const KEEP_RECEIVED = 1_000;

/** Starts everything, in order, saying what takes how long; what was started is stopped again when a later part fails. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { dataFolder, ports } = options;
  const { stage } = makeStages(options.write);
  const started: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const certificates = await stage('example certificates', async () =>
      makeExampleCertificates({
        outDir: join(dataFolder, 'certs'),
        agencyCodes: [...(await simulatedAgencies())],
        systems: [...SIMULATED],
      }),
    );
    let databaseFolder: string | undefined;
    const databaseUrl =
      options.databaseUrl ??
      (await stage('PostgreSQL (from npm)', async () => {
        const server = await startEmbeddedPostgres({ folder: join(dataFolder, 'postgres'), port: ports.postgres });
        started.push(() => server.stop());
        databaseFolder = server.folder;
        await writeFile(join(dataFolder, DATABASE_URL_FILE), server.databaseUrl, { mode: 0o600 });
        return server.databaseUrl;
      }));
    const kind = options.environmentKind ?? 'sandbox';
    await stage('database: migrations and directory', async () => {
      await migrate(databaseUrl, kind);
      await seedDirectory(databaseUrl);
      await registerSandbox(databaseUrl, certificates, ports);
    });

    const login = await smsLogin(dataFolder);
    const httpSms = await httpSmsSecrets(dataFolder);
    const mail = await stage('mail receiver (SMTP)', () =>
      startMailReceiver({ host: '127.0.0.1', port: ports.mail, folder: join(dataFolder, 'mail'), keep: KEEP_RECEIVED }),
    );
    started.push(() => mail.close());
    // Whichever provider a message takes, it comes to the same phones.
    const keptSms = openKeptRecords<ReceivedSms>({ folder: join(dataFolder, 'sms'), keep: KEEP_RECEIVED });
    started.push(async () => keptSms.close());
    const sms = await stage('SMS receiver (SMPP)', () =>
      startSmsReceiver({
        host: '127.0.0.1',
        port: ports.sms,
        kept: keptSms,
        keep: KEEP_RECEIVED,
        login,
      }),
    );
    started.push(() => sms.close());
    const simulators = await stage('simulated e-document systems', () =>
      startSimulatedSystems({
        dataFolder,
        ports,
        certificates,
        ...(options.simulators && { settings: options.simulators }),
        ...(options.simulatorClock && { clock: options.simulatorClock }),
      }),
    );
    started.push(() => simulators.close());
    const startPage = await stage('start page and token issuer', () =>
      startStartPage({
        ports,
        host: options.host ?? '127.0.0.1',
        dataFolder,
        mail,
        sms,
        httpSms: {
          kept: keptSms,
          secret: httpSms.secret,
          reports: { url: `${portalAddress(ports)}${SMS_REPORTS_PATH}`, secret: httpSms.reportSecret },
        },
        simulators,
        scannerAddress: options.scannerAddress,
      }),
    );
    started.push(() => startPage.close());

    const environment = gatewayEnvironment({
      ports,
      certificates,
      databaseUrl,
      dataFolder,
      sms: login,
      httpSms,
      environment: kind,
      scannerAddress: options.scannerAddress,
      ...(options.seal && { seal: options.seal }),
    });
    if (options.withGateway !== false) {
      const gateway = await stage('gateway (role all)', () => startGateway({ ...environment, ...extra(options) }));
      started.push(() => gateway.close());
    }
    const addresses = { portal: portalAddress(ports), agency: agencyAddress(ports), sandbox: sandboxAddress(ports) };
    return {
      addresses,
      certificates,
      mail,
      sms,
      httpSms: startPage.httpSms,
      systems: simulators.systems,
      databaseFolder,
      environment: { ...environment, ...extra(options) },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

const extra = (options: SandboxOptions): { [name: string]: string } => ({
  ...options.settings,
  ...(options.logLevel !== undefined && { SHIKRIKI_LOG_LEVEL: options.logLevel }),
  ...(options.redisUrl !== undefined && { REDIS_URL: options.redisUrl }),
});

const startGateway = (environment: { readonly [name: string]: string }): Promise<Gateway> => {
  const read = readGatewayConfig(environment);
  if (!read.ok) throw new Error(`the sandbox's own configuration is wrong: ${read.mistakes.join('; ')}`);
  const config: GatewayConfig = read.config;
  return composeGateway(config, 'all');
};
