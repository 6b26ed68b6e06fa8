import { setMaxListeners } from 'node:events';
import type { DeliveryId, FileId, NotificationId } from '../../domain/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { Queue } from '../../ports/queue.ts';
import type { CheckCertificates } from '../../use-cases/check-certificates.ts';
import type { CollectAnswers } from '../../use-cases/collect-answers.ts';
import type { DeliverEnvelope } from '../../use-cases/deliver-envelope.ts';
import type { FillSearch } from '../../use-cases/fill-search.ts';
import type { KeepHouse } from '../../use-cases/keep-house.ts';
import type { RemindOfMandates } from '../../use-cases/mandates/remind-of-mandates.ts';
import type { NotifyCitizen } from '../../use-cases/notify-citizen.ts';
import type { RelayDue } from '../../use-cases/relay-due.ts';
import type { RemindAgencies } from '../../use-cases/remind-agencies.ts';
import type { RemindCitizens } from '../../use-cases/remind-citizens.ts';
import type { ScanFile } from '../../use-cases/scan-file.ts';
import type { SendAlerts } from '../../use-cases/send-alerts.ts';
import type { SequenceChanges } from '../../use-cases/sequence-changes.ts';
import type { BalanceSmsProviders } from '../../use-cases/sms/balance-sms-providers.ts';
import type { WatchDeliveries } from '../../use-cases/watch-deliveries.ts';
import type { WatchTroubles } from '../../use-cases/watch-troubles.ts';
import type { DeliverWebhook } from '../../use-cases/webhooks/deliver-webhook.ts';
import { makePaced } from './paced.ts';
import { repeat } from './repeat.ts';

/** How often a worker sweeps uploads and looks for partitions to make; both are cheap when there is nothing to do. */
const HOUSEKEEPING_INTERVAL_MS = 3_600_000;

// Events that come together get their positions together; nobody waits longer than this for it.
const SEQUENCER_PAUSE_MS = 25;

// A slow receiver holds its place for ten seconds at most, and a failing one comes back ever more rarely.
const WEBHOOKS_AT_ONCE = 32;
/** A scanner works on a few files at once (clamd: MaxThreads, 10 by default, for all who ask); more would only queue there. */
const SCANS_AT_ONCE = 4;
/** How often a worker looks whether the hourly round over certificates is due; the database says which worker does it. */
const CERTIFICATES_INTERVAL_MS = 60_000;
/** How often a worker looks for deliveries that wait too long, and for alerts to mail. */
const WATCH_INTERVAL_MS = 5_000;

/** How often it looks whether cases from before an upgrade wait for their words. */
const FILL_INTERVAL_MS = 60_000;
/** How often it looks for agencies to remind; the steps are days. */
const REMIND_INTERVAL_MS = 60_000;

/** How often the shares of SMS providers are looked at; they move every five minutes at most. */
const BALANCE_INTERVAL_MS = 30_000;

/** Workers under way. */
export interface Workers {
  /** Takes no more work and waits until what is under way has ended or was broken off. */
  stop(): Promise<void>;
}

