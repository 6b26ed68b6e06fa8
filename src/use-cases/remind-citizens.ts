import { standingOf } from '../domain/case-standing.ts';
import { remindersOn } from '../domain/citizen-reminders.ts';
import { dayInTbilisi } from '../domain/days.ts';
import { legClockOf } from '../domain/leg-clock.ts';
import { type DayOff, workCalendarOf } from '../domain/work-calendar.ts';
import type { Cases } from '../ports/cases.ts';
import type { Rounds } from '../ports/certificate-checks.ts';
import type { CitizenReminders, NotedReminder } from '../ports/citizen-reminders.ts';
import type { Log } from '../ports/log.ts';
import type { OpenLeg, OpenLegs } from '../ports/open-legs.ts';
import type { Queue } from '../ports/queue.ts';
import type { Terms } from '../ports/terms.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
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

const hourInTbilisi = (at: Date): number => (at.getUTCHours() + 4) % 24;

/**
 * Tells citizens what time has made of their letters, hourly between 9 and 20 o'clock in Georgia, by one worker at a time: that an answer is
 * late or very late, that a question of the agency waits for them, that a reply lies unread for seven days. Each once for each day it is
 * about; an extension or a decreed day off makes it another day. One case that breaks does not keep the others. @returns how many were told.
 */
export const makeRemindCitizens = (deps: RemindCitizensDeps) => async (): Promise<number> => {
  const now = await deps.transactions.inTransaction(WORKER, deps.transactions.now);
  const hour = hourInTbilisi(now);
  if (hour < WAKING_HOURS.from || hour >= WAKING_HOURS.until) return 0;
  const claim = await deps.transactions.inTransaction(WORKER, (tx) =>
    deps.rounds.claim(tx, ROUND, { leaseMs: LEASE_MS, evenIfNotDue: false }),
  );
  if (claim === undefined) return 0;
  const daysOff = await deps.transactions.inTransaction(WORKER, (tx) => deps.terms.daysOff(tx, FIRST_DAY));
  let told = 0;
  const orTell = async (work: () => Promise<number>, legId: string): Promise<void> => {
    try {
      told += await work();
    } catch (error) {
      deps.log.error('reminder.broke', error, { legId });
    }
  };
  let last: string | undefined;
  for (;;) {
    const legs = await deps.transactions.inTransaction(WORKER, (tx) => deps.openLegs.after(tx, last, A_BATCH));
    for (const leg of legs) await orTell(() => remindOfLeg(deps, leg, daysOff, now), leg.legId);
    last = legs.at(-1)?.legId;
    if (legs.length < A_BATCH) break;
  }
  const unread = await deps.transactions.inTransaction(WORKER, (tx) =>
    deps.citizenReminders.unread(tx, UNREAD_DAYS, 10_000),
  );
  for (const { agencyCode, ...reply } of unread)
    await orTell(() => tell(deps, { ...reply, event: 'unread_reminder' }, { agencyCode }), reply.legId);
  await deps.transactions.inTransaction(WORKER, (tx) => deps.rounds.finish(tx, claim, PAUSE_MS));
  if (told > 0) deps.log.note('citizens.reminded', { count: told });
  return told;
};

export type RemindCitizens = ReturnType<typeof makeRemindCitizens>;

const remindOfLeg = async (
  deps: RemindCitizensDeps,
  { legId, caseId, agencyCode, letterType, filedAt }: OpenLeg,
  daysOff: readonly DayOff[],
  now: Date,
): Promise<number> => {
  const { term, events } = await deps.transactions.inTransaction(WORKER, async (tx) => ({
    term: (await deps.terms.ofType(tx, letterType, dayInTbilisi(filedAt)))?.term,
    events: (await deps.cases.events(tx, caseId)).filter((event) => event.legId === legId),
  }));
  const calendar = workCalendarOf(daysOff, agencyCode);
  const clock = term === undefined ? undefined : legClockOf(events, { term }, calendar);
  let told = 0;
  for (const { event, day } of remindersOn(dayInTbilisi(now), standingOf(events), clock, calendar))
    told += await tell(deps, { caseId, legId, event, day }, { agencyCode, dueOn: day });
  return told;
};

const tell = async (
  deps: RemindCitizensDeps,
  reminder: NotedReminder,
  facts: Parameters<typeof planNotice>[4],
): Promise<number> => {
  const wakeUps = await deps.transactions.inTransaction(WORKER, async (tx: Transaction) =>
    (await deps.citizenReminders.note(tx, reminder))
      ? planNotice(deps, tx, reminder.caseId, reminder.event, facts)
      : undefined,
  );
  await deps.queue.publish(wakeUps ?? []);
  return wakeUps === undefined ? 0 : 1;
};
