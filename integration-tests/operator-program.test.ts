import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT } from './support/built.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('the program gives commands to the database of DATABASE_URL, from its sources and as it is built', async () => {
  const { PATH = '' } = process.env;
  const env = { PATH, USER: 'nino', DATABASE_URL: database.databaseUrl, SHIKRIKI_ENVIRONMENT: 'test' };
  const run = (bin: string, ...words: string[]) =>
    promisify(execFile)(process.execPath, [bin, ...words], { cwd: PROJECT, env }).catch(
      (error: unknown) => error as { stdout: string; stderr: string; code: number },
    );
  const [held, unknown] = await Promise.all([
    run('bin/shikriki.mjs', 'systems', 'hold', 'mof'),
    run('dist/bin/shikriki.mjs', 'systems', 'show', 'nobody'),
  ]);
  expect(held).toEqual({ stdout: 'The system mof is held.\n', stderr: '' });
  expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: 'NotFound: No system has the code nobody.\n' });
  const { rows } = await database.poolAs('shikriki_migrator').query('select actor, act, subject from operator_acts');
  expect(rows).toEqual([{ actor: 'nino', act: 'system.hold', subject: 'mof' }]);
});
