import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SealKey } from '../../src/envelope/seal.ts';

/** What the agency's process is told first. */
export interface AgencyKeys {
  /** Of its server, and the authorities whose clients it lets in. */
  readonly tls: { readonly key: string; readonly cert: string; readonly ca: string };
  readonly seal: SealKey;
}

/** What it says then: the port it listens on, on 127.0.0.1. */
export interface AgencyReady {
  readonly port: number;
}

/** An e-document system that takes every letter, gives its sealed receipt and does nothing more. */
export interface NullAgency {
  /** `https://host:port`, as an endpoint's address. */
  readonly address: string;
  close(): Promise<void>;
}

/** Starts it in a process of its own, so that its work is not counted as the gateway's. */
export const startNullAgency = async (keys: AgencyKeys): Promise<NullAgency> => {
  const child = fork(fileURLToPath(new URL('./null-agency-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  child.send(keys);
  const [ready] = (await Promise.race([
    once(child, 'message'),
    exited.then(() => Promise.reject(new Error('the null agency did not start'))),
  ])) as [AgencyReady];
  return {
    address: `https://127.0.0.1:${ready.port}`,
    async close() {
      // Without its channel it ends by itself, as it does where this process is killed.
      child.disconnect();
      await exited;
    },
  };
};
