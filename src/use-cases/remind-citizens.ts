import { appealReminderOn, type CitizenReminder, remindersOn } from '../domain/citizen-reminders.ts';
import { isHeardAbove } from '../domain/complaint.ts';
import { type Day, dayInTbilisi, minuteInTbilisi } from '../domain/days.ts';
import type { NoticeEvent } from '../domain/notices.ts';
import type { Cases } from '../ports/cases.ts';
import type { RoundClaim, Rounds } from '../ports/certificate-checks.ts';
import type { CitizenReminders, NotedReminder, UnreadReply } from '../ports/citizen-reminders.ts';
import type { Log } from '../ports/log.ts';
import type { OpenLeg, OpenLegs } from '../ports/open-legs.ts';
import type { Queue } from '../ports/queue.ts';
import type { Terms } from '../ports/terms.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { type CaseClocks, makeKnownClocks } from './case-clocks.ts';
import { type PlanNoticeDeps, planNotice } from './plan-notice.ts';

const ROUND = 'citizens';
const PAUSE_MS = 3_600_000;
// Longer than a round over all open cases takes.
const LEASE_MS = 1_800_000;
const A_BATCH = 200;
/** As Altinn does. */
const UNREAD_DAYS = 7;
// Nobody is woken up because a term has ended.
const WAKING_HOURS = { from: 9, until: 20 } as const;
const FIRST_DAY = '2000-01-01';

const WORKER = { kind: 'worker' } as const;

interface RemindCitizensDeps extends PlanNoticeDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly rounds: Rounds;
  readonly openLegs: OpenLegs;
  readonly cases: PlanNoticeDeps['cases'] & Pick<Cases, 'events' | 'lockCase'>;
  readonly terms: Terms;
  readonly citizenReminders: CitizenReminders;
  readonly queue: Pick<Queue, 'publish'>;
  readonly log: Pick<Log, 'note' | 'error'>;
}

/** One round under way. */
interface Round {
  readonly claim: RoundClaim;
  readonly today: Day;
  /** What happened before is not told of. */
  readonly since: Day;
  clocksOf(tx: Transaction, leg: OpenLeg): Promise<CaseClocks>;
}

/**
 * Tells citizens what time has made of their letters, hourly between 9 and 20 o'clock in Georgia, by one worker at a time: that an answer is
 * late or very late, that a question of the agency waits for them, that the time to appeal runs out, that a reply lies unread for seven
 * days. Each once for each day it is
 * about; an extension or a decreed day off makes it another day. Whether it still holds is looked at again under the lock of the case. One
 * case that breaks does not keep the others. @param signal ends the round early; the next one goes over all again. @returns how many were told.
 */
export const makeRemindCitizens =
  (deps: RemindCitizensDeps) =>
  async (signal?: AbortSignal): Promise<number> => {
    const round = await deps.transactions.inTransaction(WORKER, (tx) => beginRound(deps, tx));
    if (round === undefined) return 0;
    let told = 0;
    const orTell = async (work: () => Promise<number>, { legId }: { readonly legId: string }): Promise<void> => {
      if (signal?.aborted === true) return;
      try {
        told += await work();
      } catch (error) {
        deps.log.error('reminder.broke', error, { legId });
      }
    };
    try {
      for (const walk of WALKS) {
        let last: string | undefined;
        do {
          const { legs, candidates } = await readBatch(deps, round, walk, last);
          for (const leg of candidates) await orTell(() => remindOfLeg(deps, round, walk, leg), leg);
          last = legs.length < A_BATCH ? undefined : legs.at(-1)?.legId;
        } while (last !== undefined && signal?.aborted !== true);
      }
      const unread = await deps.transactions.inTransaction(WORKER, (tx) =>
        deps.citizenReminders.unread(tx, UNREAD_DAYS, 10_000),
      );
      for (const reply of unread.filter(({ day }) => day >= round.since))
        await orTell(() => remindOfReply(deps, reply), reply);
    } finally {
      await deps.transactions.inTransaction(WORKER, (tx) => deps.rounds.finish(tx, round.claim, PAUSE_MS));
    }
    if (told > 0) deps.log.note('citizens.reminded', { count: told });
    return told;
  };

