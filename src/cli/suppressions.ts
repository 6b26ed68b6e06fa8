import { fail } from '../domain/problems.ts';
import type { LiftedSuppressions } from '../use-cases/suppressions/lift-suppressions.ts';
import { answerSentence, answerTable } from './answers.ts';
import type { Call, Noun } from './command.ts';
import { namedId } from './named-id.ts';
import type { OperatorDesk } from './operator-desk.ts';

const MOST = 200;
const CHANNEL = { takes: 'CHANNEL', about: 'email or sms' } as const;

const channelOf = (call: Call): 'email' | 'sms' | 'wrong' | undefined => {
  const channel = call.option('channel');
  return channel === undefined || channel === 'email' || channel === 'sms' ? channel : 'wrong';
};
const BOUNCES = {
  taken: 'The notice did not arrive; that is written down.',
  unknown: 'It names no notice that was sent to this address; nothing was changed.',
  no_bounce: 'It is no report that a notice failed; nothing was changed.',
} as const;
const wrongChannel = () => fail('Validation', '--channel is email or sms.');

/** Addresses that are not written to. */
export const suppressions: Noun<
  Pick<OperatorDesk, 'transactions' | 'suppressions' | 'liftSuppressions' | 'takeBounce' | 'readFile'>
> = {
  about: 'Addresses that are not written to, because nobody has them. Only a keyed hash of each is kept.',
  verbs: {
    list: {
      about: `the newest ${MOST}; with --case those of the citizen who filed it`,
      options: {
        channel: CHANNEL,
        since: { takes: 'INSTANT', about: 'such as 2026-12-01T20:00:00Z', form: 'instant' },
        case: { takes: 'NUMBER', about: 'tracking number of a case' },
      },
      async run(desk, call) {
        const channel = channelOf(call);
        if (channel === 'wrong') return wrongChannel();
        const filter = { channel, since: call.instant('since'), trackingNumber: call.option('case'), limit: MOST };
        const rows = await desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, (tx) =>
          desk.suppressions.list(tx, filter),
        );
        return answerTable(rows, {
          ID: ({ suppressionId }) => suppressionId,
          CHANNEL: ({ channel: of }) => of,
          REASON: ({ reason }) => reason,
          SINCE: ({ suppressedAt }) => suppressedAt,
          NOTIFICATION: ({ notificationId }) => notificationId,
        });
      },
    },
    lift: {
      about: 'write to an address again; with --channel and --since, to all that were suppressed since then',
      args: ['[ID]'],
      options: {
        channel: CHANNEL,
        since: { takes: 'INSTANT', about: 'such as 2026-12-01T20:00:00Z', form: 'instant' },
      },
      async run(desk, call) {
        const [named, channel, since] = [call.optionalArgument('[ID]'), channelOf(call), call.instant('since')];
        if (channel === 'wrong') return wrongChannel();
        if ((named === undefined) === (channel === undefined || since === undefined))
          return fail('Validation', 'Name one suppression, or --channel and --since.');
        const id = named === undefined ? undefined : namedId(named);
        if (id !== undefined && !id.ok) return id;
        const what = (id === undefined ? { channel, since } : { suppressionId: id.value }) as LiftedSuppressions;
        const done = await desk.liftSuppressions(what, call.by);
        return done.ok ? answerSentence(`Lifted: ${done.value.lifted}.`, done.value) : done;
      },
    },
    'take-bounce': {
      about: 'read a mail that came back (RFC 3464), from a file or /dev/stdin; for the mail server to call',
      args: ['FILE'],
      async run(desk, call) {
        const bytes = await desk.readFile(call.argument('FILE')).catch(() => undefined);
        if (bytes === undefined) return fail('NotFound', 'The file cannot be read.');
        const taken = await desk.takeBounce(bytes);
        return taken.ok ? answerSentence(BOUNCES[taken.value], { outcome: taken.value }) : taken;
      },
    },
  },
};
