import type { CaseLetterKind } from '../../src/domain/case-letters.ts';
import type { Envelope, MessageKind } from '../../src/domain/envelope.ts';
import type { ProblemCode } from '../../src/domain/problems.ts';
import type { CaseDetail } from '../../src/generated/schemas.ts';
import type { Word } from '../../src/simulators/edoc/words.ts';

/** Who takes part, whatever they are called where a story is played; the citizen writes to `first`. */
export type Role = 'first' | 'second' | 'third' | 'unconnected' | 'unknown' | 'closed';

/** What a citizen can send into a case. */
export type CitizenKind = 'FOLLOW_UP' | 'CLARIFICATION_REPLY' | 'WITHDRAWAL' | 'REMINDER' | 'DISPUTE';

/** How the portal API calls them. */
export const CASE_LETTER_OF: { readonly [K in CitizenKind]: CaseLetterKind } = {
  FOLLOW_UP: 'followup',
  CLARIFICATION_REPLY: 'clarification_reply',
  WITHDRAWAL: 'withdrawal',
  REMINDER: 'reminder',
  DISPUTE: 'dispute',
};

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
  /** Where an agency's receipt comes with its server's acknowledgement: what is shown in place of parts of `shows`, and why. */
  readonly atOnce?: { readonly note: string; readonly shows: Partial<Shown> };
}

/** Where a story is played: the gateway with systems of one dialect, or its parts with an agency of the test's own. */
export interface Stage {
  /** Whether every letter is answered with the agency's sealed receipt as soon as it arrives. */
  readonly receiptsAtOnce: boolean;
  codeOf(role: Role): string;
  /**
   * Files a letter with one file to `first`; resolves when its system has acknowledged it, or when its envelope has expired. `refusedWith`:
   * how the agency's receipt is going to refuse it, for those that give it at once.
   */
  file(how: { readonly expired: boolean; readonly refusedWith?: ProblemCode | undefined }): Promise<void>;
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
