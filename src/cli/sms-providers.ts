import { isSlow, MEASURED_MS } from '../domain/sms-balance.ts';
import { answerSentence, answerTable } from './answers.ts';
import type { Noun } from './command.ts';
import type { OperatorDesk } from './operator-desk.ts';

/** Providers of SMS and their shares. */
export const smsProviders: Noun<
  Pick<OperatorDesk, 'transactions' | 'smsProviders' | 'smsProviderNames' | 'setSmsWeight'>
> = {
  about: 'SMS providers: which part of the messages each gets first, and how quickly it took them lately.',
  verbs: {
    list: {
      about: `every provider, with the tries of the last ${MEASURED_MS / 60_000} minutes`,
      async run(desk, call) {
        const all = await desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, (tx) =>
          desk.smsProviders.standings(tx),
        );
        const rows = all.map((standing) => ({
          ...standing,
          configured: desk.smsProviderNames.includes(standing.name),
          isSlow: isSlow(standing),
        }));
        return answerTable(rows, {
          NAME: ({ name }) => name,
          CONFIGURED: ({ configured }) => configured,
          WEIGHT: ({ weight }) => weight,
          RESTING: ({ restingWeight }) => restingWeight,
          'CHANGED AT': ({ weightChangedAt }) => weightChangedAt,
          TRIES: ({ tries }) => tries,
          SLOW: ({ slow }) => slow,
          STATE: (row) => (row.isSlow ? 'slow' : undefined),
        });
      },
    },
    'set-weight': {
      about: 'which part of the messages (0 to 100) goes to a provider first; the others get the rest',
      args: ['NAME', 'WEIGHT'],
      async run(desk, call) {
        const [name, weight] = [call.argument('NAME'), Number(call.argument('WEIGHT'))];
        const done = await desk.setSmsWeight(name, weight, call.by);
        if (!done.ok) return done;
        return answerSentence(
          done.value.repeated
            ? `${name} has the weight ${weight} already; nothing was changed.`
            : `${name} has the weight ${weight} now.`,
          { name, weight, ...done.value },
        );
      },
    },
  },
};
