import { composeChannels } from '../../src/compose-channels.ts';
import { composeTakeDeliveryReport } from '../../src/compose-reports.ts';
import type { Store } from '../../src/compose-store.ts';
import type { Config } from '../../src/config.ts';
import type { Log } from '../../src/ports/log.ts';
import { startMailReceiver } from '../../src/simulators/mail/receiver.ts';
import { startSmsReceiver } from '../../src/simulators/sms/receiver.ts';
import { ids } from './parts.ts';

const host = '127.0.0.1';
const KEEP = 500;
const LOGIN = { systemId: 'shikriki', password: 'pass-1' };

/** A mail server and an SMS provider over SMPP, and the channels of a worker that lead to them. */
export const startNoticeReceivers = async (
  store: Store,
  log: Log,
  {
    http,
    ...reporting
  }: {
    /** Another SMS provider. */
    readonly http?: NonNullable<NonNullable<Config['sms']>['http']>;
    /** How long after a report that nobody wanted the one over SMPP says it again, at most five times. */
    readonly reportAgainMs?: number;
  } = {},
) => {
  const mail = await startMailReceiver({ host, port: 0, keep: KEEP });
  const smpp = await startSmsReceiver({ host, port: 0, keep: KEEP, login: LOGIN, ...reporting });
  const channels = composeChannels(
    {
      mail: { smtpUrl: `smtp://${host}:${mail.port}`, from: 'no-reply@my.gov.ge.example' },
      sms: { source: 'MY.GOV.GE', smpp: { host, port: smpp.port, tls: false, ...LOGIN }, http },
    },
    store,
    { ids, random: () => 0, log, takeDeliveryReport: composeTakeDeliveryReport(store, { ids, log }) },
  );
  return {
    mail,
    smpp,
    channels,
    async close() {
      await Promise.all(channels.map((channel) => channel.close()));
      await Promise.all([mail.close(), smpp.close()]);
    },
  };
};

export type NoticeReceivers = Awaited<ReturnType<typeof startNoticeReceivers>>;
