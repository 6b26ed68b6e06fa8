// Installs what is missing before a command runs. Plain JavaScript on Node alone, because nothing is installed yet.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Shikriki needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

// The lock file's digest is kept beside what was installed from it, so that a changed lock file installs again.
const lockDigest = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');
const stamp = `${root}node_modules/.shikriki-lock`;
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockDigest) {
  console.log('Installing packages (once; about half a minute) ...');
  // Not `npm ci`: it demands every platform's optional packages in the lock file, and not every registry carries them. The versions
  // are the lock file's all the same, and --no-save leaves it as it is.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(`${root}node_modules`, { recursive: true });
  writeFileSync(stamp, lockDigest);
}

// Debian packages that tests use as real components. Asked for with --debian, taken only when root and apt-get are there.
const DEBIAN = [
  ['redis-server', '/usr/bin/redis-server'],
  ['xmlsec1', '/usr/bin/xmlsec1'],
  ['python3-zeep', '/usr/lib/python3/dist-packages/zeep'],
  ['python3-spyne', '/usr/lib/python3/dist-packages/spyne'],
  ['python3-xmlsec', '/usr/lib/python3/dist-packages/xmlsec'],
  ['chromium', '/usr/bin/chromium'],
  ['fonts-noto-core', '/usr/share/fonts/truetype/noto/NotoSansGeorgian-Regular.ttf'],
  ['clamav-daemon', '/usr/sbin/clamd'],
  ['poppler-utils', '/usr/bin/pdftotext'],
  ['unzip', '/usr/bin/unzip'],
  ['docker-compose', '/usr/bin/docker-compose'],
];
if (process.argv.includes('--debian')) {
  const missing = DEBIAN.filter(([, path]) => !existsSync(path)).map(([name]) => name);
  const isRoot = process.getuid?.() === 0;
  if (missing.length > 0 && isRoot && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing Debian packages: ${missing.join(' ')} ...`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      execFileSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      // Services must not start by themselves: tests start their own on ports of their own.
      const policy = '/usr/sbin/policy-rc.d';
      const keepPolicy = existsSync(policy);
      if (!keepPolicy) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
      try {
        execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
          env,
          stdio: ['ignore', 'ignore', 'inherit'],
        });
      } finally {
        if (!keepPolicy) execFileSync('rm', ['-f', policy]);
      }
    } catch {
      console.error('Some Debian packages could not be installed; the suites that need them say so.');
    }
  } else if (missing.length > 0) {
    console.log(
      `Not installed (needs root and apt-get): ${missing.join(', ')}. The suites that need them are named as not run.`,
    );
  }
}
