import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';

/**
 * Builds `dist/`, which Node runs without any tool: compiled JavaScript beside everything that the code reads from disk, in the same
 * places relative to each other as in the project.
 */
rmSync('dist', { recursive: true, force: true });
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
cpSync('schemas', 'dist/schemas', { recursive: true, filter: (path) => !path.includes('/examples') });
for (const folder of ['src', 'certs-example']) {
  cpSync(folder, `dist/${folder}`, {
    recursive: true,
    filter: (path) => !/\.tsx?$/.test(path) && !/\/fixtures(\/|$)/.test(path),
  });
}
cpSync('bin', 'dist/bin', { recursive: true });
cpSync('package.json', 'dist/package.json');
