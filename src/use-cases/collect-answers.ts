import { asideDelayMs, pollDelayMs } from '../domain/poll-policy.ts';
import { isRetryable, type Problem, problem } from '../domain/problems.ts';
import type { AnswerSource } from '../ports/answer-source.ts';
import type { Connector } from '../ports/connector.ts';
import type { Log } from '../ports/log.ts';
import type { PollClaim, Polls } from '../ports/polls.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { CollectMessage, NotTaken } from './collect-message.ts';

/** As for deliveries: a killed worker's systems are looked at again within half a minute. */
const LEASE_MS = 30_000;
const STOP_GRACE_MS = 10_000;
const PAGE_LIMIT = 100;
/** More pages than any system fills; ends a list that never ends. */
const PAGES_MAX = 1_000;
/** Messages in a row that the system did not give: it is down, and the others are not tried. */
const FAILURES_IN_A_ROW_MAX = 3;

const WORKER = { kind: 'worker' } as const;

interface CollectAnswersDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly polls: Pick<Polls, 'claim' | 'renewLease' | 'finish' | 'putAside' | 'setAside' | 'forgetAside'>;
  readonly collectMessage: CollectMessage;
  readonly connectorOf: (dialect: string) => Pick<Connector, 'answers'> | undefined;
  readonly random: () => number;
  readonly log: Pick<Log, 'note' | 'warn' | 'error'>;
  readonly leaseMs?: number;
}

/** What a look came to; `failed` where the system could not be asked to the end. */
interface Look {
  taken: number;
  failed?: Problem;
}

/**
 * Looks at a system that does not call us, if it is due: lists what waits, takes each message and confirms it. A message
 * that cannot be taken is put aside for a while and stays at its system; the others are taken all the same. Safe to call at
 * any time, any number of times, from any number of processes.
 */
export const makeCollectAnswers =
  (deps: CollectAnswersDeps) =>
  async (systemCode: string, stopping: AbortSignal): Promise<void> => {
    const leaseMs = deps.leaseMs ?? LEASE_MS;
    const claim = await deps.transactions.inTransaction(WORKER, (tx) => deps.polls.claim(tx, systemCode, leaseMs));
    if (claim === undefined) return;
    const lost = new AbortController();
    // A call under way may end in peace; one that does not is broken off.
    const onStop = (): void => void setTimeout(() => lost.abort(), STOP_GRACE_MS).unref();
    stopping.addEventListener('abort', onStop, { once: true });
    const heartbeat = setInterval(() => {
      deps.transactions
        .inTransaction(WORKER, (tx) => deps.polls.renewLease(tx, claim, leaseMs))
        .then((ours) => {
          if (!ours) lost.abort();
        })
        .catch((error: unknown) => deps.log.error('poll.lease_not_renewed', error, { systemCode }));
    }, leaseMs / 3);
    const look: Look = { taken: 0 };
    try {
      await lookAt(deps, claim, look, lost.signal, stopping);
    } catch (error) {
      deps.log.error('poll.broke', error, { systemCode });
      look.failed = problem('InternalError', 'The look broke on our side.');
    } finally {
      clearInterval(heartbeat);
      stopping.removeEventListener('abort', onStop);
    }
    await finish(deps, claim, look);
  };

export type CollectAnswers = ReturnType<typeof makeCollectAnswers>;

const finish = async (deps: CollectAnswersDeps, claim: PollClaim, { taken, failed }: Look): Promise<void> => {
  const failureCount = failed === undefined ? 0 : claim.failureCount + 1;
  const end = { intervalMs: claim.intervalMs, taken, failures: failureCount, retryAfterMs: failed?.retryAfterMs };
  const dueInMs = pollDelayMs(end, deps.random());
  await deps.transactions.inTransaction(WORKER, (tx) =>
    deps.polls.finish(tx, claim, { dueInMs, failureCount, ...(failed !== undefined && { problemCode: failed.code }) }),
  );
  const { systemCode } = claim;
  if (failed !== undefined) deps.log.warn('poll.failed', { systemCode, problemCode: failed.code, dueInMs });
  else if (taken > 0) deps.log.note('poll.taken', { systemCode, count: taken });
};

