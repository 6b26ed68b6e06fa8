import { describe, expect, it } from 'vitest';
import { makeLog } from '../observability/log.ts';
import type { Transaction } from '../ports/transaction.ts';
import { makeKeepHouse } from './keep-house.ts';

const TX = {} as Transaction;

/** Gives a number once, then nothing, as a sweep does. */
const once = (count: number) => {
  const left = [count];
  return async () => left.shift() ?? 0;
};

const logged = async (found: { readonly counts?: number; readonly compared?: number; readonly codes?: number }) => {
  const lines: string[] = [];
  const nothing = once(0);
  await makeKeepHouse({
    transactions: { inTransaction: (_actor, work) => work(TX), now: async () => new Date() },
    files: { sweepUnlinked: nothing },
    inbox: { sweepUnfinished: nothing },
    changes: { removeOlder: nothing },
    drafts: { sweep: nothing },
    dailyFilings: { removeBefore: once(found.counts ?? 0) },
    letterLikeness: { removeBefore: once(found.compared ?? 0) },
    notifications: { expireUnreported: nothing },
    smsProviders: { sweepTries: nothing },
    contactCodes: { forgetExpired: once(found.codes ?? 0), sweep: nothing },
    housekeeping: { ensurePartitions: nothing },
    log: makeLog({ level: 'info', stream: { write: (line) => void lines.push(line) } }),
  })();
  return lines.map((line) => JSON.parse(line));
};

describe('the log of housekeeping', () => {
  it.each([
    [{ counts: 3 }, { counts: 3, compared: 0, codesForgotten: 0 }],
    [{ compared: 2 }, { counts: 0, compared: 2, codesForgotten: 0 }],
    [{ codes: 1 }, { counts: 0, compared: 0, codesForgotten: 1 }],
  ])('says of everything that was swept how much: %o', async (found, told) => {
    const [line, ...others] = await logged(found);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ event: 'house.kept', ...told });
    expect(line.leftOut, 'every count reaches the log').toBeUndefined();
  });

  it('says nothing where there was nothing to do', async () => {
    expect(await logged({})).toEqual([]);
  });
});
