import { expect } from 'vitest';
import { accepts, citizen, REGISTERED, replies, says, TEXT } from './outcome-steps.ts';
import type { Story } from './outcome-story.ts';

/** How a letter ends, and begins anew. */
export const ENDS: readonly Story[] = [
  {
    name: 'answered in full',
    steps: [...REGISTERED, says({ kind: 'REPLY', outcome: 'ANSWERED', text: 'ორმოები ამოვსებულია.' })],
    shows: {
      case: { state: 'answered', outcome: 'answered', unreadReplies: 1, completedAt: TEXT },
      timeline: [{ event: 'reply', outcome: 'answered' }],
      letters: [
        { kind: 'reply', outcome: 'answered', text: 'ორმოები ამოვსებულია.', replyNumber: TEXT, replyDate: TEXT },
      ],
    },
  },
  {
    name: 'answered in part',
    steps: [...REGISTERED, replies('PARTLY_ANSWERED')],
    shows: {
      case: { state: 'partially_answered', outcome: 'partially_answered' },
      letters: [{ outcome: 'partially_answered' }],
    },
  },
  {
    name: 'refused, with ground and appeal',
    steps: [...REGISTERED, says({ kind: 'REPLY', outcome: 'REFUSED', reason: 'საიდუმლოა.', legalGround: 'სზაკ 28' })],
    shows: {
      case: { state: 'refused', outcome: 'refused' },
      letters: [
        {
          outcome: 'refused',
          ground: { legalGround: 'სზაკ 28', reason: { ka: 'საიდუმლოა.' } },
          appeal: {
            body: TEXT,
            termAmount: 1,
            termUnit: 'month',
            legalGround: TEXT,
            explanation: { ka: TEXT, en: TEXT },
          },
        },
      ],
    },
  },
  {
    name: 'not held',
    steps: [...REGISTERED, replies('NOT_HELD')],
    shows: { case: { state: 'not_held', outcome: 'not_held' }, letters: [{ outcome: 'not_held' }] },
  },
  {
    name: 'answered by post',
    steps: [...REGISTERED, replies('ANSWERED_BY_POST')],
    shows: {
      case: { state: 'answered', outcome: 'answered' },
      letters: [{ outcome: 'answered', post: { postedOn: TEXT, postalReference: 'RR000000000GE' } }],
    },
  },
  {
    name: 'answered several times: the newest answer counts, every one is kept',
    steps: [...REGISTERED, replies('PARTLY_ANSWERED'), replies('ANSWERED')],
    shows: {
      case: { state: 'answered', outcome: 'answered', unreadReplies: 2 },
      letters: [{ outcome: 'partially_answered' }, { outcome: 'answered' }],
    },
  },
  {
    name: 'closed without an answer',
    steps: [...REGISTERED, says({ kind: 'STATUS', code: 'CLOSED' })],
    shows: { case: { state: 'closed', completedAt: TEXT }, timeline: [{ event: 'closed' }] },
  },
  {
    name: 'answered after it was closed',
    steps: [...REGISTERED, says({ kind: 'STATUS', code: 'CLOSED' }), replies('ANSWERED')],
    shows: { case: { state: 'answered', outcome: 'answered' }, timeline: [{ event: 'closed' }, { event: 'reply' }] },
  },
  {
    name: 'closed after it was answered: the answer stands',
    steps: [...REGISTERED, replies('REFUSED'), says({ kind: 'STATUS', code: 'CLOSED' })],
    shows: { case: { state: 'refused', outcome: 'refused' }, timeline: [{ event: 'closed' }] },
  },
  {
    name: 'reopened',
    steps: [
      ...REGISTERED,
      replies('REFUSED'),
      says({ kind: 'STATUS', code: 'REOPENED', reason: 'განვიხილავთ ხელახლა.' }),
    ],
    shows: { case: { state: 'in_progress' }, timeline: [{ event: 'reopened' }], letters: [{ status: 'reopened' }] },
  },
  {
    name: 'returned without review, with ground and appeal',
    steps: [
      ...REGISTERED,
      says({ kind: 'STATUS', code: 'RETURNED', reason: 'ხელმოწერა აკლია.', legalGround: 'სზაკ 83' }),
    ],
    shows: {
      case: { state: 'returned', outcome: 'returned' },
      timeline: [{ event: 'returned' }],
      letters: [
        {
          status: 'returned',
          reason: { ka: 'ხელმოწერა აკლია.' },
          legalGround: 'სზაკ 83',
          appeal: expect.objectContaining({ body: TEXT }),
        },
      ],
    },
  },
  {
    name: 'lapsed, because the citizen did not answer',
    steps: [
      ...REGISTERED,
      says({ kind: 'STATUS', code: 'CLARIFICATION_REQUESTED' }),
      says({ kind: 'STATUS', code: 'LAPSED', reason: 'დაზუსტება არ მოვიდა.' }),
    ],
    shows: {
      case: { state: 'lapsed', outcome: 'lapsed' },
      letters: [{ status: 'lapsed', text: 'დაზუსტება არ მოვიდა.' }],
    },
  },
  {
    name: 'withdrawal asked for and not decided',
    steps: [...REGISTERED, citizen('WITHDRAWAL')],
    shows: {
      case: { state: 'registered' },
      legs: [{ withdrawalAskedAt: TEXT }],
      timeline: [{ event: 'withdrawal_requested' }],
    },
  },
  {
    name: 'withdrawal confirmed',
    steps: [...REGISTERED, citizen('WITHDRAWAL'), says({ kind: 'STATUS', code: 'WITHDRAWAL_CONFIRMED' }, 'WITHDRAWAL')],
    shows: { case: { state: 'withdrawn', outcome: 'withdrawn' }, timeline: [{ event: 'withdrawn' }] },
  },
  {
    name: 'withdrawal declined',
    steps: [
      ...REGISTERED,
      citizen('WITHDRAWAL'),
      says({ kind: 'STATUS', code: 'WITHDRAWAL_DECLINED', reason: 'უკვე გადაწყდა.' }, 'WITHDRAWAL'),
    ],
    shows: {
      case: { state: 'registered' },
      timeline: [{ event: 'withdrawal_declined' }],
      letters: [{ status: 'withdrawal_declined', text: 'უკვე გადაწყდა.' }],
    },
  },
  {
    name: 'disputed by the citizen: the answer stands beside it',
    steps: [...REGISTERED, replies('REFUSED'), citizen('DISPUTE')],
    shows: {
      case: { state: 'disputed', outcome: 'refused' },
      timeline: [{ event: 'disputed' }],
      letters: [{ kind: 'dispute' }],
    },
  },
  {
    name: 'disputed, reopened and answered anew',
    steps: [
      ...REGISTERED,
      replies('REFUSED'),
      citizen('DISPUTE'),
      accepts('first', 'DISPUTE'),
      says({ kind: 'STATUS', code: 'REOPENED' }, 'DISPUTE'),
      replies('ANSWERED'),
    ],
    shows: { case: { state: 'answered', outcome: 'answered', unreadReplies: 2 } },
  },
];
