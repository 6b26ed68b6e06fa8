import { expect } from 'vitest';
import type { CitizenKind, Role, Step } from './outcome-story.ts';

type Word = Extract<Step, { says: unknown }>['says'];

/** The first agency says something. */
export const says = (says: Word, about?: CitizenKind): Step => ({
  agency: 'first',
  says,
  ...(about !== undefined && { about }),
});
/** An agency gives its accepting receipt. */
export const accepts = (agency: Role = 'first', about?: CitizenKind): Step => ({
  agency,
  receipt: 'ACCEPTED',
  ...(about !== undefined && { about }),
});
/** An agency registers its letter. */
export const registers = (agency: Role, registrationNumber: string): Step => ({
  agency,
  says: { kind: 'REGISTRATION', registrationNumber },
});
/** An agency replies. */
export const replies = (outcome: NonNullable<Word['outcome']>, agency: Role = 'first'): Step => ({
  agency,
  says: { kind: 'REPLY', outcome },
});
/** An agency forwards to another. */
export const forwards = (agency: Role, to: Role, extent: 'WHOLE' | 'PART', more: Partial<Word> = {}): Step => ({
  agency,
  to,
  says: { kind: 'FORWARD', extent, ...more },
});
/** The citizen sends a letter into the case. */
export const citizen = (kind: CitizenKind): Step => ({ citizen: kind });

/** The first agency has the letter and has registered it. */
export const REGISTERED: readonly Step[] = [accepts(), registers('first', '№ 1')];
/** Some text, whatever it says. */
export const TEXT: unknown = expect.any(String);
