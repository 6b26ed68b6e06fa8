import type pg from 'pg';
import type { SimulatedSystem } from '../../src/simulators/edoc/simulated-system.ts';
import { agencyBooks, questionsAsked, whatIsLeft } from './chaos-evidence.ts';
import { until } from './chaos-until.ts';
import { type CpuPerLetter, countCpu } from './fleet-cpu.ts';
import { breakAt, type FleetFaults } from './fleet-faults.ts';
import { type FiledLoad, fileAtPace } from './fleet-load.ts';
import { FAULTY } from './fleet-plan.ts';
import type { FleetScene } from './fleet-scene.ts';

/** How long letters of one system took from filing to acknowledgement, and how many there were. */
export interface SystemFigures {
  readonly systemCode: string;
  readonly letters: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** One letter at its end. */
export interface LetterEnd {
  readonly messageId: string;
  readonly agencyCode: string;
  readonly deliveryState: string;
  readonly caseState: string;
  readonly registrationNumber: string | null;
}

/** What a run left behind. */
export interface FleetReport {
  readonly load: FiledLoad;
  readonly ends: readonly LetterEnd[];
  readonly figures: readonly SystemFigures[];
  readonly books: ReturnType<typeof agencyBooks>;
  readonly cpu: CpuPerLetter;
  /** Letters a second, from the first filing until the last letter to a healthy system had ended. */
  readonly sustainedPerSecond: number;
  readonly faults: FleetFaults | undefined;
  /** What the gateway met with. */
  readonly trouble: {
    /** Attempts without an answer to go by. */
    readonly failedCalls: number;
    /** How often a system could say what became of an attempt. */
    readonly questionsAsked: number;
    readonly breakersOpened: number;
  };
}

const HEALTHY_TIMEOUT_MS = 240_000;
const ALL_TIMEOUT_MS = 240_000;
// Small steps: a clock that is far ahead of a call under way would make its signature old.
const SAID_AGAIN_AFTER_MS = 5_000;
const ENDED = `('REGISTERED', 'REFUSED')`;

/** Lets citizens write to all agencies at a pace, with or without faults, waits until every letter has ended, and tells how. */
export const runFleet = async (
  scene: FleetScene,
  options: {
    readonly letters: number;
    readonly ratePerSecond: number;
    readonly withFaults: boolean;
    /** Where the gateway is a process of its own. */
    readonly gatewayPid?: number;
  },
): Promise<FleetReport> => {
  const { systems, pool, clock } = scene;
  const faults = options.withFaults ? breakAt(systems) : undefined;
  const faulty: readonly string[] = Object.values(FAULTY);
  const left = async (codes: readonly string[]): Promise<number> =>
    (
      await pool.query<{ left: number }>(
        `select count(*)::integer as left from deliveries where state not in ${ENDED} and system_code <> all ($1)`,
        [codes],
      )
    ).rows[0]!.left;
  const undelivered = async (): Promise<number> =>
    (
      await pool.query<{ left: number }>(
        `select count(*)::integer as left from deliveries where state not in ('ACKNOWLEDGED', 'AGENCY_ACCEPTED', 'REGISTERED', 'REFUSED')`,
      )
    ).rows[0]!.left;
  const explained = async <T>(wait: Promise<T>): Promise<T> =>
    wait.catch(async (error: unknown) => {
      throw new Error(`left: ${(await whatIsLeft(pool)).join(', ')}`, { cause: error });
    });

  const cpu = await countCpu(pool, options.gatewayPid);
  const startedAt = performance.now();
  const load = await fileAtPace({
    portal: scene.portal,
    tokens: scene.tokens,
    agencyCodes: inTurn(systems),
    letters: options.letters,
    ratePerSecond: options.ratePerSecond,
    onProgress: (part) => faults?.moveTo(part),
  });
  faults?.moveTo(1);
  // Nobody's time is moved while letters to healthy systems are on their way: theirs is measured.
  await explained(
    until('letters to healthy systems have ended', async () => (await left(faulty)) === 0 || undefined, {
      timeoutMs: HEALTHY_TIMEOUT_MS,
      everyMs: 100,
    }),
  );
  const sustainedPerSecond = load.letters / ((performance.now() - startedAt) / 1_000);
  const spent = await cpu.per(load.letters);
  await explained(
    until(
      'all letters have ended',
      async () => {
        if ((await left([])) === 0) return true;
        if (await clock.jumpToNextDue(pool)) return undefined;
        // With its agency: a confirmation of ours that was lost makes it show its word again only when its lease has ended.
        if ((await undelivered()) === 0) await clock.jump(pool, SAID_AGAIN_AFTER_MS);
        return undefined;
      },
      { timeoutMs: ALL_TIMEOUT_MS, everyMs: 250 },
    ),
  );
  return {
    load,
    ends: await letterEnds(scene),
    figures: await systemFigures(scene),
    books: agencyBooks({ systems: Object.fromEntries(systems.map((system) => [system.code, system])) }),
    cpu: spent,
    sustainedPerSecond,
    faults,
    trouble: { ...(await failures(pool)), questionsAsked: await questionsAsked(pool) },
  };
};

const failures = async (pool: pg.Pool): Promise<{ failedCalls: number; breakersOpened: number }> => {
  const { rows } = await pool.query<{ failedCalls: number; breakersOpened: number }>(
    `select (select count(*) from attempts where outcome in ('unavailable', 'unknown')) as "failedCalls",
            (select count(*) from alerts where kind = 'breaker_open') as "breakersOpened"`,
  );
  return rows[0]!;
};

/** The agencies of all systems, mixed so that no system gets many letters in a row. */
const inTurn = (systems: readonly SimulatedSystem[]): readonly string[] => {
  const most = Math.max(...systems.map(({ agencies }) => agencies.length));
  return Array.from({ length: most }, (_, row) => systems.flatMap(({ agencies }) => agencies[row]?.code ?? [])).flat();
};

const letterEnds = async ({ pool }: FleetScene): Promise<readonly LetterEnd[]> =>
  (
    await pool.query<LetterEnd>(
      `select d.message_id as "messageId", d.agency_code as "agencyCode", d.state as "deliveryState", c.state as "caseState",
              l.registration_number as "registrationNumber"
       from cases c join legs l using (case_id) left join deliveries d on d.leg_id = l.leg_id`,
    )
  ).rows;

const systemFigures = async ({ pool }: FleetScene): Promise<readonly SystemFigures[]> =>
  (
    await pool.query<SystemFigures>(
      `select d.system_code as "systemCode", count(*)::integer as letters,
              percentile_cont(0.5) within group (order by took_ms) as "p50Ms", percentile_cont(0.95) within group (order by took_ms) as "p95Ms"
       from deliveries d join cases c using (case_id),
            lateral (select (extract(epoch from d.acknowledged_at - c.filed_at) * 1000)::float8 as took_ms) took
       group by d.system_code order by d.system_code`,
    )
  ).rows;
