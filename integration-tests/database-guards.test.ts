import { describe, expect, test } from 'vitest';
import { database, setting, unwrap, useExchangeScene } from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

describe('the exchange log', () => {
  test('cannot be changed, removed or emptied, not even by its owner', async () => {
    const { api } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const owner = database.poolAs('shikriki_migrator');
    await expect(owner.query(`update exchange_log set entry = 'sent'`)).rejects.toThrow('append-only');
    await expect(owner.query('delete from exchange_log')).rejects.toThrow('append-only');
    await expect(owner.query('truncate exchange_log')).rejects.toThrow('append-only');
    const { rows: months } = await owner.query<{ child: string }>(
      `select inhrelid::regclass::text as child from pg_inherits where inhparent = 'exchange_log'::regclass`,
    );
    expect(months.length).toBeGreaterThan(12);
    for (const { child } of months) await expect(owner.query(`truncate ${child}`)).rejects.toThrow('append-only');
  });
});

describe('the clock', () => {
  test('cannot be shifted in production', async () => {
    const owner = database.poolAs('shikriki_migrator');
    await expect(
      owner.query(`update installation set environment = 'production', clock_shift = '1 day'`),
    ).rejects.toThrow('check constraint');
  });
});

describe('an operator', () => {
  test('may do in the database what commands do, and not read what citizens wrote by a right that only migrations have', async () => {
    const operator = database.poolAs('shikriki_operator');
    await expect(operator.query('drop table letters')).rejects.toThrow(/owner|permission/);
    await expect(operator.query('delete from operator_acts')).rejects.toThrow('permission denied');
    await expect(operator.query(`delete from certificates`)).rejects.toThrow('permission denied');
    await expect(database.poolAs('shikriki_worker').query(`update systems set name_en = 'x'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(database.poolAs('shikriki_api').query(`update certificates set revoked_at = null`)).rejects.toThrow(
      'permission denied',
    );
  });
});
