import { fail } from '../domain/problems.ts';
import { answerSentence, answerTable, facts, table } from './answers.ts';
import type { Noun } from './command.ts';
import type { OperatorDesk } from './operator-desk.ts';

/** Systems that do not call us. */
export const polls: Noun<Pick<OperatorDesk, 'transactions' | 'pollReads' | 'setPoll'>> = {
  about: 'Systems that do not call us and are looked at: when, what went wrong, and messages that could not be taken.',
  verbs: {
    list: {
      about: 'every system that is looked at',
      async run(desk, call) {
        const all = await desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, (tx) =>
          desk.pollReads.all(tx),
        );
        return answerTable(all, {
          SYSTEM: ({ systemCode }) => systemCode,
          'INTERVAL MS': ({ intervalMs }) => intervalMs,
          NEXT: ({ dueAt }) => dueAt,
          LAST: ({ lastLookedAt }) => lastLookedAt,
          FAILURES: ({ failureCount }) => failureCount,
          'LAST PROBLEM': ({ problemCode }) => problemCode,
          ASIDE: ({ messagesAside }) => messagesAside,
        });
      },
    },
    show: {
      about: 'one system, with the messages that were put aside',
      args: ['SYSTEM'],
      async run(desk, call) {
        const code = call.argument('SYSTEM');
        const found = await desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, async (tx) => {
          const poll = (await desk.pollReads.all(tx)).find(({ systemCode }) => systemCode === code);
          return poll && { ...poll, aside: await desk.pollReads.aside(tx, code) };
        });
        if (found === undefined) return fail('NotFound', `The system ${code} is not one that is looked at.`);
        const text = [
          facts({
            system: code,
            'interval, ms': found.intervalMs,
            'looked at next': found.dueAt,
            'looked at last': found.lastLookedAt,
            'failures in a row': found.failureCount,
            'last problem': found.problemCode,
          }),
          found.aside.length === 0
            ? 'No message was put aside.'
            : table(found.aside, {
                MESSAGE: ({ messageId }) => messageId,
                PROBLEM: ({ problemCode }) => problemCode,
                TRIES: ({ tries }) => tries,
                'FIRST TRIED': ({ firstTriedAt }) => firstTriedAt,
                'NEXT TRY': ({ nextTryAt }) => nextTryAt,
              }),
        ].join('\n\n');
        return answerSentence(text, found);
      },
    },
    now: {
      about: 'look at it now, and try again what was put aside',
      args: ['SYSTEM'],
      async run(desk, call) {
        const code = call.argument('SYSTEM');
        const done = await desk.setPoll(code, 'now', call.by);
        return done.ok ? answerSentence(`The system ${code} is looked at now.`, { systemCode: code }) : done;
      },
    },
    set: {
      about: 'how often it is looked at',
      args: ['SYSTEM'],
      options: { 'interval-ms': { takes: 'NUMBER', about: '100 to 86400000', form: 'number from 1', required: true } },
      async run(desk, call) {
        const [code, intervalMs] = [call.argument('SYSTEM'), call.number('interval-ms') ?? 0];
        const done = await desk.setPoll(code, { intervalMs }, call.by);
        return done.ok
          ? answerSentence(`The system ${code} is looked at every ${intervalMs} ms.`, { systemCode: code, intervalMs })
          : done;
      },
    },
  },
};
