import { breakerPhase, callSign, HEALTHY, nextBreaker } from '../domain/breaker.ts';
import type { Problem } from '../domain/problems.ts';
import type { Breakers } from '../ports/breakers.ts';
import type { DeliveryClaim } from '../ports/deliveries.ts';
import type { Log } from '../ports/log.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { ClearAlert } from './clear-alert.ts';
import type { RaiseAlert } from './raise-alert.ts';

/**
 * Writes what a call tells about its endpoint, in the transaction that writes its outcome: the breaker shared by all workers, its alert,
 * and the instant before which a system that asked for patience is not called. Comes last there: its row is the one that many wait for.
 */
export const makeJudgeEndpoint =
  (deps: {
    readonly breakers: Breakers;
    readonly raiseAlert: RaiseAlert;
    readonly clearAlert: ClearAlert;
    readonly log: Pick<Log, 'note' | 'warn'>;
  }) =>
  async (
    tx: Transaction,
    claim: Pick<DeliveryClaim, 'endpointId' | 'systemCode'>,
    outcome: Parameters<typeof callSign>[0] & { readonly problem?: Problem },
    now: Date,
  ): Promise<void> => {
    const { endpointId, systemCode } = claim;
    if (endpointId === undefined) return;
    const retryAfterMs = outcome.problem?.retryAfterMs;
    if (retryAfterMs !== undefined) await deps.breakers.pauseSystem(tx, systemCode, retryAfterMs);

    const sign = callSign(outcome);
    // The usual case costs one look and no lock.
    if (sign !== 'failed' && isHealthy(await deps.breakers.find(tx, endpointId))) return;
    const before = await deps.breakers.lock(tx, endpointId);
    const after = nextBreaker(before, sign, now);
    if (after === before) return;
    await deps.breakers.save(tx, endpointId, after);

    if (breakerPhase(after, now) === 'open') {
      deps.log.warn('breaker.opened', { systemCode, count: after.openings });
      await deps.raiseAlert(tx, {
        kind: 'breaker_open',
        subject: systemCode,
        facts: {
          unreachableSince: (after.unreachableSince ?? now).toISOString(),
          ...(outcome.problem !== undefined && { problemCode: outcome.problem.code }),
        },
      });
    } else if (isHealthy(after) && before.openUntil !== undefined) {
      deps.log.note('breaker.closed', { systemCode });
      await deps.clearAlert(tx, 'breaker_open', systemCode);
    }
  };

export type JudgeEndpoint = ReturnType<typeof makeJudgeEndpoint>;

const isHealthy = ({ failures, openUntil }: typeof HEALTHY): boolean =>
  failures === HEALTHY.failures && openUntil === undefined;
