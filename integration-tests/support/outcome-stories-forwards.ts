import { expect } from 'vitest';
import { accepts, citizen, forwards, REGISTERED, registers, replies, says, TEXT } from './outcome-steps.ts';
import type { Story } from './outcome-story.ts';

/** Where receipts come at once, the new body has the letter; the case is shown as it is without. */
const takenAtOnce = (story: Story): Story => {
  const { legs = [] } = story.shows;
  if (!legs.some(({ state }) => state === 'sending')) return story;
  const note = 'The leg of the new body is `delivered` as soon as its system has the letter; the case looks the same.';
  const shown = legs.map((leg) => (leg.state === 'sending' ? { ...leg, state: 'delivered' } : leg));
  return { ...story, atOnce: { note, shows: { legs: shown } } };
};

// Whatever the forwarder writes there.
const NOT_2020: unknown = expect.not.stringMatching(/^2020/);
const ORIGINAL = { originalRegistrationNumber: '№ 1', originallySubmittedAt: NOT_2020 };

const STORIES: readonly Story[] = [
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

/** Forwards, splits and loops. */
export const FORWARDS: readonly Story[] = STORIES.map(takenAtOnce);
