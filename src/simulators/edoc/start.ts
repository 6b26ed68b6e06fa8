import { join } from 'node:path';
import type { SealKey } from '../../envelope/seal.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { makeEarlyFiles } from './early-files.ts';
import type { LateAddress } from './gateway-client.ts';
import { mailboxDialect } from './mailbox-dialect.ts';
import { makeRestClient } from './rest-client.ts';
import { startRestFront } from './rest-front.ts';
import { type DeskSettings, makeSettings, type Settings } from './settings.ts';
import { type Dialect, type SimulatedSystem, startSimulatedSystem } from './simulated-system.ts';
import { makeSoapClient } from './soap-client.ts';
import { SOAP_PATH, startSoapFront } from './soap-front.ts';
import type { KnownGateway } from './verify-arrival.ts';
import { makeWaitingAnswers } from './waiting-answers.ts';
import { startWssFront, WSS_PATH } from './wss-front.ts';

/** The systems of the sandbox; each speaks for all its agencies of the directory. */
export const SIMULATED_SYSTEMS = ['napr', 'mof', 'mia', 'postal'] as const;
export type SimulatedSystemCode = (typeof SIMULATED_SYSTEMS)[number];
/** Those that the gateway calls; the others call it. */
export type CalledSystemCode = Exclude<SimulatedSystemCode, 'postal'>;

/** The keys of one system: as a server, and as the gateway's client. Certificates may be chains. */
export interface SystemKeys {
  readonly serverKeyPem: string;
  readonly serverCertificatePem: string;
  readonly clientKeyPem: string;
  readonly clientCertificatePem: string;
}

/** All keys, as PEM. */
export interface SimulatorCertificates {
  /** The authorities that both sides trust for TLS. */
  readonly caPem: string;
  readonly systems: Readonly<Record<SimulatedSystemCode, SystemKeys>>;
  /** Seal keys by agency code. */
  readonly seals: Readonly<Record<string, SealKey>>;
  /** Signs the messages of the system that speaks edoc-soap-wss. */
  readonly messageKey: SealKey;
}

/** The gateway as the systems know it. */
export interface SimulatorGateway extends KnownGateway {
  /** Base of its edoc-rest interface, before `/v1/envelopes`; a function where it is known only later. */
  readonly restUrl: LateAddress;
  /** Its edoc-soap interface, whole. */
  readonly soapUrl: LateAddress;
  /** Its mailbox: the REST base before `/v1`, and the SOAP interface, whole. Without it nothing is picked up. */
  readonly mailbox?: { readonly restUrl: LateAddress; readonly soapUrl: LateAddress };
  /** By which it signs its messages. */
  readonly messageCertificatePem: string;
  /** SHA-256 of the public key of its client certificate, lower-case hex. */
  readonly clientSpkiSha256: string;
}

export interface EdocSimulatorsOptions {
  readonly certificates: SimulatorCertificates;
  readonly gateway: SimulatorGateway;
  /** One folder for each system is made inside; without it everything is in memory. */
  readonly folder?: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly ports: Readonly<Record<CalledSystemCode, number>>;
  /** For all systems. */
  readonly settings?: Partial<DeskSettings>;
  readonly clock?: Clock;
  readonly log?: Pick<Log, 'warn' | 'error'>;
}

export interface EdocSimulators {
  readonly systems: Readonly<Record<SimulatedSystemCode, SimulatedSystem>>;
  close(): Promise<void>;
}

const SYSTEM_CLOCK: Clock = { now: () => new Date() };

const dialectOf = (code: SimulatedSystemCode, options: EdocSimulatorsOptions, settings: Settings): Dialect => {
  const { certificates, gateway, folder } = options;
  const { clientKeyPem, clientCertificatePem } = certificates.systems[code];
  const tls = { keyPem: clientKeyPem, certificatePem: clientCertificatePem, caPem: certificates.caPem };
  switch (code) {
    case 'napr':
      return {
        name: 'edoc-soap',
        client: makeSoapClient({ address: gateway.soapUrl, tls }),
        start: startSoapFront,
        addressOf: (origin) => `${origin}${SOAP_PATH}`,
      };
    case 'mof':
      return {
        name: 'edoc-rest',
        client: makeRestClient({ address: gateway.restUrl, tls }),
        start: startRestFront,
        addressOf: (origin) => origin,
      };
    case 'postal':
      return mailboxDialect(gateway, tls, settings);
    case 'mia': {
      const waiting = makeWaitingAnswers(options.clock ?? SYSTEM_CLOCK);
      const parts = {
        signingKey: certificates.messageKey,
        gatewayCertificatesPem: [gateway.messageCertificatePem],
        early: makeEarlyFiles(folder && join(folder, code), () =>
          settings.current().defects.includes('checks_no_file_digests'),
        ),
        waiting,
        // Signatures live for minutes of real time, also where the agencies' days are shifted.
        clock: SYSTEM_CLOCK,
      };
      return {
        name: 'edoc-soap-wss',
        client: waiting.client,
        start: (front) => startWssFront({ ...front, ...parts }),
        addressOf: (origin) => `${origin}${WSS_PATH}`,
      };
    }
  }
};

const start = (code: SimulatedSystemCode, options: EdocSimulatorsOptions): Promise<SimulatedSystem> => {
  const { certificates, gateway, folder, clock, log } = options;
  const settings = makeSettings(options.settings);
  const { serverKeyPem, serverCertificatePem } = certificates.systems[code];
  return startSimulatedSystem(
    {
      systemCode: code,
      seals: certificates.seals,
      server: { keyPem: serverKeyPem, certificatePem: serverCertificatePem, caPem: certificates.caPem },
      gateway,
      host: options.host,
      port: code === 'postal' ? 0 : options.ports[code],
      settings,
      ...(folder !== undefined && { folder: join(folder, code) }),
      ...(clock !== undefined && { clock }),
      ...(log !== undefined && { log }),
    },
    dialectOf(code, options, settings),
  );
};

/**
 * Starts the e-document systems of the sandbox: `napr` (edoc-soap), `mof` (edoc-rest), `mia` (edoc-soap-wss) and `postal` (mailbox). With a
 * folder, a restart goes on where the last run ended. Throws when a port is taken, a key is missing or a folder cannot be read.
 */
export const startEdocSimulators = async (options: EdocSimulatorsOptions): Promise<EdocSimulators> => {
  const started: Partial<Record<SimulatedSystemCode, SimulatedSystem>> = {};
  const close = async (): Promise<void> => {
    await Promise.all(Object.values(started).map((system) => system.close()));
  };
  for (const code of SIMULATED_SYSTEMS) {
    started[code] = await start(code, options).catch(async (error: unknown) => {
      await close();
      throw error;
    });
  }
  return { systems: started as Record<SimulatedSystemCode, SimulatedSystem>, close };
};
