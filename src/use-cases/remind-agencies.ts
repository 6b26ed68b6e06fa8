import { REMINDER_DAYS, reminderDay, renderAgencyReminder } from '../domain/agency-reminder.ts';
import type { AgencyWait, AgencyWaits } from '../ports/agency-waits.ts';
import type { Channel } from '../ports/channel.ts';
import type { Log } from '../ports/log.ts';
import type { Transactions } from '../ports/transaction.ts';

/** Until then nobody else tells the same agency; after a failure it is tried again then. */
const LEASE_MS = 10 * 60_000;

const WORKER = { kind: 'worker' } as const;

/**
 * Tells the contacts of agencies that letters wait for them, on day 1, 3 and 9: one mail for each system and contact, with numbers and
 * days only. Agencies without a contact address are left out and told once they have one. A worker that dies between sending and
 * writing sends once more under the same Message-ID. @returns how many mails were sent.
 */
export const makeRemindAgencies =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly agencyWaits: AgencyWaits;
    readonly channels: readonly Channel[];
    readonly log: Pick<Log, 'note' | 'warn'>;
  }) =>
  async (): Promise<number> => {
    const email = deps.channels.find((channel) => channel.channel === 'email');
    if (email === undefined) return 0;
    const waits = await deps.transactions.inTransaction(WORKER, async (tx) => {
      await deps.agencyWaits.refresh(tx);
      return deps.agencyWaits.claimDue(tx, REMINDER_DAYS, LEASE_MS);
    });
    let sent = 0;
    for (const digest of digestsOf(waits)) {
      const { systemCode, systemNameKa, systemNameEn, contactEmail, since, agencyCode } = digest[0];
      const day = Math.max(...digest.map(({ waitedMs }) => reminderDay(waitedMs)));
      const outcome = await email.send(
        {
          notificationId: `waiting-${systemCode}-${agencyCode}-${day}-${since.getTime()}`,
          to: contactEmail,
          language: 'ka',
          ...renderAgencyReminder({ systemNameKa, systemNameEn, agencies: digest }),
        },
        AbortSignal.timeout(LEASE_MS / 2),
      );
      if (outcome.kind !== 'sent') {
        deps.log.warn('agency.not_reminded', { systemCode, outcome: outcome.kind });
        continue;
      }
      await deps.transactions.inTransaction(WORKER, async (tx) => {
        for (const wait of digest) await deps.agencyWaits.told(tx, wait, reminderDay(wait.waitedMs));
      });
      deps.log.note('agency.reminded', { systemCode, count: digest.length, step: day });
      sent += 1;
    }
    return sent;
  };

export type RemindAgencies = ReturnType<typeof makeRemindAgencies>;

type Digest = readonly [AgencyWait, ...AgencyWait[]];

/** One for each system and contact: agencies that share a mailbox are told in one mail. */
const digestsOf = (waits: readonly AgencyWait[]): readonly Digest[] => {
  const digests = new Map<string, [AgencyWait, ...AgencyWait[]]>();
  for (const wait of waits) {
    const key = `${wait.systemCode} ${wait.contactEmail.toLowerCase()}`;
    const digest = digests.get(key);
    if (digest === undefined) digests.set(key, [wait]);
    else digest.push(wait);
  }
  return [...digests.values()];
};