/** Walks through everything that is listed. Page by page, so that no number of messages put aside hides those behind them. */
const lookAt = async (
  deps: CollectAnswersDeps,
  claim: PollClaim,
  look: Look,
  signal: AbortSignal,
  stopping: AbortSignal,
): Promise<void> => {
  const { systemCode, endpoint } = claim;
  const source = deps.connectorOf(endpoint.dialect)?.answers;
  if (source === undefined) throw new Error(`systems of dialect ${endpoint.dialect} are not looked at`);
  const putAside = await deps.transactions.inTransaction(WORKER, (tx) => deps.polls.putAside(tx, systemCode));
  const aside = new Map(putAside.map((message) => [message.messageId, message]));
  const listed = new Set<string>();
  const isStopping = (): boolean => stopping.aborted || signal.aborted;
  let failuresInARow = 0;
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page = await source.list({ limit: PAGE_LIMIT, ...(cursor !== undefined && { cursor }) }, endpoint, signal);
    if (!page.ok) {
      look.failed = page.problem;
      return;
    }
    for (const { messageId } of page.value.messages) {
      // A list that names a message twice, or begins again, is no reason to try it twice.
      if (listed.has(messageId)) continue;
      listed.add(messageId);
      const known = aside.get(messageId);
      if (known?.isDue === false) continue;
      if (isStopping()) return;
      const notTaken = await take(deps, claim, source, messageId, signal);
      if (notTaken === undefined) {
        look.taken += 1;
        failuresInARow = 0;
        if (known !== undefined) await forget(deps, systemCode, [messageId]);
        continue;
      }
      if (isStopping()) return;
      await leave(deps, systemCode, messageId, (known?.tries ?? 0) + 1, notTaken);
      failuresInARow = notTaken.by === 'system' && isRetryable(notTaken.problem.code) ? failuresInARow + 1 : 0;
      if (failuresInARow >= FAILURES_IN_A_ROW_MAX) {
        look.failed = notTaken.problem;
        return;
      }
    }
    cursor = page.value.nextCursor;
    if (cursor === undefined) break;
  }
  const gone = [...aside.keys()].filter((messageId) => !listed.has(messageId));
  if (cursor === undefined && gone.length > 0) await forget(deps, systemCode, gone);
};

/** One message that breaks on our side must not end the look. */
const take = async (
  deps: CollectAnswersDeps,
  { systemCode, endpoint }: PollClaim,
  source: AnswerSource,
  messageId: string,
  signal: AbortSignal,
): Promise<NotTaken | undefined> => {
  try {
    return await deps.collectMessage(messageId, { source, endpoint, signal });
  } catch (error) {
    deps.log.error('poll.message_broke', error, { systemCode, messageId });
    return { by: 'gateway', problem: problem('InternalError', 'The message broke on our side.') };
  }
};

const leave = async (
  deps: CollectAnswersDeps,
  systemCode: string,
  messageId: string,
  tries: number,
  { problem: { code: problemCode } }: NotTaken,
): Promise<void> => {
  deps.log.warn('poll.message_put_aside', { systemCode, messageId, problemCode, attempts: tries });
  await deps.transactions.inTransaction(WORKER, (tx) =>
    deps.polls.setAside(tx, systemCode, { messageId, problemCode, nextTryInMs: asideDelayMs(tries) }),
  );
};

const forget = (deps: CollectAnswersDeps, systemCode: string, messageIds: readonly string[]): Promise<void> =>
  deps.transactions.inTransaction(WORKER, (tx) => deps.polls.forgetAside(tx, systemCode, messageIds));
