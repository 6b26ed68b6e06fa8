import type { Gated } from '../../src/simulators/gate.ts';
import type { ChaosScene } from './chaos-scene.ts';
import { until } from './chaos-until.ts';
import { type FiledForNotices, fileForNotices } from './notice-cases.ts';
import type { GatewayProcess } from './processes.ts';

/** Where a kill falls: the provider has not taken the message; it has, and has not said so; it has said so, and nothing is committed. */
export const PLACES = ['before acceptance', 'before the answer', 'before the commit'] as const;
type Place = (typeof PLACES)[number];
/** Who has the message in hand. */
export const PEERS = ['mail', 'smpp', 'http'] as const;
type Peer = (typeof PEERS)[number];

/** One message as a provider's receiver has it. */
export interface ArrivedNotice {
  readonly peer: Peer;
  readonly notificationId: string;
  /** Message-ID, user_message_reference or reference: by which a repeat is recognised. */
  readonly identity: string;
  readonly words: string;
}

/** What a run left behind. */
export interface NoticeKillReport {
  readonly notices: readonly { readonly notificationId: string; readonly state: string }[];
  readonly kills: readonly { readonly place: Place; readonly peer: Peer; readonly notificationId: string }[];
  readonly arrived: readonly ArrivedNotice[];
  /** Repeats that the provider over HTTP recognised, and delivered once. */
  readonly recognised: number;
  readonly brokenDown: readonly string[];
}

/** Kills between a provider's acceptance and our commit. */
export const inTheGap = ({ kills }: NoticeKillReport) => kills.filter(({ place }) => place !== 'before acceptance');

/** Messages that came again, each as often as it did. */
export const duplicatesOf = ({ arrived }: Pick<NoticeKillReport, 'arrived'>): readonly ArrivedNotice[] => {
  const seen = new Set<string>();
  return arrived.filter(({ notificationId }) => {
    const again = seen.has(notificationId);
    seen.add(notificationId);
    return again;
  });
};

// Longer than the lease of a notice, which a killed worker leaves behind.
const LEASE_OVER_MS = 61_000;
const NOTICES_A_KILL = 6;
const TRAP_TIMEOUT_MS = 30_000;
const CONVERGED_TIMEOUT_MS = 60_000;

/** A gate that holds the first message after it was set, and lets the others pass. */
const trap = (receiver: Gated, place: Place) => {
  let caught: () => void = () => undefined;
  let release: () => void = () => undefined;
  const isCaught = new Promise<void>((resolve) => {
    caught = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let taken = false;
  const hold = async (): Promise<void> => {
    if (taken) return;
    taken = true;
    caught();
    await released;
    // Who wanted to send it is dead: what was not taken by then never is.
    if (place === 'before acceptance') throw new Error('the sender is gone');
  };
  receiver.setGate(place === 'before acceptance' ? { taking: hold } : { answering: hold });
  return {
    isCaught,
    release: () => {
      release();
      receiver.setGate(undefined);
    },
  };
};

/**
 * Sends notices by mail and both SMS providers through real worker processes, one notice at a time, and kills each process at a chosen
 * place of a chosen message. Waits until everything is sent, and tells what arrived. The caller closes the scene.
 */
export const runNoticeKills = async (
  scene: ChaosScene,
  options: { readonly kills: number; readonly write: (line: string) => void },
): Promise<NoticeKillReport> => {
  const { sandbox, processes, pool, clock } = scene;
  const startedAt = performance.now();
  const filed = await fileForNotices(scene);
  const receiverOf: { readonly [P in Peer]: Gated } = { mail: sandbox.mail, smpp: sandbox.sms, http: sandbox.httpSms };
  const kills: { place: Place; peer: Peer; notificationId: string }[] = [];

  const allSmsOver = (peer: Peer): Promise<unknown> =>
    pool.query(`update sms_providers set weight = case when $1 = 'mail' then 50 when name = $1 then 100 else 0 end`, [
      peer,
    ]);
  const underWay = async (): Promise<string> => {
    const { rows } = await pool.query<{ notification_id: string }>(
      `select notification_id from notifications where state = 'SENDING' and leased_until > app_now()`,
    );
    if (rows.length !== 1) throw new Error(`${rows.length} notices are under way; one process sends one at a time`);
    return rows[0]!.notification_id;
  };

  const killAt = async (victim: GatewayProcess, place: Place, peer: Peer): Promise<void> => {
    const held = trap(receiverOf[peer], place);
    await allSmsOver(peer);
    await filed.plan(NOTICES_A_KILL);
    await Promise.race([
      held.isCaught,
      new Promise((_, reject) => {
        setTimeout(() => reject(new Error(`no message came to ${peer}`)), TRAP_TIMEOUT_MS).unref();
      }),
    ]);
    kills.push({ place, peer, notificationId: await underWay() });
    if (place === 'before the commit') {
      // Whoever writes what came of a notice locks its case first: here it waits, with the provider's answer in hand.
      const locks = await filed.lockCases();
      held.release();
      await until('the outcome waits for its case', locks.somebodyWaits, { everyMs: 5 });
      await victim.kill();
      await locks.release();
    } else {
      await victim.kill();
      held.release();
    }
    await clock.jump(pool, LEASE_OVER_MS);
  };

  for (let index = 0; index < options.kills; index++) {
    const victim = await processes.start('worker');
    await killAt(victim, PLACES[index % PLACES.length]!, PEERS[Math.floor(index / PLACES.length) % PEERS.length]!);
  }
  await processes.start('worker');
  await until('every notice is sent', () => filed.allSent(), { timeoutMs: CONVERGED_TIMEOUT_MS, everyMs: 50 });

  const report = {
    notices: await filed.states(),
    kills,
    arrived: arrivedAt(scene, filed),
    recognised: sandbox.httpSms.repeats(),
    brokenDown: processes.brokenDown(),
  };
  await filed.close();
  options.write(line(report, (performance.now() - startedAt) / 1000));
  return report;
};

const line = (report: NoticeKillReport, seconds: number): string => {
  const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length;
  const duplicates = duplicatesOf(report);
  const killed = PLACES.map((place) => `${place} ${count(report.kills, (kill) => kill.place === place)}`).join(', ');
  const twice = PEERS.map((peer) => `${peer} ${count(duplicates, (notice) => notice.peer === peer)}`).join(', ');
  return (
    `notices ${report.notices.length}, kills ${report.kills.length} (${killed}), in the gap ${inTheGap(report).length}, ` +
    `arrived ${report.arrived.length}, duplicates ${duplicates.length} (${twice}), repeats recognised over HTTP ${report.recognised}, ${seconds.toFixed(1)} s`
  );
};

const arrivedAt = ({ sandbox }: ChaosScene, filed: FiledForNotices): readonly ArrivedNotice[] => [
  ...sandbox.mail.mails().map(({ messageId, text }) => ({
    peer: 'mail' as const,
    notificationId: /^<([^@]+)@/.exec(messageId)?.[1] ?? messageId,
    identity: messageId,
    words: text,
  })),
  ...sandbox.sms.messages().map((sms) => {
    const identity = sms.reference ?? String(sms.userMessageReference);
    return {
      peer: sms.provider,
      notificationId: sms.provider === 'http' ? identity : (filed.bySmppReference.get(identity) ?? identity),
      identity,
      words: sms.text,
    };
  }),
];
