import { join } from 'node:path';
import type { SealKey } from '../../envelope/seal.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { SimulatedAgency } from './agencies.ts';
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

/** The keys of one system: as a server, and as the gateway's client. Certificates may be chains. */
export interface SystemKeys {
  readonly serverKeyPem: string;
  readonly serverCertificatePem: string;
  readonly clientKeyPem: string;
  readonly clientCertificatePem: string;
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

/** What a system speaks; edoc-soap-wss signs its messages with a key of its own. */
export type Speech =
  | { readonly dialect: 'edoc-soap' | 'edoc-rest' | 'mailbox' }
  | { readonly dialect: 'edoc-soap-wss'; readonly messageKey: SealKey };

/** One system to start. */
export interface SystemToStart {
  readonly code: string;
  readonly speech: Speech;
  readonly keys: SystemKeys;
  /** 0 takes a free one; a mailbox system listens nowhere. */
  readonly port: number;
  /** Whom it serves; without it the agencies that the directory as it ships gives to its code. */
  readonly agencies?: readonly SimulatedAgency[];
}

/** What all systems that are started together share. */
export interface SystemSurroundings {
  /** The authorities that both sides trust for TLS. */
  readonly caPem: string;
  /** Seal keys by agency code. */
  readonly seals: Readonly<Record<string, SealKey>>;
  readonly gateway: SimulatorGateway;
  /** One folder for each system is made inside; without it everything is in memory. */
  readonly folder?: string;
  readonly host: string;
  readonly settings?: Partial<DeskSettings>;
  readonly clock?: Clock;
  readonly log?: Pick<Log, 'warn' | 'error'>;
}

const SYSTEM_CLOCK: Clock = { now: () => new Date() };

const dialectOf = (system: SystemToStart, around: SystemSurroundings, settings: Settings): Dialect => {
  const { gateway, folder } = around;
  const { clientKeyPem, clientCertificatePem } = system.keys;
  const tls = { keyPem: clientKeyPem, certificatePem: clientCertificatePem, caPem: around.caPem };
  const { speech } = system;
  switch (speech.dialect) {
    case 'edoc-soap':
      return {
        name: speech.dialect,
        client: makeSoapClient({ address: gateway.soapUrl, tls }),
        start: startSoapFront,
        addressOf: (origin) => `${origin}${SOAP_PATH}`,
      };
    case 'edoc-rest':
      return {
        name: speech.dialect,
        client: makeRestClient({ address: gateway.restUrl, tls }),
        start: startRestFront,
        addressOf: (origin) => origin,
      };
    case 'mailbox':
      return mailboxDialect(gateway, tls, settings);
    case 'edoc-soap-wss': {
      const waiting = makeWaitingAnswers(around.clock ?? SYSTEM_CLOCK);
      const parts = {
        signingKey: speech.messageKey,
        gatewayCertificatesPem: [gateway.messageCertificatePem],
        early: makeEarlyFiles(folder && join(folder, system.code), () =>
          settings.current().defects.includes('checks_no_file_digests'),
        ),
        waiting,
        // Signatures live for minutes of real time, also where the agencies' days are shifted.
        clock: SYSTEM_CLOCK,
      };
      return {
        name: speech.dialect,
        client: waiting.client,
        start: (front) => startWssFront({ ...front, ...parts }),
        addressOf: (origin) => `${origin}${WSS_PATH}`,
      };
    }
  }
};

/** Starts one system of any dialect. Throws when its port is taken, a key is missing or its folder cannot be read. */
export const startSystem = (system: SystemToStart, around: SystemSurroundings): Promise<SimulatedSystem> => {
  const { folder, clock, log } = around;
  const settings = makeSettings(around.settings);
  return startSimulatedSystem(
    {
      systemCode: system.code,
      seals: around.seals,
      server: {
        keyPem: system.keys.serverKeyPem,
        certificatePem: system.keys.serverCertificatePem,
        caPem: around.caPem,
      },
      gateway: around.gateway,
      host: around.host,
      port: system.port,
      settings,
      ...(system.agencies !== undefined && { agencies: system.agencies }),
      ...(folder !== undefined && { folder: join(folder, system.code) }),
      ...(clock !== undefined && { clock }),
      ...(log !== undefined && { log }),
    },
    dialectOf(system, around, settings),
  );
};
