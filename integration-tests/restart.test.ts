import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCitizenClient } from '../src/sandbox/citizen-client.ts';
import { isFree } from '../src/sandbox/free-ports.ts';
import { agencyAddress, portalAddress, type SandboxPorts, sandboxAddress } from '../src/sandbox/ports.ts';
import { exampleLetters } from '../src/simulators/citizens/letters.ts';
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { killLeftovers, type Running, runShikriki } from './support/child-process.ts';
import { sandboxPorts } from './support/sandbox.ts';

/** The last line of a sandbox that is ready. */
const READY = /Ctrl-C stops$/;

let dataFolder: string;
let ports: SandboxPorts;
beforeAll(async () => {
  // Open to the account that PostgreSQL runs as where the tests are root.
  dataFolder = await mkdtemp(join(tmpdir(), 'shikriki-restart-'));
  await chmod(dataFolder, 0o755);
  ports = await sandboxPorts();
});
afterAll(async () => {
  await killLeftovers();
  if ((await postgres()) !== undefined)
    await (await startEmbeddedPostgres({ folder: join(dataFolder, 'postgres'), port: 0 })).stop();
  await rm(dataFolder, { recursive: true, force: true });
});

const environment = (of: SandboxPorts = ports): Record<string, string> => ({
  SHIKRIKI_DATA_DIR: dataFolder,
  SHIKRIKI_LOG_LEVEL: 'error',
  SHIKRIKI_PORTAL_PORT: String(of.portal),
  SHIKRIKI_AGENCY_PORT: String(of.agency),
  SHIKRIKI_SANDBOX_PORT: String(of.sandbox),
  SHIKRIKI_MAIL_PORT: String(of.mail),
  SHIKRIKI_SMS_PORT: String(of.sms),
  SHIKRIKI_NAPR_PORT: String(of.napr),
  SHIKRIKI_MOF_PORT: String(of.mof),
  SHIKRIKI_MIA_PORT: String(of.mia),
});

const start = async (): Promise<Running> => {
  const sandbox = runShikriki('sandbox', environment());
  await sandbox.line(READY);
  return sandbox;
};

/** Pid and port of the data folder's PostgreSQL; undefined where none runs. */
const postgres = async (): Promise<{ pid: number; port: number } | undefined> => {
  const file = await readFile(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').catch(() => undefined);
  const [pid, , , port] = file?.split('\n').map(Number) ?? [];
  return pid === undefined || port === undefined ? undefined : { pid, port };
};
const answersAt = async (port: number): Promise<boolean> => !(await isFree(port));

describe('npm start', () => {
  test('goes on after Ctrl-C and after kill -9 where it was: the letter is there, and the pending reply still comes', async () => {
    const citizen = () =>
      makeCitizenClient({ portal: portalAddress(ports), sandbox: sandboxAddress(ports) }, 'example-nino');
    const letter = exampleLetters.find(
      ({ agencyCode, attachments }) => agencyCode === 'napr' && attachments.length > 0,
    )!;

    const first = await start();
    expect(first.lines.join('\n')).toContain(agencyAddress(ports));
    const filed = await citizen().submit(letter, 'restart-test-1');
    const acknowledged = await citizen().caseWhen(filed.caseId, 'acknowledged', ({ timeline }) =>
      timeline.some(({ event }) => event === 'acknowledged'),
    );
    expect(
      acknowledged.timeline.some(({ event }) => event === 'reply'),
      'the reply is still to come',
    ).toBe(false);
    const { port } = (await postgres())!;
    expect(await answersAt(port), 'PostgreSQL runs').toBe(true);

    first.kill('SIGINT');
    expect(await first.ended, 'exit code').toBe(0);
    expect(first.lines.join('\n')).toContain(`SIGINT: stopping; the data stays in ${dataFolder}`);
    expect([await postgres(), await answersAt(port)], 'PostgreSQL is stopped').toEqual([undefined, false]);

    const second = await start();
    const found = await citizen().readCase(filed.caseId);
    expect(found).toMatchObject({ trackingNumber: filed.trackingNumber, title: letter.title });
    expect(found.timeline.slice(0, acknowledged.timeline.length), 'what had happened').toEqual(acknowledged.timeline);

    const running = (await postgres())!;
    second.kill('SIGKILL');
    expect(await second.ended).toBe('SIGKILL');
    expect(await answersAt(running.port), 'PostgreSQL outlives the killed process').toBe(true);

    const third = await start();
    expect(await postgres(), 'and is taken over').toEqual(running);
    const replied = await citizen().caseWhen(filed.caseId, 'the pending reply', ({ timeline }) =>
      timeline.some(({ event }) => event === 'reply'),
    );
    expect(replied.state).toBe('answered');
    expect(
      replied.timeline.filter(({ event }) => event === 'registered'),
      'registered once',
    ).toHaveLength(1);
    expect(await citizen().submit(letter, 'restart-test-2')).not.toMatchObject({ caseId: filed.caseId });

    third.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    expect(await answersAt(running.port)).toBe(false);
  });

  test('says which ports are taken and by which variables others are chosen, and ends with code 2', async () => {
    const wanted = await sandboxPorts();
    const occupied = [wanted.portal, wanted.mail].map((port) => createServer().listen(port, '127.0.0.1'));
    await Promise.all(occupied.map((server) => once(server, 'listening')));
    try {
      const sandbox = runShikriki('sandbox', environment(wanted));
      expect(await sandbox.ended).toBe(2);
      expect(sandbox.lines).toEqual([
        `Port ${wanted.portal} is taken; choose another with SHIKRIKI_PORTAL_PORT=NUMBER npm start`,
        `Port ${wanted.mail} is taken; choose another with SHIKRIKI_MAIL_PORT=NUMBER npm start`,
      ]);
    } finally {
      for (const server of occupied) server.close();
    }
  });
});

describe('a mistaken configuration', () => {
  const wrong = {
    SHIKRIKI_LOG_LEVEL: 'loud',
    SHIKRIKI_PORTAL_PORT: '70000',
    SHIKRIKI_PORTAL_PROT: '8080',
    DATABASE_URL: 'mysql://user:geheim@db/x',
  };

  test.each(['sandbox', 'api'])(
    'of role %s is told whole, one line a mistake, without values, and ends with code 2',
    async (role) => {
      const started = runShikriki(role, { ...environment(), ...wrong });
      expect(await started.ended).toBe(2);
      const lines = [
        'configuration: DATABASE_URL: must be a postgres:// address',
        'configuration: SHIKRIKI_LOG_LEVEL: must be one of info, warn, error, silent',
        'configuration: SHIKRIKI_PORTAL_PORT: must be a port number',
        'configuration: SHIKRIKI_PORTAL_PROT: is not a setting of Shikriki',
      ];
      expect(started.lines).toEqual(expect.arrayContaining(lines));
      // A gateway process needs more than a sandbox, which makes it for itself.
      const missing = started.lines.filter((line) => line.endsWith(': is missing'));
      expect(missing.length > 0, started.lines.join('\n')).toBe(role === 'api');
      expect(started.lines).toHaveLength(lines.length + missing.length);
      expect(started.lines.join('\n')).not.toMatch(/geheim|loud|70000/);
    },
  );
});