/** Starts what a worker process does: work on wake-ups, say again what is due, keep house. */
export const startWorkers = async (deps: {
  /** Where wake-ups come from: the queue, and the relay's own where that is another. */
  readonly queues: readonly Pick<Queue, 'consume'>[];
  readonly deliverEnvelope: DeliverEnvelope;
  readonly notifyCitizen: NotifyCitizen;
  readonly scanFile: ScanFile;
  readonly collectAnswers: CollectAnswers;
  readonly relayDue: RelayDue;
  readonly keepHouse: KeepHouse;
  readonly sequenceChanges: SequenceChanges;
  readonly deliverWebhook: DeliverWebhook;
  readonly checkCertificates: CheckCertificates;
  readonly watchDeliveries: WatchDeliveries;
  readonly watchTroubles: WatchTroubles;
  readonly remindAgencies: RemindAgencies;
  readonly remindCitizens: RemindCitizens;
  readonly remindOfMandates: RemindOfMandates;
  readonly fillSearch: FillSearch;
  readonly sendAlerts: SendAlerts;
  readonly balanceSmsProviders: BalanceSmsProviders;
  readonly relayIntervalMs: number;
  readonly concurrency: number;
  readonly log: Pick<Log, 'error'>;
}): Promise<Workers> => {
  const stopping = new AbortController();
  // Every call under way listens: as many as there are places.
  setMaxListeners(0, stopping.signal);
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  const sequencer = makePaced('feed', SEQUENCER_PAUSE_MS, deps.sequenceChanges, deps.log);
  // What was worked on here left events, as a rule.
  const thenSequence = (work: Promise<void>): Promise<void> => track(work).finally(() => sequencer.wake());

  // Together the queues have the places of this process.
  const places = Math.ceil(deps.concurrency / deps.queues.length);
  for (const queue of deps.queues) {
    await queue.consume('delivery', places, (id) =>
      stopping.signal.aborted
        ? Promise.resolve()
        : thenSequence(deps.deliverEnvelope(id as DeliveryId, stopping.signal)),
    );
    await queue.consume('notification', places, (id) =>
      stopping.signal.aborted ? Promise.resolve() : thenSequence(deps.notifyCitizen(id as NotificationId)),
    );
    await queue.consume('feed', 1, () => Promise.resolve(sequencer.wake()));
    await queue.consume('webhook', WEBHOOKS_AT_ONCE, (id) =>
      stopping.signal.aborted ? Promise.resolve() : track(deps.deliverWebhook(id, stopping.signal)),
    );
    await queue.consume('scan', Math.min(places, SCANS_AT_ONCE), (id) =>
      stopping.signal.aborted ? Promise.resolve() : thenSequence(deps.scanFile(id as FileId, stopping.signal)),
    );
    await queue.consume('poll', places, (systemCode) =>
      stopping.signal.aborted ? Promise.resolve() : thenSequence(deps.collectAnswers(systemCode, stopping.signal)),
    );
  }
  const relay = repeat(
    'relay',
    deps.relayIntervalMs,
    async () => {
      await deps.relayDue();
    },
    deps.log,
  );
  const housekeeping = repeat('housekeeping', HOUSEKEEPING_INTERVAL_MS, deps.keepHouse, deps.log);
  const certificates = repeat(
    'certificates',
    CERTIFICATES_INTERVAL_MS,
    async () => {
      await deps.checkCertificates();
    },
    deps.log,
  );
  const fill = repeat(
    'fill_search',
    FILL_INTERVAL_MS,
    async () => {
      await deps.fillSearch(stopping.signal);
    },
    deps.log,
  );
  // Each by itself: alerts are mailed also where something cannot be watched.
  const watches = Object.entries({
    watch_deliveries: deps.watchDeliveries,
    watch_troubles: deps.watchTroubles,
    send_alerts: deps.sendAlerts,
  }).map(([name, watch]) =>
    repeat(
      name,
      WATCH_INTERVAL_MS,
      async () => {
        await watch();
      },
      deps.log,
    ),
  );
  const reminders = repeat(
    'reminders',
    REMIND_INTERVAL_MS,
    async () => {
      await deps.remindAgencies();
    },
    deps.log,
  );
  const citizenReminders = repeat(
    'citizen_reminders',
    REMIND_INTERVAL_MS,
    async () => {
      await deps.remindCitizens(stopping.signal);
    },
    deps.log,
  );

  const smsProviders = repeat(
    'sms_providers',
    BALANCE_INTERVAL_MS,
    async () => {
      await deps.balanceSmsProviders();
    },
    deps.log,
  );
  const mandateReminders = repeat(
    'mandate_reminders',
    REMIND_INTERVAL_MS,
    async () => {
      await deps.remindOfMandates();
    },
    deps.log,
  );

  return {
    async stop() {
      stopping.abort();
      await Promise.all([
        relay.stop(),
        housekeeping.stop(),
        certificates.stop(),
        fill.stop(),
        ...watches.map((watch) => watch.stop()),
        reminders.stop(),
        citizenReminders.stop(),
        smsProviders.stop(),
        mandateReminders.stop(),
      ]);
      await Promise.allSettled(underWay);
      await sequencer.stop();
    },
  };
};
