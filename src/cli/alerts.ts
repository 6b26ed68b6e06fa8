import { ALERTS } from '../domain/alerts.ts';
import { answerTable } from './answers.ts';
import type { Noun } from './command.ts';
import type { OperatorDesk } from './operator-desk.ts';

/** What needs a person. */
export const alerts: Noun<Pick<OperatorDesk, 'transactions' | 'alerts'>> = {
  about: 'Alerts: what is wrong now. They end by themselves when it is mended.',
  verbs: {
    list: {
      about: 'what is wrong now, the oldest first, and what to do about it',
      async run(desk, call) {
        const open = await desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, (tx) =>
          desk.alerts.open(tx),
        );
        const rows = open.map((alert) => ({ ...alert, ...ALERTS[alert.kind] }));
        return answerTable(rows, {
          KIND: ({ kind }) => kind,
          SUBJECT: ({ subject }) => subject,
          SINCE: ({ raisedAt }) => raisedAt,
          MAILS: ({ mailCount }) => mailCount,
          FACTS: (row) =>
            Object.entries(row.facts)
              .map(([name, value]) => `${name}=${String(value)}`)
              .join(' '),
          'WHAT TO DO': ({ remedy }) => remedy,
        });
      },
    },
  },
};