export type RemindCitizens = ReturnType<typeof makeRemindCitizens>;

const beginRound = async (deps: RemindCitizensDeps, tx: Transaction): Promise<Round | undefined> => {
  const now = await deps.transactions.now(tx);
  const hour = Math.floor(minuteInTbilisi(now) / 60);
  if (hour < WAKING_HOURS.from || hour >= WAKING_HOURS.until) return undefined;
  const claim = await deps.rounds.claim(tx, ROUND, { leaseMs: LEASE_MS, evenIfNotDue: false });
  if (claim === undefined) return undefined;
  return {
    claim,
    today: dayInTbilisi(now),
    since: await deps.citizenReminders.since(tx),
    clocksOf: makeKnownClocks(deps, await deps.terms.daysOff(tx, FIRST_DAY)),
  };
};

/** Legs that are gone through, and what may be to be told of each. */
interface Walk {
  readonly legs: keyof OpenLegs;
  reminders(today: Day, leg: OpenLeg, clocks: CaseClocks): readonly CitizenReminder[];
}

const WALKS: readonly Walk[] = [
  {
    legs: 'after',
    reminders: (today, { events, agencyCode }, { clockOf, calendarOf }) =>
      remindersOn(today, events, clockOf(agencyCode, events), calendarOf(agencyCode)),
  },
  {
    legs: 'contestable',
    reminders: (today, { events, agencyCode }, { terms, calendarOf }) =>
      isHeardAbove(terms.remedy) ? appealReminderOn(today, events, calendarOf(agencyCode)) : [],
  },
];

/** Legs of a batch, and those of them of which something is to be told, as far as can be seen without a lock. */
const readBatch = (deps: RemindCitizensDeps, round: Round, walk: Walk, after: string | undefined) =>
  deps.transactions.inTransaction(WORKER, async (tx) => {
    const legs = await deps.openLegs[walk.legs](tx, after, A_BATCH);
    const candidates: OpenLeg[] = [];
    for (const leg of legs) if ((await remindersOf(tx, round, walk, leg)).length > 0) candidates.push(leg);
    return { legs, candidates };
  });

const remindersOf = async (tx: Transaction, round: Round, walk: Walk, leg: OpenLeg) =>
  walk.reminders(round.today, leg, await round.clocksOf(tx, leg)).filter(({ day }) => day >= round.since);

const remindOfLeg = (deps: RemindCitizensDeps, round: Round, walk: Walk, leg: OpenLeg) => {
  const { caseId, legId, agencyCode } = leg;
  return tell(deps, caseId, async (tx) => {
    const events = (await deps.cases.events(tx, caseId)).filter((event) => event.legId === legId);
    const reminders = await remindersOf(tx, round, walk, { ...leg, events });
    return reminders.map(({ event, day, about }) => ({
      reminder: { caseId, legId, event, day, ...(about !== undefined && { about }) },
      facts: { agencyCode, dueOn: day },
    }));
  });
};

const remindOfReply = (deps: RemindCitizensDeps, { agencyCode, ...reply }: UnreadReply) =>
  tell(deps, reply.caseId, async (tx) =>
    (await deps.citizenReminders.isUnread(tx, reply))
      ? [{ reminder: { ...reply, event: 'unread_reminder' satisfies NoticeEvent }, facts: { agencyCode } }]
      : [],
  );

interface ToTell {
  readonly reminder: NotedReminder;
  readonly facts: Parameters<typeof planNotice>[4];
}

/** Looks under the lock of the case what holds now, and notes and plans it in the same transaction. @returns how many. */
const tell = async (
  deps: RemindCitizensDeps,
  caseId: OpenLeg['caseId'],
  whatHolds: (tx: Transaction) => Promise<readonly ToTell[]>,
): Promise<number> => {
  const planned = await deps.transactions.inTransaction(WORKER, async (tx) => {
    if ((await deps.cases.lockCase(tx, caseId)) === undefined) return [];
    const plans = [];
    for (const { reminder, facts } of await whatHolds(tx))
      if (await deps.citizenReminders.note(tx, reminder))
        plans.push(await planNotice(deps, tx, caseId, reminder.event, facts));
    return plans;
  });
  await deps.queue.publish(planned.flat());
  return planned.length;
};
