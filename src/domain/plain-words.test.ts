import { describe, expect, test } from 'vitest';
import { CASE_STATES, type CaseState } from './case.ts';
import { CASE_LETTER_KINDS } from './case-letters.ts';
import type { LegClock } from './leg-clock.ts';
import { MIXED_WORDS, REST_CLOSED, STATE_WORDS } from './plain-state-words.ts';
import { type LegInWords, plainWordsOf, WHO_ANSWERS } from './plain-words.ts';

const clock = (more: Partial<LegClock> = {}): LegClock => ({
  deadline: { startedOn: '2026-06-01', dueOn: '2026-06-15', longLateAfter: '2026-06-29', trace: [] },
  ...more,
});
const leg = (state: CaseState, more: Partial<LegInWords> = {}): LegInWords => ({ state, possible: [], ...more });
const wordsOf = (state: CaseState, legs: readonly LegInWords[] = [leg(state)], verified = true, today = '2026-06-10') =>
  plainWordsOf(state, legs, verified, today);

describe('a case in plain words', () => {
  test('speaks in whole sentences, in Georgian letters and in English ones, whatever may be done', () => {
    const all = CASE_STATES.flatMap((state) =>
      [[], ...CASE_LETTER_KINDS.map((kind) => [kind]), CASE_LETTER_KINDS].flatMap((possible) =>
        Object.values(wordsOf(state, [leg(state, { possible })])),
      ),
    );
    const fixed = [...Object.values(STATE_WORDS), MIXED_WORDS].flatMap(({ happened, next }) => [happened, next]);
    for (const { ka, en } of [...all, ...fixed, REST_CLOSED, WHO_ANSWERS] as { ka: string; en: string }[]) {
      expect(ka).toMatch(/^[\u10D0-\u10FA].*\.$/u);
      expect(ka, 'no capitals of Mtavruli, no Latin letters').not.toMatch(/[\u1C90-\u1CBFA-Za-z_]/u);
      expect(en).toMatch(/^[A-Z][^\u10A0-\u10FF\u1C90-\u1CBF_]*\.$/u);
    }
  });

  test.each([
    ['owed', true, '2026-06-15', 'The agency has to answer no later than 15.06.2026.', false],
    ['expected', false, '2026-06-15', 'The answer is expected no later than 15.06.2026.', false],
    ['late', true, '2026-06-16', 'The term for the answer ended on 15.06.2026.', true],
    [
      'later than expected',
      false,
      '2026-06-16',
      'The day by which the answer was expected has passed: 15.06.2026.',
      true,
    ],
  ])('says by when an answer is %s', (_, verified, today, en, passed) => {
    const { byWhen } = wordsOf('registered', [leg('registered', { clock: clock() })], verified, today);
    expect(byWhen).toMatchObject({ day: '2026-06-15', whose: 'agency', verified, passed, words: { en } });
  });

  test('says what the citizen owes first, and nothing once the clock has stopped', () => {
    const asked = leg('clarification', { clarificationDueOn: '2026-06-12', possible: ['clarification_reply'] });
    expect(wordsOf('clarification', [leg('registered', { clock: clock() }), asked])).toMatchObject({
      byWhen: { day: '2026-06-12', whose: 'citizen', words: { ka: 'უპასუხეთ არა უგვიანეს: 12.06.2026.' } },
      youCan: { en: "You can answer the agency's question." },
    });
    expect(wordsOf('answered', [leg('answered', { clock: clock({ stoppedOn: '2026-06-10' }) })])).not.toHaveProperty(
      'byWhen',
    );
  });

  test('names what one can do, and silence as silence', () => {
    const late = leg('registered', { possible: ['followup', 'withdrawal', 'reminder', 'dispute'] });
    expect(wordsOf('registered', [late]).youCan).toEqual({
      ka: 'შეგიძლიათ იჩივლოთ იმის გამო, რომ პასუხი იგვიანებს, შეახსენოთ უწყებას, შეავსოთ წერილი ან გამოითხოვოთ წერილი.',
      en: 'You can complain that the answer is late, remind the agency, add to the letter or withdraw the letter.',
    });
    expect(wordsOf('refused', [leg('refused', { possible: ['dispute'] })]).youCan.en).toContain('dispute the answer');
    expect(wordsOf('withdrawn').youCan.en).toBe('You can send a new letter about the same matter.');
    expect(wordsOf('sending').youCan.en).toBe('There is nothing you have to do now.');
  });

  test('tells apart a partial answer, one whose rest is closed, and bodies that answered differently', () => {
    const next = (legs: readonly LegInWords[]) => wordsOf('partially_answered', legs).next;
    expect(next([leg('partially_answered')])).toBe(STATE_WORDS.partially_answered.next);
    const closed = leg('partially_answered', { clock: clock({ stoppedOn: '2026-06-10' }) });
    expect(next([closed])).toBe(REST_CLOSED);
    expect(wordsOf('partially_answered', [leg('answered'), leg('refused')]).happened).toBe(MIXED_WORDS.happened);
  });
});
