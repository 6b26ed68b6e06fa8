import { spawn } from 'node:child_process';

/** One static check: its name, and the command that fails when the check does. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const TSX = [process.execPath, '--import', 'tsx'];
const bin = (name: string): string => `node_modules/.bin/${name}`;

/** Every static check of the conventions. The slow, type-aware ones start first. */
const CHECKS: readonly Check[] = [
  {
    name: 'promises and types (eslint)',
    command: [bin('eslint'), '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'],
  },
  { name: 'types (tsc)', command: [bin('tsc'), '--noEmit'] },
  {
    name: 'layers (dependency-cruiser)',
    command: [bin('depcruise'), 'src', 'certs-example', 'integration-tests', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'schema.sql in sync', command: [...TSX, 'scripts/schema-dump.ts', '--check'] },
  { name: 'dead code (knip)', command: [bin('knip'), '--no-progress'] },
  { name: 'generated files in sync', command: [...TSX, 'scripts/generate.ts', '--check'] },
  { name: 'contracts are sound', command: [...TSX, 'scripts/check-contracts.ts'] },
  { name: 'names and file sizes', command: [...TSX, 'scripts/check-conventions.ts'] },
  { name: 'docker-compose.yml', command: [...TSX, 'scripts/check-compose.ts'] },
  { name: 'format and lint (biome)', command: [bin('biome'), 'ci', '--reporter=summary', '.'] },
];

// Two at a time: the type-aware checks hold a core each.
const AT_ONCE = 2;

const run = ({ command }: Check): Promise<{ ok: boolean; output: string }> =>
  new Promise((done) => {
    const [program = '', ...args] = command;
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => output.push(piece));
    child.stderr.on('data', (piece: Buffer) => output.push(piece));
    child.on('error', (error) => done({ ok: false, output: error.message }));
    child.on('close', (code) => done({ ok: code === 0, output: Buffer.concat(output).toString('utf8') }));
  });

const waiting = [...CHECKS];
let failed = 0;
const work = async (): Promise<void> => {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const startedAt = performance.now();
    const { ok, output } = await run(check);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s)`);
    if (!ok) {
      failed++;
      console.log(output);
    }
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, work));
console.log(failed === 0 ? `All ${CHECKS.length} checks hold.` : `${failed} of ${CHECKS.length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
