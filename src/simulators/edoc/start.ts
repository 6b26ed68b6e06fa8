import type { SealKey } from '../../envelope/seal.ts';
import type { SimulatedSystem } from './simulated-system.ts';
import {
  type SimulatorGateway,
  type Speech,
  type SystemKeys,
  type SystemSurroundings,
  startSystem,
} from './start-system.ts';

export type { SystemKeys } from './start-system.ts';

/** The systems of the sandbox; each speaks for all its agencies of the directory. */
export const SIMULATED_SYSTEMS = ['napr', 'mof', 'mia', 'postal'] as const;
export type SimulatedSystemCode = (typeof SIMULATED_SYSTEMS)[number];
/** Those that the gateway calls; the others call it. */
export type CalledSystemCode = Exclude<SimulatedSystemCode, 'postal'>;

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

export interface EdocSimulatorsOptions extends Omit<SystemSurroundings, 'caPem' | 'seals'> {
  readonly certificates: SimulatorCertificates;
  readonly gateway: SimulatorGateway;
  /** 0 takes a free one. */
  readonly ports: Readonly<Record<CalledSystemCode, number>>;
}

export interface EdocSimulators {
  readonly systems: Readonly<Record<SimulatedSystemCode, SimulatedSystem>>;
  close(): Promise<void>;
}

const speechOf = (code: SimulatedSystemCode, { messageKey }: SimulatorCertificates): Speech => {
  switch (code) {
    case 'napr':
      return { dialect: 'edoc-soap' };
    case 'mof':
      return { dialect: 'edoc-rest' };
    case 'mia':
      return { dialect: 'edoc-soap-wss', messageKey };
    case 'postal':
      return { dialect: 'mailbox' };
  }
};

/**
 * Starts the e-document systems of the sandbox: `napr` (edoc-soap), `mof` (edoc-rest), `mia` (edoc-soap-wss) and `postal` (mailbox). With a
 * folder, a restart goes on where the last run ended. Throws when a port is taken, a key is missing or a folder cannot be read.
 */
export const startEdocSimulators = async (options: EdocSimulatorsOptions): Promise<EdocSimulators> => {
  const { certificates, ports, ...shared } = options;
  const around = { ...shared, caPem: certificates.caPem, seals: certificates.seals };
  const started: Partial<Record<SimulatedSystemCode, SimulatedSystem>> = {};
  const close = async (): Promise<void> => {
    await Promise.all(Object.values(started).map((system) => system.close()));
  };
  for (const code of SIMULATED_SYSTEMS) {
    const system = {
      code,
      speech: speechOf(code, certificates),
      keys: certificates.systems[code],
      port: code === 'postal' ? 0 : ports[code],
    };
    started[code] = await startSystem(system, around).catch(async (error: unknown) => {
      await close();
      throw error;
    });
  }
  return { systems: started as Record<SimulatedSystemCode, SimulatedSystem>, close };
};
