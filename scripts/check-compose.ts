import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/**
 * Checks docker-compose.yml without a Docker engine: always that it is YAML with pinned images and a health check a service, and by
 * Debian's docker-compose that its syntax is right, where that is installed (in CI it must be).
 */
interface Service {
  readonly image?: string;
  readonly build?: unknown;
  readonly healthcheck?: unknown;
}

const mistakes: string[] = [];
const { services } = parse(readFileSync('docker-compose.yml', 'utf8')) as {
  services: Readonly<{ [name: string]: Service }>;
};
for (const [name, service] of Object.entries(services)) {
  if (service.build === undefined && !/:v?[0-9][^:]*$/.test(service.image ?? ''))
    mistakes.push(`${name}: the image has no pinned version`);
  if (service.healthcheck === undefined) mistakes.push(`${name}: no health check`);
}

const COMPOSE = '/usr/bin/docker-compose';
if (existsSync(COMPOSE)) {
  try {
    execFileSync(COMPOSE, ['config', '-q'], { stdio: 'pipe' });
    console.log('docker-compose config accepts the file.');
  } catch (error) {
    mistakes.push(String((error as { stderr?: Buffer }).stderr));
  }
} else if (process.env.CI === 'true') {
  mistakes.push('docker-compose (Debian) is not installed; CI needs it');
} else {
  console.log('not run: docker-compose config (Debian package docker-compose is not installed)');
}
for (const mistake of mistakes) console.error(mistake);
process.exitCode = mistakes.length === 0 ? 0 : 1;
