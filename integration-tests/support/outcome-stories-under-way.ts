import { accepts, citizen, REGISTERED, says, TEXT } from './outcome-steps.ts';
import type { Story } from './outcome-story.ts';

/** What happens to a letter before it ends. */
export const UNDER_WAY: readonly Story[] = [
  {
    name: 'acknowledged: their server has it, and the citizen is told nothing new',
    steps: [],
    shows: {
      case: { state: 'sending' },
      timeline: [{ event: 'acknowledged' }],
      reached: { first: [{ header: { messageKind: 'SUBMISSION' } }] },
    },
    atOnce: {
      note: 'The receipt comes together with the acknowledgement: the case is `delivered` from the start.',
      shows: { case: { state: 'delivered' }, timeline: [{ event: 'acknowledged' }, { event: 'delivered' }] },
    },
  },
  {
    name: 'accepted',
    steps: [accepts()],
    shows: {
      case: { state: 'delivered' },
      legs: [{ state: 'delivered', deliveredAt: TEXT }],
      timeline: [{ event: 'delivered' }],
    },
  },
  {
    name: 'refused with a reason',
    steps: [{ agency: 'first', receipt: { code: 'TypeNotAccepted', detail: 'Refused by the simulated agency.' } }],
    shows: {
      case: { state: 'failed' },
      timeline: [{ event: 'refused_by_agency', problemCode: 'TypeNotAccepted' }],
      letters: [
        {
          kind: 'receipt',
          direction: 'to_citizen',
          problem: { code: 'TypeNotAccepted', detail: 'Refused by the simulated agency.' },
        },
      ],
    },
  },
  {
    name: 'expired before anybody took it',
    expired: true,
    steps: [],
    shows: {
      case: { state: 'failed' },
      timeline: [{ event: 'delivery_failed', problemCode: 'Expired' }],
      reached: { first: [] },
    },
  },
  {
    name: 'registered, with a number and a day',
    steps: [accepts(), says({ kind: 'REGISTRATION', registrationNumber: '№ 08/1', dueOn: '2026-12-20' })],
    shows: {
      case: { state: 'registered', registrationNumber: '№ 08/1' },
      legs: [{ registrationNumber: '№ 08/1', replyDueOn: '2026-12-20' }],
      timeline: [{ event: 'registered', registrationNumber: '№ 08/1', dueOn: '2026-12-20' }],
    },
  },
  {
    name: 'in progress',
    steps: [...REGISTERED, says({ kind: 'STATUS', code: 'IN_PROGRESS', reason: 'განხილვაშია.' })],
    shows: {
      case: { state: 'in_progress' },
      timeline: [{ event: 'in_progress' }],
      letters: [{ kind: 'status', status: 'in_progress', text: 'განხილვაშია.', reason: { ka: 'განხილვაშია.' } }],
    },
  },
  {
    name: 'extended, with reason, day and ground',
    steps: [
      ...REGISTERED,
      says({
        kind: 'STATUS',
        code: 'EXTENDED',
        reason: 'დრო გვჭირდება.',
        dueOn: '2026-12-24',
        legalGround: 'სზაკ 100',
      }),
    ],
    shows: {
      case: { state: 'in_progress' },
      legs: [{ state: 'in_progress', extended: true, replyDueOn: '2026-12-24' }],
      timeline: [{ event: 'extended', dueOn: '2026-12-24' }],
      letters: [
        {
          kind: 'status',
          status: 'extended',
          reason: { ka: 'დრო გვჭირდება.' },
          dueOn: '2026-12-24',
          legalGround: 'სზაკ 100',
        },
      ],
    },
  },
  {
    name: 'clarification asked for, until a day',
    steps: [
      ...REGISTERED,
      says({ kind: 'STATUS', code: 'CLARIFICATION_REQUESTED', reason: 'რომელი ქუჩა?', dueOn: '2026-12-01' }),
    ],
    shows: {
      case: { state: 'clarification' },
      legs: [{ clarificationDueOn: '2026-12-01' }],
      timeline: [{ event: 'clarification_requested', dueOn: '2026-12-01' }],
      letters: [{ status: 'clarification_requested', text: 'რომელი ქუჩა?', dueOn: '2026-12-01' }],
    },
  },
  {
    name: 'clarified by the citizen: closed once the agency has the answer',
    steps: [
      ...REGISTERED,
      says({ kind: 'STATUS', code: 'CLARIFICATION_REQUESTED' }),
      citizen('CLARIFICATION_REPLY'),
      accepts('first', 'CLARIFICATION_REPLY'),
    ],
    shows: {
      case: { state: 'in_progress' },
      timeline: [{ event: 'clarification_replied' }],
      letters: [{ kind: 'clarification_reply', direction: 'to_agency' }],
      reached: {
        first: [{ header: { messageKind: 'SUBMISSION' } }, { header: { messageKind: 'CLARIFICATION_REPLY' } }],
      },
    },
  },
  {
    name: 'clarified by the citizen, not yet taken by the agency',
    steps: [...REGISTERED, says({ kind: 'STATUS', code: 'CLARIFICATION_REQUESTED' }), citizen('CLARIFICATION_REPLY')],
    shows: { case: { state: 'clarification' }, timeline: [{ event: 'clarification_replied' }] },
    atOnce: {
      note: 'The agency has taken the answer as soon as its system has it: the case is `in_progress`.',
      shows: { case: { state: 'in_progress' } },
    },
  },
  {
    name: 'clarification closed by the agency',
    steps: [
      ...REGISTERED,
      says({ kind: 'STATUS', code: 'CLARIFICATION_REQUESTED' }),
      says({ kind: 'STATUS', code: 'CLARIFICATION_CLOSED' }),
    ],
    shows: { case: { state: 'in_progress' }, timeline: [{ event: 'clarification_closed' }] },
  },
  {
    name: 'more and a reminder are sent: the agency has them, the state stands',
    steps: [...REGISTERED, citizen('FOLLOW_UP'), citizen('REMINDER')],
    shows: {
      case: { state: 'registered' },
      timeline: [{ event: 'followed_up' }, { event: 'reminded' }],
      letters: [{ kind: 'follow_up' }, { kind: 'reminder' }],
      reached: { first: ['SUBMISSION', 'FOLLOW_UP', 'REMINDER'].map((messageKind) => ({ header: { messageKind } })) },
    },
  },
];
