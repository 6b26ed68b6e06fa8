import type { CaseState } from './case.ts';
import type { CaseLetterKind } from './case-letters.ts';
import { ENDED_LEG_STATES } from './case-standing.ts';
import type { Day } from './days.ts';
import type { LegClock } from './leg-clock.ts';
import { type Bilingual, MIXED_WORDS, REST_CLOSED, STATE_WORDS, type StateWords } from './plain-state-words.ts';

/** A case in words that need no explanation: what happened, what comes next, by when, and what one can do. */
export interface PlainWords extends StateWords {
  readonly byWhen?: DueInWords;
  readonly youCan: Bilingual;
}

/** The day that counts now. */
export interface DueInWords {
  readonly day: Day;
  /** Who has to do something by then. */
  readonly whose: 'citizen' | 'agency';
  /** False: the term is shown as expected, because no lawyer has confirmed it. */
  readonly verified: boolean;
  readonly passed: boolean;
  readonly words: Bilingual;
}

/** What plain words need of a leg. */
export interface LegInWords {
  readonly state: CaseState;
  readonly clock?: LegClock;
  readonly clarificationDueOn?: Day;
  /** What may be sent into it now. */
  readonly possible: readonly CaseLetterKind[];
}

const dotted = (day: Day): string => day.split('-').reverse().join('.');

const agencyOwes = (day: Day, verified: boolean, passed: boolean): Bilingual => {
  const on = dotted(day);
  if (passed)
    return verified
      ? { ka: `პასუხის ვადა გავიდა: ${on}.`, en: `The term for the answer ended on ${on}.` }
      : {
          ka: `დღე, რომლამდეც პასუხი იყო მოსალოდნელი, გავიდა: ${on}.`,
          en: `The day by which the answer was expected has passed: ${on}.`,
        };
  return verified
    ? { ka: `უწყებამ უნდა გიპასუხოთ არა უგვიანეს: ${on}.`, en: `The agency has to answer no later than ${on}.` }
    : { ka: `პასუხი მოსალოდნელია არა უგვიანეს: ${on}.`, en: `The answer is expected no later than ${on}.` };
};

const citizenOwes = (day: Day, passed: boolean): Bilingual => {
  const on = dotted(day);
  return passed
    ? { ka: `თქვენი პასუხის ვადა გავიდა: ${on}.`, en: `The day for your answer has passed: ${on}.` }
    : { ka: `უპასუხეთ არა უგვიანეს: ${on}.`, en: `Answer no later than ${on}.` };
};

const dueOf = (legs: readonly LegInWords[], verified: boolean, today: Day): DueInWords | undefined => {
  const [asked] = legs.flatMap(({ clarificationDueOn }) => clarificationDueOn ?? []).toSorted();
  if (asked !== undefined) {
    const passed = today > asked;
    return { day: asked, whose: 'citizen', verified: true, passed, words: citizenOwes(asked, passed) };
  }
  const [owed] = legs
    .flatMap(({ clock }) => (clock?.stoppedOn === undefined ? (clock?.deadline.dueOn ?? []) : []))
    .toSorted();
  if (owed === undefined) return undefined;
  const passed = today > owed;
  return { day: owed, whose: 'agency', verified, passed, words: agencyOwes(owed, verified, passed) };
};

// As they follow "you can" and „შეგიძლიათ“.
const DOING: { readonly [K in CaseLetterKind | 'dispute_silence' | 'new_letter']: Bilingual } = {
  clarification_reply: { ka: 'უპასუხოთ უწყების შეკითხვას', en: "answer the agency's question" },
  dispute: {
    ka: 'გაასაჩივროთ პასუხი (გასაჩივრების ვადა შეზღუდულია)',
    en: 'dispute the answer (the time to appeal is limited)',
  },
  dispute_silence: { ka: 'იჩივლოთ იმის გამო, რომ პასუხი იგვიანებს', en: 'complain that the answer is late' },
  reminder: { ka: 'შეახსენოთ უწყებას', en: 'remind the agency' },
  followup: { ka: 'შეავსოთ წერილი', en: 'add to the letter' },
  withdrawal: { ka: 'გამოითხოვოთ წერილი', en: 'withdraw the letter' },
  new_letter: {
    ka: 'იმავე საკითხზე ახალი წერილი გაგზავნოთ',
    en: 'send a new letter about the same matter',
  },
};
const NOTHING: Bilingual = { ka: 'ახლა არაფრის გაკეთება არ გჭირდებათ.', en: 'There is nothing you have to do now.' };
// Most wanted first.
const DOING_ORDER: readonly CaseLetterKind[] = ['clarification_reply', 'dispute', 'reminder', 'followup', 'withdrawal'];

const WRITE_AGAIN: readonly CaseState[] = ['returned', 'lapsed', 'withdrawn', 'closed'];

const joined = (parts: readonly string[], or: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${or} ${parts.at(-1) ?? ''}`;

const youCan = (state: CaseState, legs: readonly LegInWords[]): Bilingual => {
  const silent = legs.some((leg) => leg.possible.includes('dispute') && !ENDED_LEG_STATES.includes(leg.state));
  const possible = new Set(legs.flatMap((leg) => leg.possible));
  const doing = [
    ...DOING_ORDER.filter((kind) => possible.has(kind)).map((kind) =>
      kind === 'dispute' && silent ? DOING.dispute_silence : DOING[kind],
    ),
    ...(WRITE_AGAIN.includes(state) ? [DOING.new_letter] : []),
  ];
  if (doing.length === 0) return NOTHING;
  return {
    ka: `შეგიძლიათ ${joined(
      doing.map(({ ka }) => ka),
      'ან',
    )}.`,
    en: `You can ${joined(
      doing.map(({ en }) => en),
      'or',
    )}.`,
  };
};

/** What happened and what comes next. Pure. */
export const stateWordsOf = (state: CaseState, legs: readonly Pick<LegInWords, 'state' | 'clock'>[]): StateWords => {
  if (state !== 'partially_answered') return STATE_WORDS[state];
  const partly = legs.filter((leg) => leg.state === 'partially_answered');
  if (partly.length === 0) return MIXED_WORDS;
  const closed = partly.every(({ clock }) => clock?.stoppedOn !== undefined);
  return closed ? { ...STATE_WORDS[state], next: REST_CLOSED } : STATE_WORDS[state];
};

/**
 * A case in plain words. By when: what the citizen owes where a leg asks for something, else the first day by which an agency owes an
 * answer. What one can do are the letters that may be sent into the case now. Pure.
 * @param verified whether a lawyer has confirmed the term of the type.
 */
export const plainWordsOf = (
  state: CaseState,
  legs: readonly LegInWords[],
  verified: boolean,
  today: Day,
): PlainWords => {
  const byWhen = dueOf(legs, verified, today);
  return { ...stateWordsOf(state, legs), ...(byWhen !== undefined && { byWhen }), youCan: youCan(state, legs) };
};

/** Stands on every case: S3 of the services that are carried demands it. */
export const WHO_ANSWERS: Bilingual = {
  ka: 'პორტალი მხოლოდ აკავშირებს: პასუხის შინაარსსა და ვადაზე პასუხს უწყება აგებს.',
  en: 'The portal only connects: the agency answers for the content and the term of the reply.',
};
