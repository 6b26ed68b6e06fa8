import { expect } from 'vitest';
import type { CitizenKind, Role, Step, Story } from './outcomes.ts';

type Word = Extract<Step, { says: unknown }>['says'];

const says = (says: Word, about?: CitizenKind): Step => ({
  agency: 'first',
  says,
  ...(about !== undefined && { about }),
});
const accepts = (agency: Role = 'first', about?: CitizenKind): Step => ({
  agency,
  receipt: 'ACCEPTED',
  ...(about !== undefined && { about }),
});
const registers = (agency: Role, registrationNumber: string): Step => ({
  agency,
  says: { kind: 'REGISTRATION', registrationNumber },
});
const replies = (outcome: NonNullable<Word['outcome']>, agency: Role = 'first'): Step => ({
  agency,
  says: { kind: 'REPLY', outcome },
});
const forwards = (agency: Role, to: Role, extent: 'WHOLE' | 'PART', more: Partial<Word> = {}): Step => ({
  agency,
  to,
  says: { kind: 'FORWARD', extent, ...more },
});
const citizen = (kind: CitizenKind): Step => ({ citizen: kind });

const REGISTERED: readonly Step[] = [accepts(), registers('first', '№ 1')];
const TEXT: unknown = expect.any(String);

const UNDER_WAY: readonly Story[] = [
  {
    name: 'acknowledged: their server has it, and the citizen is told nothing new',
    steps: [],
    shows: {
      case: { state: 'sending' },
      timeline: [{ event: 'acknowledged' }],
      reached: { first: [{ header: { messageKind: 'SUBMISSION' } }] },
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
    steps: [{ agency: 'first', receipt: { code: 'TypeNotAccepted', detail: 'No such letters here.' } }],
    shows: {
      case: { state: 'failed' },
      timeline: [{ event: 'refused_by_agency', problemCode: 'TypeNotAccepted' }],
      letters: [
        {
          kind: 'receipt',
          direction: 'to_citizen',
          problem: { code: 'TypeNotAccepted', detail: 'No such letters here.' },
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

const ENDS: readonly Story[] = [
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

const ORIGINAL = { originalRegistrationNumber: '№ 1', originallySubmittedAt: TEXT };

const FORWARDS: readonly Story[] = [
  {
    name: 'forwarded as a whole: a new leg, the day and the number of the first agency kept, the reason told',
    steps: [...REGISTERED, forwards('first', 'second', 'WHOLE', { reason: 'სხვისი საქმეა.', withFile: true })],
    shows: {
      case: { state: 'forwarded', agencyCode: 'role:second' },
      legs: [
        { agencyCode: 'role:first', state: 'forwarded', registrationNumber: '№ 1' },
        { agencyCode: 'role:second', state: 'sending', forwardedFromLegId: TEXT },
      ],
      timeline: [{ event: 'forwarded', extent: 'WHOLE', toAgencyCode: 'role:second', toLegId: TEXT }],
      letters: [
        {
          kind: 'forward',
          direction: 'to_citizen',
          text: 'სხვისი საქმეა.',
          forward: { fromAgencyCode: 'role:first', toAgencyCode: 'role:second', extent: 'WHOLE', ...ORIGINAL },
        },
        { kind: 'forward', direction: 'to_agency', title: TEXT, forward: expect.objectContaining(ORIGINAL) },
      ],
      reached: {
        second: [
          {
            header: { messageKind: 'FORWARD', sequenceInConversation: 1, receiver: { code: 'role:second' } },
            body: {
              block: 'letter',
              initiator: { person: { familyName: TEXT } },
              record: { trackingNumber: TEXT, text: TEXT },
              forward: {
                forwardedFrom: { code: 'role:first' },
                forwardedTo: { code: 'role:second' },
                reason: { ka: 'სხვისი საქმეა.' },
                extent: 'WHOLE',
                ...ORIGINAL,
              },
            },
            // The citizen's file first, then the forwarder's.
            files: [{ mainComponent: true }, { mainComponent: false }],
          },
        ],
      },
    },
  },
  {
    name: 'forwarded, registered and answered by the new body: both numbers are shown',
    steps: [
      ...REGISTERED,
      forwards('first', 'second', 'WHOLE'),
      accepts('second'),
      registers('second', '№ 2'),
      replies('ANSWERED', 'second'),
    ],
    shows: {
      case: { state: 'answered', outcome: 'answered', registrationNumber: '№ 2' },
      legs: [
        { state: 'forwarded', registrationNumber: '№ 1' },
        { state: 'answered', registrationNumber: '№ 2', outcome: 'answered' },
      ],
    },
  },
  {
    name: 'not held, and forwarded to who may hold it',
    steps: [...REGISTERED, replies('NOT_HELD'), forwards('first', 'second', 'WHOLE')],
    shows: { case: { state: 'forwarded' }, legs: [{ state: 'forwarded' }, { state: 'sending' }] },
  },
  {
    name: 'split between three bodies, each with an end of its own',
    steps: [
      ...REGISTERED,
      forwards('first', 'second', 'PART'),
      forwards('first', 'third', 'PART'),
      replies('ANSWERED'),
      registers('second', '№ 2'),
      replies('REFUSED', 'second'),
      registers('third', '№ 3'),
      { agency: 'third', says: { kind: 'STATUS', code: 'RETURNED' } },
    ],
    shows: {
      case: { state: 'partially_answered', outcome: 'partially_answered' },
      legs: [
        { state: 'answered', registrationNumber: '№ 1' },
        { state: 'refused', registrationNumber: '№ 2' },
        { state: 'returned', registrationNumber: '№ 3' },
      ],
      reached: {
        second: [{ body: { forward: { extent: 'PART' } } }],
        third: [{ body: { forward: { extent: 'PART' } } }],
      },
    },
  },
  {
    name: 'split: the body that keeps a part goes on',
    steps: [...REGISTERED, forwards('first', 'second', 'PART')],
    shows: { case: { state: 'in_progress' }, legs: [{ state: 'in_progress' }, { state: 'sending' }] },
  },
  {
    name: 'forwarded twice: the day and the first number are kept along the chain',
    steps: [
      ...REGISTERED,
      forwards('first', 'second', 'WHOLE'),
      registers('second', '№ 2'),
      forwards('second', 'third', 'WHOLE'),
      registers('third', '№ 3'),
    ],
    shows: {
      case: { state: 'registered', registrationNumber: '№ 3' },
      legs: [{ state: 'forwarded' }, { state: 'forwarded' }, { state: 'registered' }],
      reached: { third: [{ body: { forward: { forwardedFrom: { code: 'role:second' }, ...ORIGINAL } } }] },
    },
  },
  {
    name: 'forwarded back: the loop is stopped',
    steps: [
      ...REGISTERED,
      forwards('first', 'second', 'WHOLE'),
      registers('second', '№ 2'),
      { ...forwards('second', 'first', 'WHOLE'), refused: 'ForwardLoop' },
    ],
    shows: { case: { state: 'registered' }, legs: [{ state: 'forwarded' }, { state: 'registered' }] },
  },
  {
    name: 'forwarded in a circle of three: the loop is stopped',
    steps: [
      ...REGISTERED,
      forwards('first', 'second', 'WHOLE'),
      forwards('second', 'third', 'PART'),
      { ...forwards('third', 'first', 'PART'), refused: 'ForwardLoop' },
      { ...forwards('third', 'third', 'PART'), refused: 'ForwardLoop' },
    ],
    shows: {
      case: { state: 'in_progress' },
      legs: [{ state: 'forwarded' }, { state: 'in_progress' }, { state: 'sending' }],
    },
  },
  {
    name: 'forwarded to nobody who could take it',
    steps: [
      ...REGISTERED,
      { ...forwards('first', 'unknown', 'WHOLE'), refused: 'InvalidAddressee' },
      { ...forwards('first', 'closed', 'WHOLE'), refused: 'InvalidAddressee' },
      { ...forwards('first', 'unconnected', 'WHOLE'), refused: 'AgencyNotConnected' },
    ],
    shows: { case: { state: 'registered' }, legs: [{ state: 'registered' }] },
  },
  {
    name: 'forwarded after it has ended: refused',
    steps: [
      ...REGISTERED,
      citizen('WITHDRAWAL'),
      says({ kind: 'STATUS', code: 'WITHDRAWAL_CONFIRMED' }, 'WITHDRAWAL'),
      { ...forwards('first', 'second', 'WHOLE'), refused: 'CaseEnded' },
    ],
    shows: { case: { state: 'withdrawn' }, legs: [{ state: 'withdrawn' }] },
  },
  {
    name: 'forwarded as a whole and once more: refused',
    steps: [
      ...REGISTERED,
      forwards('first', 'second', 'WHOLE'),
      { ...forwards('first', 'third', 'PART'), refused: 'CaseEnded' },
    ],
    shows: { case: { state: 'forwarded' }, legs: [{ state: 'forwarded' }, { state: 'sending' }] },
  },
];

/** The table of outcomes; see outcomes.ts. */
export const STORIES: readonly Story[] = [...UNDER_WAY, ...ENDS, ...FORWARDS];
