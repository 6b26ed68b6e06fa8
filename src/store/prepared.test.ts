import type pg from 'pg';
import { expect, test } from 'vitest';
import { preparing } from './prepared.ts';

/** A connection that only notes what it is told. */
const listening = () => {
  const heard: unknown[][] = [];
  const client = { query: (...call: unknown[]) => heard.push(call) } as unknown as pg.ClientBase;
  return { connection: preparing(client), heard, client };
};

test('a statement with values gets a name, the same on every connection', async () => {
  const [one, other] = [listening(), listening()];
  await one.connection.query('select $1::integer', [1]);
  await one.connection.query('select $1::integer', [2]);
  await other.connection.query('select $1::integer', [3]);
  const [first] = one.heard[0] as [{ name: string }];
  expect(first).toMatchObject({ name: expect.stringMatching(/^store-/), text: 'select $1::integer', values: [1] });
  expect([one.heard[1]?.[0], other.heard[0]?.[0]]).toMatchObject([{ name: first.name }, { name: first.name }]);
});

test('a statement that has a name keeps it, and one without values is sent as it is', async () => {
  const { connection, heard } = listening();
  const named = { name: 'mine', text: 'select $1::text', values: ['a'] };
  await connection.query(named);
  await connection.query('commit');
  expect(heard.map(([statement]) => statement)).toEqual([named, 'commit']);
});

test('texts without end do not become names without end', async () => {
  const { connection, heard } = listening();
  for (let n = 0; n < 1_000; n++) await connection.query(`select ${n}, $1::integer`, [n]);
  const prepared = heard.filter(([statement]) => typeof statement === 'object');
  expect(prepared.length).toBeLessThanOrEqual(500);
  expect(heard.at(-1)).toEqual(['select 999, $1::integer', [999]]);
});

test('a connection is wrapped once', () => {
  const { client, connection } = listening();
  expect(preparing(client)).toBe(connection);
});
