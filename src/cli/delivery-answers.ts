import type { Result } from '../domain/problems.ts';
import type { DeliveryInFull, DeliveryLine } from '../ports/delivery-reads.ts';
import type { ActiveHold } from '../ports/holds.ts';
import type { DeliveryPage } from '../use-cases/operator/list-deliveries.ts';
import { answerSentence, type Cell, facts, table } from './answers.ts';
import type { Answer } from './command.ts';

/** Columns of deliveries in a list. */
export const DELIVERY_COLUMNS: { readonly [head: string]: (row: DeliveryLine) => Cell } = {
  ID: ({ deliveryId }) => deliveryId,
  CASE: ({ trackingNumber }) => trackingNumber,
  KIND: ({ messageKind }) => messageKind,
  SYSTEM: ({ systemCode }) => systemCode,
  AGENCY: ({ agencyCode }) => agencyCode,
  STATE: ({ state }) => state,
  ATTEMPTS: ({ attemptCount }) => attemptCount,
  'LAST PROBLEM': ({ problemCode }) => problemCode,
  MADE: ({ createdAt }) => createdAt,
};

/** Columns of holds and maintenance windows. */
export const HOLD_COLUMNS: { readonly [head: string]: (row: ActiveHold) => Cell } = {
  HOLD: ({ holdId }) => holdId,
  KIND: ({ kind }) => kind,
  OF: ({ systemCode, agencyCode, deliveryId }) =>
    systemCode !== undefined
      ? `system ${systemCode}`
      : agencyCode !== undefined
        ? `agency ${agencyCode}`
        : `delivery ${deliveryId ?? ''}`,
  FROM: ({ from }) => from,
  UNTIL: ({ until }) => until,
  BY: ({ actor }) => actor,
  WHY: ({ reason }) => reason,
};

/** A page of deliveries, and how the next one is asked for. */
export const answerPage = ({ deliveries, next }: DeliveryPage): Result<Answer> => {
  if (deliveries.length === 0) return answerSentence('There are none.', { deliveries });
  const more = next === undefined ? [] : [`There are more; go on with: --after ${next}`];
  return answerSentence([table(deliveries, DELIVERY_COLUMNS), ...more].join('\n\n'), { deliveries, next });
};

const HOUR_MS = 3_600_000;

/** One delivery in full. */
export const answerDelivery = (delivery: DeliveryInFull): Result<Answer> => {
  const { attempts, envelopes, holds, breaker } = delivery;
  const text = [
    facts({
      id: delivery.deliveryId,
      case: delivery.trackingNumber,
      'case id': delivery.caseId,
      'leg id': delivery.legId,
      kind: delivery.messageKind,
      system: delivery.systemCode,
      agency: delivery.agencyCode,
      lane: delivery.lane,
      state: delivery.state,
      'last problem': delivery.problemCode,
      made: delivery.createdAt,
      'looked at next': delivery.dueAt,
      'worked on until': delivery.leasedUntil,
      'hours waited, of 100': (delivery.waitedMs / HOUR_MS).toFixed(1),
      expires: delivery.expiresAt,
      'breaker open until': breaker.openUntil,
      'unreachable since': breaker.unreachableSince,
    }),
    table(envelopes, {
      ENVELOPE: ({ messageId }) => messageId,
      SHA256: ({ sha256 }) => sha256 ?? 'not sealed yet',
      BYTES: ({ sizeBytes }) => sizeBytes,
      REPLACED: ({ replacedAt }) => replacedAt,
    }),
    attempts.length === 0
      ? 'It was not tried yet.'
      : table(attempts, {
          TRIED: ({ startedAt }) => startedAt,
          ENDED: ({ endedAt }) => endedAt,
          OPERATION: ({ operation }) => operation,
          OUTCOME: ({ outcome }) => outcome,
          PROBLEM: ({ problemCode }) => problemCode,
          HTTP: ({ httpStatus }) => httpStatus,
        }),
    ...(holds.length === 0 ? [] : [table(holds, HOLD_COLUMNS)]),
  ].join('\n\n');
  return answerSentence(text, delivery);
};
