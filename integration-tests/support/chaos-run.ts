import type { LetterAccepted } from '../../src/generated/schemas.ts';
import { PRIVATE_WORDS, writeLetters } from './chaos-citizens.ts';
import {
  agencyBooks,
  interruptedAttempts,
  type LetterRow,
  letterRows,
  type NoticeRow,
  noticeRows,
  questionsAsked,
  sentTwice,
  unfinished,
  whatIsLeft,
} from './chaos-evidence.ts';
import { keepRunning, killWhileSending } from './chaos-kills.ts';
import { watchRedis } from './chaos-redis.ts';
import type { ChaosScene } from './chaos-scene.ts';
import { until } from './chaos-until.ts';
import type { GatewayRole } from './processes.ts';
import type { TestRedis } from './redis.ts';

/** What a run with kills left behind. */
export interface ChaosReport {
  /** What citizens hold in their hands. */
  readonly filed: readonly LetterAccepted[];
  readonly letters: readonly LetterRow[];
  readonly notices: readonly NoticeRow[];
  readonly books: ReturnType<typeof agencyBooks>;
  /** Killed processes with at least one attempt cut off, by the attempts table. */
  readonly interruptingKills: number;
  /** How often an agency could say what became of an attempt that was cut off. */
  readonly questionsAsked: number;
  /** Processes that ended without being killed, with their last words. */
  readonly brokenDown: readonly string[];
  /** Private words that were found in what the processes wrote to their logs. */
  readonly wordsInLogs: readonly string[];
  readonly redis:
    | {
        readonly flushes: number;
        readonly wakeUpsFlushed: number;
        readonly keysSeen: number;
        readonly wordsFound: readonly string[];
      }
    | undefined;
}

export interface ChaosOptions {
  readonly roles: readonly GatewayRole[];
  readonly letters: number;
  readonly interruptingKills: number;
  readonly redis?: TestRedis;
  /** After which kills (counted from 0) Redis is wiped. */
  readonly flushAfterKills?: readonly number[];
  readonly write: (line: string) => void;
}

// Citizens write at most so many letters ahead of the agencies, so that there is something to interrupt until the end.
const LETTERS_AHEAD = 100;
// The last kill comes when this part of the letters has arrived.
const KILLED_UNTIL = 0.8;
// So many warnings and errors of the processes are told where a run fails.
const LAST_WORDS = 30;
// Long after a killed worker's lease has ended, so that somebody has to ask what became of the letter; about when it ends; at once,
// so that the agency's word comes before anybody asks.
const REGISTRATION_DELAYS_MS = [7_000, 3_000, 100];
const ARRIVAL_TIMEOUT_MS = 120_000;
const CONVERGED_TIMEOUT_MS = 90_000;

/**
 * Lets citizens write while processes are killed and Redis is wiped, waits until everything is done, and tells what is there then.
 * The caller closes the scene.
 */
