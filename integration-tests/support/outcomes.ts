import { expect } from 'vitest';
import type { Envelope, MessageKind } from '../../src/domain/envelope.ts';
import type { ProblemCode } from '../../src/domain/problems.ts';
import type { CaseDetail } from '../../src/generated/schemas.ts';
import type { Word } from '../../src/simulators/edoc/words.ts';
import { STORIES } from './outcome-stories.ts';

/** Who takes part, whatever they are called where a story is played; the citizen writes to `first`. */
export type Role = 'first' | 'second' | 'third' | 'unconnected' | 'unknown' | 'closed';

/** What a citizen can send into a case. */
export type CitizenKind = 'FOLLOW_UP' | 'CLARIFICATION_REPLY' | 'WITHDRAWAL' | 'REMINDER' | 'DISPUTE';

/** One thing that happens in a case. */
export type Step =
  /** An agency says something: about the letter that opened its leg, or about the newest one of another kind. */
  | {
      readonly agency: Role;
      readonly says: Word;
      readonly about?: CitizenKind;
      readonly to?: Role;
      /** The gateway does not take it, and says so with this code. */
      readonly refused?: ProblemCode;
    }
  /** An agency gives its sealed receipt: accepted, or refused with a reason. */
  | {
      readonly agency: Role;
      readonly receipt: 'ACCEPTED' | { readonly code: ProblemCode; readonly detail: string };
      readonly about?: CitizenKind;
    }
  | { readonly citizen: CitizenKind };

/** What a case has to show; every part holds at least this. `role:second` stands for the code of an agency. */
export interface Shown {
  readonly case: Readonly<Record<string, unknown>>;
  /** In order. */
  readonly legs?: readonly Readonly<Record<string, unknown>>[];
  readonly timeline?: readonly Readonly<Record<string, unknown>>[];
  readonly letters?: readonly Readonly<Record<string, unknown>>[];
  /** The letters that reached an agency, in order, as it reads them. */
  readonly reached?: { readonly [R in Role]?: readonly Readonly<Record<string, unknown>>[] };
}

/** An outcome: what is said, and what the case must show, in no dialect. */
export interface Story {
  readonly name: string;
  /** The letter was filed and could not be handed over until its envelope ran out. */
  readonly expired?: true;
  readonly steps: readonly Step[];
  readonly shows: Shown;
}

/** Where a story is played: the gateway with systems of one dialect, or its parts with an agency of the test's own. */
export interface Stage {
  codeOf(role: Role): string;
  /** Files a letter with one file to `first`; resolves when its system has acknowledged it, or when its envelope has expired. */
  file(how: { readonly expired: boolean }): Promise<void>;
  /** @returns the code with which the gateway refused the word, undefined where it took it. */
  says(role: Role, word: Word, about: MessageKind | undefined): Promise<ProblemCode | undefined>;
  receipts(
    role: Role,
    receipt: Extract<Step, { receipt: unknown }>['receipt'],
    about: MessageKind | undefined,
  ): Promise<void>;
  /** Sends a letter into the case, to the agency that has to answer; resolves when its system has acknowledged it. */
  citizenSends(kind: CitizenKind): Promise<void>;
  shown(): Promise<CaseDetail>;
  /** The letters that reached an agency, oldest first. */
  reached(role: Role): Promise<readonly Envelope[]>;
}

/** Replaces `role:<name>` by the code of the agency, at any depth. */
const named = (value: unknown, stage: Stage): unknown => {
  if (typeof value === 'string' && value.startsWith('role:')) return stage.codeOf(value.slice(5) as Role);
  if (Array.isArray(value)) return value.map((one) => named(one, stage));
  // Matchers of vitest are objects with a prototype of their own.
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one, stage)]));
};

const listed = (stage: Stage, wanted: readonly object[] | undefined) =>
  (wanted ?? []).map((one) => expect.objectContaining(named(one, stage) as object) as unknown);

/** Plays a story on a stage and checks what the case shows. */
export const play = async (stage: Stage, story: Story): Promise<void> => {
  await stage.file({ expired: story.expired ?? false });
  for (const step of story.steps) {
    if ('citizen' in step) await stage.citizenSends(step.citizen);
    else if ('receipt' in step) await stage.receipts(step.agency, step.receipt, step.about);
    else {
      const word = step.to === undefined ? step.says : { ...step.says, toAgencyCode: stage.codeOf(step.to) };
      expect(await stage.says(step.agency, word, step.about), JSON.stringify(step)).toBe(step.refused);
    }
  }
  const { legs, timeline, letters, ...shown } = await stage.shown();
  const wanted = story.shows;
  expect(shown).toMatchObject(named(wanted.case, stage) as object);
  if (wanted.legs !== undefined) expect(legs).toMatchObject(named(wanted.legs, stage) as object[]);
  expect(timeline).toEqual(expect.arrayContaining(listed(stage, wanted.timeline)));
  expect(letters).toEqual(expect.arrayContaining(listed(stage, wanted.letters)));
  for (const [role, expected] of Object.entries(wanted.reached ?? {})) {
    expect(await stage.reached(role as Role)).toMatchObject(named(expected, stage) as object[]);
  }
};

/** Every outcome that an agency and a citizen can bring about: played over the gateway's parts here, and over each dialect elsewhere. */
export const OUTCOMES_TABLE: readonly Story[] = STORIES;
