import type { MessageKind } from '../../domain/envelope.ts';
import type { TimedWord } from './words.ts';

/** What an agency says about letters of each kind; a kind that is missing is treated as without a sequence. */
export type Sequences = { readonly [K in MessageKind]?: readonly TimedWord[] };

/** Sequences with a name, for the pages and for whoever wants a story without writing one. Delays count from each letter. */
export const SCENARIOS = {
  clarification: {
    SUBMISSION: [
      { kind: 'REGISTRATION', delayMs: 1_000 },
      { kind: 'STATUS', code: 'CLARIFICATION_REQUESTED', delayMs: 3_000 },
    ],
    CLARIFICATION_REPLY: [
      { kind: 'STATUS', code: 'IN_PROGRESS', delayMs: 1_000 },
      { kind: 'REPLY', outcome: 'ANSWERED', delayMs: 4_000 },
    ],
  },
  extended: {
    SUBMISSION: [
      { kind: 'REGISTRATION', delayMs: 1_000 },
      { kind: 'STATUS', code: 'IN_PROGRESS', delayMs: 2_000 },
      { kind: 'STATUS', code: 'EXTENDED', delayMs: 4_000 },
      { kind: 'REPLY', outcome: 'ANSWERED', delayMs: 10_000 },
    ],
  },
  twoReplies: {
    SUBMISSION: [
      { kind: 'REGISTRATION', delayMs: 1_000 },
      { kind: 'REPLY', outcome: 'PARTLY_ANSWERED', delayMs: 4_000 },
      { kind: 'REPLY', outcome: 'ANSWERED', delayMs: 8_000 },
      { kind: 'STATUS', code: 'CLOSED', delayMs: 9_000 },
    ],
  },
  returned: {
    SUBMISSION: [
      { kind: 'REGISTRATION', delayMs: 1_000 },
      { kind: 'STATUS', code: 'RETURNED', delayMs: 3_000 },
    ],
  },
  withdrawalConfirmed: {
    SUBMISSION: [{ kind: 'REGISTRATION', delayMs: 1_000 }],
    WITHDRAWAL: [{ kind: 'STATUS', code: 'WITHDRAWAL_CONFIRMED', delayMs: 2_000 }],
  },
  withdrawalDeclined: {
    SUBMISSION: [{ kind: 'REGISTRATION', delayMs: 1_000 }],
    WITHDRAWAL: [{ kind: 'STATUS', code: 'WITHDRAWAL_DECLINED', delayMs: 2_000 }],
  },
  refusedThenDisputed: {
    SUBMISSION: [
      { kind: 'REGISTRATION', delayMs: 1_000 },
      { kind: 'REPLY', outcome: 'REFUSED', delayMs: 3_000 },
    ],
    DISPUTE: [
      { kind: 'STATUS', code: 'REOPENED', delayMs: 2_000 },
      { kind: 'REPLY', outcome: 'ANSWERED', delayMs: 5_000 },
    ],
  },
} as const satisfies { readonly [name: string]: Sequences };

export type ScenarioName = keyof typeof SCENARIOS;
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];
