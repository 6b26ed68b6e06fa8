import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { type Config, isProduction, readConfig } from '../config.ts';
import { lockFolder } from './folder-lock.ts';
import { isFree } from './free-ports.ts';
import { NOT_FOR_PRODUCTION } from './not-for-production.ts';
import type { SandboxPorts } from './ports.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

/**
 * Runs the sandbox until Ctrl-C: `sandbox` with the gateway, `simulators` without (its variables are then in gateway.env, for processes
 * of your own). Data stays in SHIKRIKI_DATA_DIR and is there again at the next start. Refused in production.
 */
export const runSandbox = async (role: 'sandbox' | 'simulators'): Promise<void> => {
  if (isProduction()) return fail([NOT_FOR_PRODUCTION]);
  const read = readConfig();
  if (!read.ok) return fail(read.mistakes.map((mistake) => `configuration: ${mistake}`));
  const { config } = read;
  const ports = { ...config.sandbox.ports, portal: config.portalPort, agency: config.agencyPort };
  const taken = await takenPorts(ports, role);
  if (taken.length > 0) return fail(taken);

  const startedAt = performance.now();
  const write = (line: string): void => console.log(line);
  write(role === 'sandbox' ? 'Starting Shikriki:' : 'Starting the simulators:');
  const dataFolder = resolve(config.dataDir);
  await mkdir(dataFolder, { recursive: true });
  const lock = await lockFolder(dataFolder);
  if (lock.kind === 'taken') {
    return fail([
      `Another Shikriki (process ${lock.pid}) uses ${dataFolder}; choose another folder with SHIKRIKI_DATA_DIR=FOLDER npm start`,
    ]);
  }
  const sandbox = await startSandbox({
    dataFolder,
    ports,
    host: config.host,
    databaseUrl: config.databaseUrl,
    redisUrl: config.redisUrl,
    scannerAddress: config.scannerAddress,
    withGateway: role === 'sandbox',
    logLevel: config.logLevel,
    write,
  });
  closeWithGrace({ delay: 30_000 }, async ({ signal, err }) => {
    if (err !== undefined) console.error(err.stack);
    if (signal !== undefined) write(`\n${signal}: stopping; the data stays in ${dataFolder}`);
    await sandbox.stop();
    await lock.release();
  });
  if (role === 'simulators') await writeEnvironment(join(dataFolder, 'gateway.env'), sandbox, write);
  write(
    `\nReady in ${((performance.now() - startedAt) / 1000).toFixed(1)} s. Everything is listed at ${sandbox.addresses.sandbox}`,
  );
  write(`Portal API ${sandbox.addresses.portal}/v1   agencies ${sandbox.addresses.agency}   Ctrl-C stops`);
};

const fail = (lines: readonly string[]): never => {
  for (const line of lines) console.error(line);
  process.exit(2);
};

const VARIABLE: { readonly [P in keyof SandboxPorts]: string } = {
  portal: 'SHIKRIKI_PORTAL_PORT',
  agency: 'SHIKRIKI_AGENCY_PORT',
  sandbox: 'SHIKRIKI_SANDBOX_PORT',
  mail: 'SHIKRIKI_MAIL_PORT',
  sms: 'SHIKRIKI_SMS_PORT',
  napr: 'SHIKRIKI_NAPR_PORT',
  mof: 'SHIKRIKI_MOF_PORT',
  mia: 'SHIKRIKI_MIA_PORT',
  postgres: 'SHIKRIKI_POSTGRES_PORT',
};

const takenPorts = async (ports: SandboxPorts & Config['sandbox']['ports'], role: string): Promise<string[]> => {
  const needed = (Object.keys(VARIABLE) as (keyof SandboxPorts)[]).filter(
    // PostgreSQL takes a free port, or one of its own is running already; the gateway's are another process's.
    (part) => part !== 'postgres' && (role === 'sandbox' || (part !== 'portal' && part !== 'agency')),
  );
  const free = await Promise.all(needed.map((part) => isFree(ports[part])));
  return needed
    .filter((_, index) => !free[index])
    .map((part) => `Port ${ports[part]} is taken; choose another with ${VARIABLE[part]}=NUMBER npm start`);
};

const writeEnvironment = async (file: string, sandbox: Sandbox, write: (line: string) => void): Promise<void> => {
  await writeFile(
    file,
    `${Object.entries(sandbox.environment)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n')}\n`,
    { mode: 0o600 },
  );
  write(`\nA gateway process joins with the variables in ${file}`);
};
