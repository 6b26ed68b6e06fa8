import { createHash } from 'node:crypto';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { composeStore } from '../../src/compose-store.ts';
import { composeApiUseCases } from '../../src/compose-use-cases.ts';
import type { CaseId, NotificationId } from '../../src/domain/ids.ts';
import { makeEnvelopeSealer } from '../../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { makePool } from '../../src/store/pool.ts';
import type { ChaosScene } from './chaos-scene.ts';
import { addressHash, GATEWAY, ids, rememberingLog, rememberingQueue } from './parts.ts';
import { anInitiator, aSubmission } from './submission.ts';

/** Cases about which notices are planned. */
export interface FiledForNotices {
  /** Plans notices, mail and SMS in turn; none shares its reference over SMPP with another. */
  plan(count: number): Promise<void>;
  /** By reference over SMPP: which notice it is. */
  readonly bySmppReference: ReadonlyMap<string, string>;
  /** Locks every case until it is released. */
  lockCases(): Promise<{ somebodyWaits(): Promise<true | undefined>; release(): Promise<void> }>;
  /** True once every notice is sent; puts the clock forward where all that is left is not due yet. */
  allSent(): Promise<true | undefined>;
  states(): Promise<readonly { readonly notificationId: string; readonly state: string }[]>;
  close(): Promise<void>;
}

const CITIZENS = 6;

/** The reference under which a notice travels over SMPP: 16 bits of its id (outbound/channels/sms.ts). */
const smppReferenceOf = (id: NotificationId): string =>
  String(createHash('sha256').update(id).digest().readUInt16BE(0));

/** Files a letter for each of some citizens; the letters themselves stay where they are, and only notices are sent. */
export const fileForNotices = async ({ sandbox, pool, clock }: ChaosScene): Promise<FiledForNotices> => {
  const databaseUrl = sandbox.environment['DATABASE_URL'] ?? '';
  const own = (['shikriki_api', 'shikriki_worker'] as const).map((role) =>
    makePool({ databaseUrl, role, max: 2, onError: () => undefined }),
  );
  const [apiStore, workerStore] = own.map((one) => composeStore(one, ids));
  if (apiStore === undefined || workerStore === undefined) throw new Error('two stores were made');
  const seal = makeEnvelopeSealer({ seal: await readExampleKeyPair(sandbox.certificates, 'gateway-seal-ecdsa') });
  const { submitLetter } = composeApiUseCases(apiStore, {
    sealers: () => [seal],
    verifier: makeEnvelopeVerifier(),
    queue: rememberingQueue(),
    log: rememberingLog(),
    ids,
    gateway: GATEWAY,
    random: Math.random,
    addressHash,
  });
  const cases: CaseId[] = [];
  for (let citizen = 1; citizen <= CITIZENS; citizen++) {
    const contacts = { email: `citizen-${citizen}@example.ge`, phone: `+99559900010${citizen}`, language: 'ka' };
    const submission = { ...aSubmission({ agencyCode: 'mof' }), initiator: anInitiator({ contacts }) };
    const result = await submitLetter(submission);
    if (!result.ok) throw new Error(`not filed: ${result.problem.detail}`);
    cases.push(result.value.filed.caseId as CaseId);
  }
  await pool.query(`update deliveries set state = 'HELD'`);

  const bySmppReference = new Map<string, string>();
  const freshId = (): NotificationId => {
    for (;;) {
      const id = ids.uuid() as NotificationId;
      const reference = smppReferenceOf(id);
      if (bySmppReference.has(reference)) continue;
      bySmppReference.set(reference, id);
      return id;
    }
  };
  let planned = 0;

  return {
    bySmppReference,
    plan: (count) =>
      workerStore.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
        for (let index = 0; index < count; index++, planned++) {
          const caseId = cases[Math.floor(planned / 2) % cases.length];
          if (caseId === undefined) throw new Error('there are no cases');
          await workerStore.notifications.insert(tx, {
            notificationId: freshId(),
            caseId,
            event: 'reply',
            channel: planned % 2 === 0 ? 'email' : 'sms',
            language: 'ka',
            facts: { agencyCode: 'mof' },
          });
        }
      }),
    async lockCases() {
      const client = await pool.connect();
      await client.query('begin');
      await client.query('select from cases order by case_id for update');
      return {
        async somebodyWaits() {
          const { rows } = await pool.query(`select from pg_locks where not granted`);
          return rows.length > 0 || undefined;
        },
        async release() {
          await client.query('rollback');
          client.release();
        },
      };
    },
    async allSent() {
      const { rows } = await pool.query<{ left: number }>(
        `select count(*) as left from notifications where state not in ('SENT', 'DELIVERED')`,
      );
      if (rows[0]?.left === 0) return true;
      await clock.jumpToNextDue(pool);
      return undefined;
    },
    states: async () =>
      (
        await pool.query<{ notificationId: string; state: string }>(
          `select notification_id as "notificationId", state from notifications`,
        )
      ).rows,
    close: async () => {
      await Promise.all(own.map((one) => one.end()));
    },
  };
};
