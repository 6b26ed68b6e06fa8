import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { v7 } from 'uuid';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { SealKey } from '../../envelope/seal.ts';
import type { Clock, Ids } from '../../ports/clock.ts';
import type { TlsIdentity } from '../../ports/connector.ts';
import type { Log } from '../../ports/log.ts';
import { agenciesOf, type SimulatedAgency } from './agencies.ts';
import { makeArriving } from './arriving.ts';
import { makeCorrespondence } from './correspondence.ts';
import { makeDefective } from './defective.ts';
import type { Defect } from './defects.ts';
import { type Desk, makeDesk } from './desk.ts';
import { type Faults, makeFaults } from './faults.ts';
import type { Front, FrontOptions } from './front.ts';
import type { GatewayClient } from './gateway-client.ts';
import { openKeptBytes } from './kept-bytes.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { makeSeals } from './seals.ts';
import type { Settings } from './settings.ts';
import { type KnownGateway, makeVerifyArrival } from './verify-arrival.ts';
import type { Word } from './words.ts';

/** A running e-document system of the sandbox. */
export interface SimulatedSystem {
  readonly code: string;
  readonly dialect: string;
  /** Where the gateway reaches it: the connector's endpoint address. */
  readonly address: string;
  readonly agencies: readonly SimulatedAgency[];
  readonly desk: Desk;
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly settings: Settings;
  /** Lets an agency say something about a letter it has registered, at once. Problem UnknownMessage. */
  say(messageId: string, word: Word): Promise<Result<{ readonly turn: string }>>;
  /** Stops listening and sending. May be called twice. */
  close(): Promise<void>;
}

/** What every simulated system needs besides its dialect. */
export interface SimulatedSystemOptions {
  readonly systemCode: string;
  /** Without it those that the directory as it ships gives to the code. */
  readonly agencies?: readonly SimulatedAgency[];
  /** Seal keys by agency code. */
  readonly seals: Readonly<Record<string, SealKey>>;
  readonly server: TlsIdentity;
  readonly gateway: KnownGateway & { readonly clientSpkiSha256: string };
  readonly folder?: string;
  readonly host: string;
  readonly port: number;
  readonly settings: Settings;
  readonly clock?: Clock;
  readonly log?: Pick<Log, 'warn' | 'error'>;
}

/** What makes a dialect: how it is served (or picks its letters up), how it calls the gateway, and where it is reached. */
export interface Dialect {
  readonly name: string;
  readonly client: GatewayClient;
  start(options: FrontOptions & { readonly desk: Desk }): Promise<Front>;
  addressOf(origin: string): string;
}

const SYSTEM_CLOCK: Clock = { now: () => new Date() };
const IDS: Ids = { uuid: () => v7(), traceId: () => randomBytes(16).toString('hex') };
const SILENT: Pick<Log, 'warn' | 'error'> = { warn: () => undefined, error: () => undefined };

/**
 * Starts one system: opens its books, takes up what an earlier run left unanswered, and listens.
 * Throws when the port is taken or the folder cannot be read.
 */
export const startSimulatedSystem = async (
  options: SimulatedSystemOptions,
  dialect: Dialect,
): Promise<SimulatedSystem> => {
  const { systemCode, gateway, folder, settings, clock = SYSTEM_CLOCK, log = SILENT } = options;
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const agencies = options.agencies ?? agenciesOf(systemCode);
  const faults = makeFaults();
  const ledger = await openLedger(folder);
  const kept = openKeptBytes(folder);
  const has = (defect: Defect): boolean => settings.current().defects.includes(defect);
  const bad = makeDefective({ has, systemCode, agencies, gateway, clock, ids: IDS });
  const seals = bad.seals(makeSeals(options.seals));
  const agencyCodes = agencies.map(({ code }) => code);
  const verifyArrival = bad.verifyArrival(makeVerifyArrival({ gateway, agencyCodes, clock }));
  const client = bad.client(dialect.client);
  const shared = { systemCode, agencies, verifyArrival, seals, ledger, kept, faults, settings, clock, ids: IDS };

  const correspondence = makeCorrespondence({ ...shared, client, log });
  const arriving = makeArriving({
    ...(folder !== undefined && { folder }),
    trusting: () => has('checks_no_file_digests'),
    verifyAgain: async (envelopeXml) => {
      const verified = await verifyArrival(envelopeXml);
      return verified.ok ? verified.value : undefined;
    },
  });
  const desk = bad.desk(makeDesk({ ...shared, arriving, onRegistered: correspondence.follow }), seals, client);
  const { host, port, server: tls } = options;
  const front = await dialect.start({ host, port, tls, clientSpkiSha256: gateway.clientSpkiSha256, faults, desk });
  for (const arrival of ledger.arrivals()) if (arrival.first !== undefined) correspondence.follow(arrival);

  const closeAll = async (): Promise<void> => {
    await front.close();
    await correspondence.close();
    await dialect.client.close();
    await ledger.close();
  };
  let closing: Promise<void> | undefined;

  return {
    code: systemCode,
    dialect: dialect.name,
    address: dialect.addressOf(`https://${host}:${front.port}`),
    agencies,
    desk,
    faults,
    ledger,
    settings,
    say: async (messageId, word) => {
      const arrival = ledger.first(messageId);
      if (arrival?.first?.registration === undefined)
        return fail('UnknownMessage', 'No letter with this MessageId is registered here.');
      const turn = IDS.uuid();
      await correspondence.say(arrival, { step: word.kind, turn, word, dueAt: clock.now().toISOString() });
      return ok({ turn });
    },
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
};
