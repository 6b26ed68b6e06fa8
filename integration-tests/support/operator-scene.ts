import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type TestDatabase, testDatabase } from './database.ts';
import { type Operator, operatorAt } from './operator.ts';

/** The database of the test under way, and an operator at it. */
export let database: TestDatabase;
export let shikriki: Operator;

/** Gives every test of the file a database of its own, or all of them one together, with an operator at it. */
export const useOperatorScene = ({ oneDatabase = false } = {}): void => {
  (oneDatabase ? beforeAll : beforeEach)(async () => {
    database = await testDatabase();
    shikriki = operatorAt(database.databaseUrl);
  });
  (oneDatabase ? afterAll : afterEach)(() => database.close());
};

/** What operators did, in its order. */
export const acts = async () =>
  (
    await database
      .poolAs('shikriki_operator')
      .query('select actor, act, subject, reason from operator_acts order by acted_at')
  ).rows;

/** Moves the exchange's clock ahead. */
export const shiftClock = (interval: string) =>
  database
    .poolAs('shikriki_migrator')
    .query('update installation set clock_shift = clock_shift + $1::interval', [interval]);

/** The instant so many days from now. */
export const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
