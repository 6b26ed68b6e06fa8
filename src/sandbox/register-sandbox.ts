import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExampleCertificates } from '../../certs-example/make-certs.ts';
import { type KeyRegistration, registerSystems } from '../store/registration.ts';
import { readAgencySeed } from '../store/seed.ts';
import type { SandboxPorts } from './ports.ts';

/** The systems that the sandbox simulates. */
export const SIMULATED = ['napr', 'mof', 'mia', 'postal'] as const;

// Somebody watches a sandbox: what its agencies say is looked for as often as the relay looks.
const POLL_INTERVAL_MS = 1_000;

/** The codes of the agencies that the simulated systems serve. */
export const simulatedAgencies = async (): Promise<readonly string[]> =>
  (await readAgencySeed())
    .filter((agency) => (SIMULATED as readonly string[]).includes(agency.system))
    .map((agency) => agency.code);

/** Tells the gateway's database where the simulators are and by which example keys they and their agencies are known. */
export const registerSandbox = async (
  databaseUrl: string,
  certificates: ExampleCertificates,
  ports: SandboxPorts,
): Promise<void> => {
  const pem = (name: string): Promise<string> => readFile(join(certificates.outDir, `${name}.cert.pem`), 'utf8');
  const keys: KeyRegistration[] = [];
  for (const systemCode of SIMULATED)
    keys.push({ use: 'tls', owner: { systemCode }, certificatePem: await pem(`system-${systemCode}-client`) });
  for (const agencyCode of await simulatedAgencies())
    keys.push({ use: 'seal', owner: { agencyCode }, certificatePem: await pem(`agency-${agencyCode}-seal`) });
  keys.push({ use: 'wss', owner: { systemCode: 'mia' }, certificatePem: await pem('system-mia-wss') });
  await registerSystems(databaseUrl, {
    endpoints: [
      { systemCode: 'napr', dialect: 'edoc-soap', address: `https://127.0.0.1:${ports.napr}/soap` },
      { systemCode: 'mof', dialect: 'edoc-rest', address: `https://127.0.0.1:${ports.mof}` },
      { systemCode: 'mia', dialect: 'edoc-soap-wss', address: `https://127.0.0.1:${ports.mia}/edoc` },
    ],
    polls: [{ systemCode: 'mia', intervalMs: POLL_INTERVAL_MS }],
    keys,
  });
};