export const runChaos = async (scene: ChaosScene, options: ChaosOptions): Promise<ChaosReport> =>
  run(scene, options).catch(async (error: unknown) => {
    const left = await whatIsLeft(scene.pool);
    const words = scene.processes.lines().filter((line) => !line.includes('"level":"info"'));
    throw new Error(`${wordsOf(error)}\nleft: ${left.join(', ')}\n${words.slice(-LAST_WORDS).join('\n')}`, {
      cause: error,
    });
  });

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.message}${error.cause === undefined ? '' : `: ${wordsOf(error.cause)}`}` : 'failed';

const run = async (scene: ChaosScene, options: ChaosOptions): Promise<ChaosReport> => {
  const { sandbox, pool, clock, processes } = scene;
  const { redis } = options;
  const startedAt = performance.now();
  const seconds = (): number => Math.round((performance.now() - startedAt) / 100) / 10;
  const systems = Object.values(sandbox.systems);
  const arrived = (): number => systems.reduce((sum, { ledger }) => sum + ledger.counts().uniqueMessages, 0);
  const arrivedAtLeast = (count: number): Promise<true> =>
    until(
      `${count} letters at the agencies`,
      () => {
        kept.check();
        return arrived() >= count || undefined;
      },
      { timeoutMs: ARRIVAL_TIMEOUT_MS },
    );
  const watch = redis && watchRedis(redis.url, PRIVATE_WORDS);
  const flushes: number[] = [];

  const makeTrouble = (round: number): void => {
    for (const { faults, settings } of systems) {
      settings.change({ registrationDelayMs: REGISTRATION_DELAYS_MS[round % REGISTRATION_DELAYS_MS.length] ?? 0 });
      faults.set({ kind: 'slow', delayMs: 150 + ((round * 83) % 250) });
      if (round % 3 === 0) faults.set({ kind: 'answerLost', remaining: 2 });
      if (round % 3 === 1) faults.set({ kind: 'status500', remaining: 1 });
    }
  };
  makeTrouble(0);
  const kept = await keepRunning(processes, options.roles);
  const readyAfter = seconds();

  const lettersAKill = Math.floor((options.letters * KILLED_UNTIL) / options.interruptingKills);
  const [{ filed, brokenCalls }, kills] = await Promise.all([
    writeLetters({
      addresses: sandbox.addresses,
      agencyCodes: systems.flatMap(({ agencies }) => agencies.map(({ code }) => code)),
      count: options.letters,
      mayWrite: (index) => arrivedAtLeast(index - LETTERS_AHEAD),
    }),
    killWhileSending({
      pool,
      kept,
      wantedInterrupting: options.interruptingKills,
      mayKill: (index) => arrivedAtLeast(Math.min(index * lettersAKill, options.letters * KILLED_UNTIL)),
      afterKill: async (index) => {
        makeTrouble(index + 1);
        if (redis === undefined || options.flushAfterKills?.includes(index) !== true) return;
        // Wiped while wake-ups lie in it, else nothing would be lost.
        const held = await until(
          'wake-ups in Redis',
          async () => Number((await redis.command('DBSIZE')).slice(1)) || undefined,
        );
        await redis.flush();
        flushes.push(held);
      },
    }),
  ]);
  const killedAfter = seconds();
  for (const { faults } of systems) faults.clear('slow');

  await until(
    'everything is done',
    async () => {
      const left = await unfinished(pool);
      if (left.letters === 0 && left.notices === 0) return true;
      await clock.jumpToNextDue(pool);
      return undefined;
    },
    { timeoutMs: CONVERGED_TIMEOUT_MS, everyMs: 50 },
  );
  await watch?.stop();

  const books = agencyBooks(sandbox);
  const interrupted = await interruptedAttempts(pool);
  const asked = await questionsAsked(pool);
  const killed = [...kills.interruptedBy.keys()];
  const interruptingKills = killed.filter((worker) => (interrupted.get(worker) ?? 0) > 0).length;
  const interruptedOf = (workers: readonly string[]): number =>
    workers.reduce((sum, worker) => sum + (interrupted.get(worker) ?? 0), 0);
  const overrun = interruptedOf([...interrupted.keys()].filter((worker) => !killed.includes(worker)));
  const twice = sentTwice(sandbox.mail.mails(), sandbox.sms.messages());
  const log = processes.lines().join('\n');
  options.write(
    `chaos (${options.roles.join(', ')}): letters ${filed.length}, kills ${killed.length}, of these interrupting a sending attempt ${interruptingKills}, ` +
      `interrupted attempts ${interruptedOf(killed)} (+ ${overrun} of living processes), asked what became of it ${asked}, broken calls of citizens ${brokenCalls}, ` +
      `Redis flushes ${flushes.length}${flushes.length > 0 ? ` (${flushes.join(' and ')} keys)` : ''}, arrivals ${books.arrivals}, duplicates ${books.duplicates}, ` +
      `unique ${books.uniqueMessages}, registered ${books.registered}, mails twice ${twice.mails}, SMS twice ${twice.sms}, ` +
      `clock put forward ${Math.round(clock.shiftMs() / 1000)} s, ready after ${readyAfter} s, last kill after ${killedAfter} s, done after ${seconds()} s`,
  );
  return {
    filed,
    letters: await letterRows(pool),
    notices: await noticeRows(pool),
    books,
    interruptingKills,
    questionsAsked: asked,
    brokenDown: processes.brokenDown(),
    wordsInLogs: PRIVATE_WORDS.filter((word) => log.includes(word)),
    redis: watch && {
      flushes: flushes.length,
      wakeUpsFlushed: flushes.reduce((sum, held) => sum + held, 0),
      keysSeen: watch.keysSeen().size,
      wordsFound: [...watch.wordsFound()],
    },
  };
};
