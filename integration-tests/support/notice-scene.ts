import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach } from 'vitest';
import { composeChannels } from '../../src/compose-channels.ts';
import { composeStore, type Store } from '../../src/compose-store.ts';
import { composeTakeDeliveryReport } from '../../src/compose-use-cases.ts';
import type { CaseId, NotificationId } from '../../src/domain/ids.ts';
import type { NoticeEvent } from '../../src/domain/notices.ts';
import { makeHttpServer } from '../../src/inbound/http/server.ts';
import { registerSmsReports, SMS_REPORTS_PATH } from '../../src/inbound/sms-reports/routes.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { Transaction } from '../../src/ports/transaction.ts';
import { type MailReceiver, startMailReceiver } from '../../src/simulators/mail/receiver.ts';
import { startHttpSmsProvider } from '../../src/simulators/sms/http-provider.ts';
import { type SmsReceiver, startSmsReceiver } from '../../src/simulators/sms/receiver.ts';
import { database, rows, setting, unwrap, useExchangeScene } from './exchange-scene.ts';
import { ids, rememberingLog } from './parts.ts';
import { anInitiator, aSubmission } from './submission.ts';

const HOST = '127.0.0.1';
const KEEP = 200;
const LOGIN = { systemId: 'shikriki', password: 'pass-1' };
const SECRET = 'example-secret-of-the-tests-1';
/** Under which the HTTP provider signs its reports. */
export const REPORT_SECRET = 'example-secret-of-the-reports-1';
/** Ends no number of the simulators that fails on purpose. */
export const GOOD_NUMBER = '+995599000001';

/** A worker's ways to citizens, with a real mail server and two real SMS providers at the other end. */
export interface NoticeScene {
  readonly mail: MailReceiver;
  readonly smpp: SmsReceiver;
  readonly http: Awaited<ReturnType<typeof startHttpSmsProvider>>;
  /** Where the HTTP provider brings its reports. */
  readonly reportsUrl: string;
  readonly log: ReturnType<typeof rememberingLog>;
  readonly store: Store;
  readonly worker: ReturnType<ReturnType<typeof setting>['worker']>;
  /** Files a letter of a citizen with these contacts. */
  filed(contacts: { readonly email?: string; readonly phone?: string }): Promise<FiledCase>;
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
  let channels: readonly Channel[] = [];
  let door: FastifyInstance | undefined;
  beforeEach(async () => {
    const log = rememberingLog();
    const store = composeStore(database.poolAs('shikriki_worker'), ids);
    const mail = await startMailReceiver({ host: HOST, port: 0, keep: KEEP });
    const smpp = await startSmsReceiver({ host: HOST, port: 0, keep: KEEP, login: LOGIN, reportAgainMs: 50 });
    door = makeHttpServer({ log, ids });
    registerSmsReports(door, {
      secrets: [REPORT_SECRET],
      takeDeliveryReport: composeTakeDeliveryReport(composeStore(database.pool, ids), { ids, log }),
      clock: { now: () => new Date() },
    });
    const reports = { url: `${await door.listen({ host: HOST, port: 0 })}${SMS_REPORTS_PATH}`, secret: REPORT_SECRET };
    const http = await startHttpSmsProvider({ host: HOST, port: 0, keep: KEEP, secret: SECRET, reports });
    channels = composeChannels(
      {
        mail: { smtpUrl: `smtp://${HOST}:${mail.port}`, from: 'no-reply@my.gov.ge.example' },
        sms: {
          source: 'MY.GOV.GE',
          smpp: { host: HOST, port: smpp.port, tls: false, ...LOGIN },
          http: { url: http.url, secret: SECRET, reportSecrets: [REPORT_SECRET] },
        },
      },
      store,
      { ids, random: () => 0, log, takeDeliveryReport: composeTakeDeliveryReport(store, { ids, log }) },
    );
    const { api, worker } = setting(channels);
    const working = worker();
    const noticeRow = async (id: NotificationId): Promise<NoticeRow> =>
      (
        await rows<NoticeRow & Record<string, unknown>>(
          'select state, reason, attempt_count as attempts from notifications where notification_id = $1',
          id,
        )
      )[0]!;
    scene = {
      mail,
      smpp,
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
      async send(id) {
        await working.notifyCitizen(id);
        return noticeRow(id);
      },
    };
  });
  afterEach(async () => {
    await Promise.all(channels.map((channel) => channel.close()));
    await Promise.all([scene.mail.close(), scene.smpp.close(), scene.http.stop()]);
    await door?.close();
  });
};
