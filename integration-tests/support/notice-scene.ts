import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach } from 'vitest';
import { composeTakeDeliveryReport } from '../../src/compose-reports.ts';
import { composeStore, type Store } from '../../src/compose-store.ts';
import type { CaseId, NotificationId } from '../../src/domain/ids.ts';
import type { NoticeEvent } from '../../src/domain/notices.ts';
import { OTP_EVENT } from '../../src/domain/otp-notice.ts';
import { makeHttpServer } from '../../src/inbound/http/server.ts';
import { registerSmsReports, SMS_REPORTS_PATH } from '../../src/inbound/sms-reports/routes.ts';
import type { Transaction } from '../../src/ports/transaction.ts';
import { startHttpSmsProvider } from '../../src/simulators/sms/http-provider.ts';
import { database, rows, setting, unwrap, useExchangeScene } from './exchange-scene.ts';
import { type NoticeReceivers, startNoticeReceivers } from './notice-receivers.ts';
import { ids, rememberingLog } from './parts.ts';
import { anInitiator, aSubmission } from './submission.ts';

const HOST = '127.0.0.1';
const KEEP = 200;
const SECRET = 'example-secret-of-the-tests-1';
/** Under which the HTTP provider signs its reports. */
export const REPORT_SECRET = 'example-secret-of-the-reports-1';
/** Ends no number of the simulators that fails on purpose. */
export const GOOD_NUMBER = '+995599000001';

/** A worker's ways to citizens, with a real mail server and two real SMS providers at the other end. */
export interface NoticeScene {
  readonly mail: NoticeReceivers['mail'];
  readonly smpp: NoticeReceivers['smpp'];
  readonly http: Awaited<ReturnType<typeof startHttpSmsProvider>>;
  /** Where the HTTP provider brings its reports. */
  readonly reportsUrl: string;
  readonly log: ReturnType<typeof rememberingLog>;
  readonly store: Store;
  readonly worker: ReturnType<ReturnType<typeof setting>['worker']>;
  /** Files a letter of a citizen with these contacts. */
  filed(contacts: { readonly email?: string; readonly phone?: string }): Promise<FiledCase>;
  /** Plans the message with a one-time code for a new number. */
  codeFor(number: string): Promise<NotificationId>;
  /** Sends what is due of a notification, as a worker that was woken for it. */
  send(id: NotificationId): Promise<NoticeRow>;
  noticeRow(id: NotificationId): Promise<NoticeRow>;
}

export interface FiledCase {
  readonly caseId: CaseId;
  readonly trackingNumber: string;
  /** Plans a notice about the case. */
  notice(channel: 'email' | 'sms', event?: NoticeEvent): Promise<NotificationId>;
  /** Plans the notice of a reply on both channels at once. */
  noticeOfReply(): Promise<{ readonly email: NotificationId; readonly sms: NotificationId }>;
}

interface NoticeRow {
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
}

export let scene: NoticeScene;

/** Gives every test of the file a database and receivers of its own. */
export const useNoticeScene = (): void => {
  useExchangeScene();
  let receivers: NoticeReceivers | undefined;
  let door: FastifyInstance | undefined;
  beforeEach(async () => {
    const log = rememberingLog();
    const store = composeStore(database.poolAs('shikriki_worker'), ids);
    door = makeHttpServer({ log, ids });
    registerSmsReports(door, {
      secrets: [REPORT_SECRET],
      takeDeliveryReport: composeTakeDeliveryReport(composeStore(database.pool, ids), { ids, log }),
      clock: { now: () => new Date() },
    });
    const reports = { url: `${await door.listen({ host: HOST, port: 0 })}${SMS_REPORTS_PATH}`, secret: REPORT_SECRET };
    const http = await startHttpSmsProvider({ host: HOST, port: 0, keep: KEEP, secret: SECRET, reports });
    receivers = await startNoticeReceivers(store, log, {
      http: { url: http.url, secret: SECRET, reportSecrets: [REPORT_SECRET] },
      reportAgainMs: 50,
    });
    const { api, worker } = setting(receivers.channels);
    const working = worker();
    const noticeRow = async (id: NotificationId): Promise<NoticeRow> =>
      (
        await rows<NoticeRow & Record<string, unknown>>(
          'select state, reason, attempt_count as attempts from notifications where notification_id = $1',
          id,
        )
      )[0]!;
    scene = {
      mail: receivers.mail,
      smpp: receivers.smpp,
      http,
      reportsUrl: reports.url,
      log,
      store,
      worker: working,
      noticeRow,
      async filed(contacts) {
        const initiator = anInitiator({ contacts: { ...contacts, language: 'ka' } });
        const { filed } = unwrap(await api.submitLetter({ ...aSubmission(), initiator }));
        const caseId = filed.caseId as CaseId;
        const insert = async (
          tx: Transaction,
          channel: 'email' | 'sms',
          event: NoticeEvent,
        ): Promise<NotificationId> => {
          const notificationId = ids.uuid() as NotificationId;
          const facts = { agencyCode: 'mof' };
          await store.notifications.insert(tx, { notificationId, caseId, event, channel, language: 'ka', facts });
          return notificationId;
        };
        const planned = <T>(plan: (tx: Transaction) => Promise<T>) =>
          store.transactions.inTransaction({ kind: 'worker' }, plan);
        return {
          caseId,
          trackingNumber: filed.trackingNumber,
          notice: (channel, event = 'reply') => planned((tx) => insert(tx, channel, event)),
          noticeOfReply: () =>
            planned(async (tx) => ({
              email: await insert(tx, 'email', 'reply'),
              sms: await insert(tx, 'sms', 'reply'),
            })),
        };
      },
      async codeFor(address) {
        const notificationId = ids.uuid() as NotificationId;
        const subject = `citizen-${notificationId}`;
        // As the api does: workers only send codes.
        const asked = composeStore(database.pool, ids);
        await asked.transactions.inTransaction({ kind: 'citizen', subject }, async (tx) => {
          const planned = { event: OTP_EVENT, channel: 'sms', language: 'ka', facts: {} } as const;
          await asked.notifications.insert(tx, { ...planned, notificationId, ownerSubject: subject });
          const code = { code: '123456', salt: Buffer.alloc(16), codeHash: Buffer.alloc(32), lifeMs: 600_000 };
          await asked.contactCodes.insert(tx, {
            ...{ ...code, codeId: ids.uuid(), subject, kind: 'phone', address, notificationId },
          });
        });
        return notificationId;
      },
      async send(id) {
        await working.notifyCitizen(id);
        return noticeRow(id);
      },
    };
  });
  afterEach(async () => {
    await Promise.all([receivers?.close(), scene.http.stop()]);
    await door?.close();
  });
};
