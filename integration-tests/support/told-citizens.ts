import { composeStore } from '../../src/compose-store.ts';
import { composeWorkerUseCases } from '../../src/compose-use-cases.ts';
import { addDays, dayInTbilisi } from '../../src/domain/days.ts';
import type { EnvelopeBody, MessageKind } from '../../src/domain/envelope.ts';
import type { NotificationId } from '../../src/domain/ids.ts';
import type { NoticeRules } from '../../src/domain/notice-verdict.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { makeEicarOnlyScanner } from '../../src/outbound/scanner/eicar-only.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { startNoticeReceivers } from './notice-receivers.ts';
import { addressHash, GATEWAY, ids, rememberingLog } from './parts.ts';
import { portalScene } from './portal-scene.ts';

/** A day in Georgia so many days from today. */
export const dayOf = (day: number): string => addDays(dayInTbilisi(new Date()), day);

/** Citizens who call the portal API, an agency that answers, and a worker whose channels lead to a mail server and an SMS provider. */
export const toldCitizens = async (noticeRules: NoticeRules) => {
  const portal = await portalScene({ noticeRules });
  const log = rememberingLog();
  const store = composeStore(portal.database.poolAs('shikriki_worker'), ids);
  const owner = portal.database.poolAs('shikriki_migrator');
  const receivers = await startNoticeReceivers(store, log);
  const { mail, smpp: sms, channels } = receivers;

  /** What a worker can do, with channels of the test's choosing. */
  const worker = (over: readonly Channel[] = channels) =>
    composeWorkerUseCases(store, {
      ...{ sealers: () => [], verifier: makeEnvelopeVerifier(), queue: portal.queue, relayQueue: portal.queue },
      ...{ log, ids, gateway: GATEWAY, random: () => 0.5, connectorOf: () => undefined, channels: over },
      ...{ scanner: makeEicarOnlyScanner(), portalAddress: 'https://my.gov.ge', worker: 'worker-1', leaseMs: 30_000 },
      ...{ noticeRules, addressHash },
    });

  /** Sends what is due now, several at once as workers do, until nothing is due. */
  const send = async (by = worker()): Promise<void> => {
    for (;;) {
      const due = await store.transactions.inTransaction({ kind: 'worker' }, (tx) => store.notifications.due(tx, 200));
      if (due.length === 0) return;
      await Promise.all(due.map((id: NotificationId) => by.notifyCitizen(id)));
    }
  };
  const shiftClock = (interval: string) =>
    owner.query('update installation set clock_shift = clock_shift + $1::interval', [interval]);
  /** Sets the exchange's clock to a time of a day in Georgia: tomorrow is day 1, so that it always goes ahead. */
  const clockAt = (day: number, time: string) =>
    owner.query('update installation set clock_shift = $1::timestamptz - now()', [`${dayOf(day)}T${time}:00+04:00`]);

  /** The agency says something at this moment of the exchange's clock. */
  const says = async (caseId: string, kind: MessageKind, body: (at: string) => EnvelopeBody) => {
    const { rows } = await owner.query<{ now: Date }>('select app_now() as now');
    const at = rows[0]!.now;
    const createdAt = at.toISOString();
    const header = { createdAt, expiresAt: new Date(at.getTime() + 86_400_000).toISOString() };
    return portal.agencySays(caseId, kind, body(createdAt), [], { header });
  };
  const said = {
    registered: (caseId: string, registrationNumber = '№ 1') =>
      says(caseId, 'REGISTRATION', (at) => ({
        block: 'registration',
        registration: { registrationNumber, registeredAt: at, reportedAt: at },
      })),
    replied: (caseId: string) =>
      says(caseId, 'REPLY', (at) => ({
        block: 'reply',
        reply: { outcome: 'ANSWERED', occurredAt: at, reportedAt: at, text: 'პასუხი', language: 'ka', signatures: [] },
      })),
  };

  /** A letter whose citizen is not told that it was filed: for tests of other notices. */
  const filedSilently = async (as: string) => {
    const filed = await portal.filed({}, as);
    await portal.rows(`delete from notifications where case_id = $1 and event = 'submitted'`, filed.caseId);
    return filed;
  };

  return {
    portal,
    filedSilently,
    mail,
    sms,
    log,
    channels,
    worker,
    send,
    shiftClock,
    clockAt,
    said,
    mailsTo: (address: string) => mail.mails().filter(({ to }) => to.includes(address)),
    smsTo: (number: string) => sms.messages().filter(({ to }) => to === number),
    notices: async (caseId: string, as = 'nino'): Promise<PortalNotice[]> =>
      (await portal.call('GET', `/v1/cases/${caseId}`, { as })).json.notifications,
    async close() {
      await receivers.close();
      await portal.close();
    },
  };
};

/** A notice as the case detail shows it. */
export interface PortalNotice {
  readonly notificationId: string;
  readonly event: string;
  readonly channel: string;
  readonly state: string;
  readonly dueAt?: string;
  readonly reason?: string;
  readonly mergedInto?: string;
}

export type ToldCitizens = Awaited<ReturnType<typeof toldCitizens>>;
