import { describe, expect, test } from 'vitest';
import type { CaseEvent } from './case.ts';
import { COMPLAINT_GROUNDS, complainUntil, contestedIn } from './complaint.ts';
import { complaintWords } from './complaint-words.ts';
import type { LegClock } from './leg-clock.ts';
import { workCalendarOf } from './work-calendar.ts';

const at = (day: string): Date => new Date(`${day}T12:00:00+04:00`);
const event = (kind: CaseEvent['kind'], day: string, more: Partial<CaseEvent> = {}): CaseEvent => ({
  eventId: `${kind}-${day}`,
  kind,
  legId: 'leg-1',
  occurredAt: at(day),
  reportedAt: at(day),
  messageId: `${kind}-${day}`,
  facts: {},
  ...more,
});
const clock = (more: Partial<LegClock> = {}): LegClock => ({
  deadline: { startedOn: '2026-06-01', dueOn: '2026-06-15', trace: [] },
  ...more,
});
const registered = event('registered', '2026-06-01');
const reply = (day: string, outcome: CaseEvent['facts']['outcome'], reported = day) =>
  event('reply', day, { reportedAt: at(reported), facts: outcome === undefined ? {} : { outcome } });

describe('what can be contested', () => {
  test('is the last end, from the day on which the citizen could learn of it', () => {
    expect(contestedIn([registered, reply('2026-06-10', 'REFUSED', '2026-06-12')], clock(), '2026-06-20')).toEqual({
      ground: 'refusal',
      decidedOn: '2026-06-10',
      noticeOn: '2026-06-12',
      messageId: 'reply-2026-06-10',
    });
    const second = [registered, reply('2026-06-10', 'REFUSED'), reply('2026-06-18', 'REFUSED')];
    expect(contestedIn(second, clock(), '2026-06-20')?.noticeOn, 'a second refusal is a new one').toBe('2026-06-18');
  });

  test('stays so after a dispute in the case, and goes when the agency takes it up again or the citizen withdraws', () => {
    const refused = [registered, reply('2026-06-10', 'REFUSED')];
    const disputed = event('disputed', '2026-06-11');
    expect(contestedIn([...refused, disputed], undefined, '2026-06-12')?.ground).toBe('refusal');
    expect(contestedIn([...refused, event('reopened', '2026-06-12')], undefined, '2026-06-13')).toBeUndefined();
    expect(contestedIn([registered, event('withdrawn', '2026-06-12')], undefined, '2026-06-13')).toBeUndefined();
  });

  test('is silence from the day after the last one', () => {
    expect(contestedIn([registered], clock(), '2026-06-15')).toBeUndefined();
    expect(contestedIn([registered], clock(), '2026-06-16')).toEqual({
      ground: 'silence',
      decidedOn: '2026-06-15',
      noticeOn: '2026-06-15',
    });
    expect(contestedIn([registered], undefined, '2030-01-01'), 'no answer is owed by a day').toBeUndefined();
  });

  test('can be contested by the term that the agency named, else within a month, never until a day off', () => {
    const calendar = workCalendarOf([]);
    const appealTerm = { amount: 10, unit: 'calendar_day' } as const;
    expect(complainUntil({ noticeOn: '2026-06-12', appealTerm }, calendar)).toEqual({
      day: '2026-06-22',
      named: true,
    });
    // 12 July 2026 is a Sunday.
    expect(complainUntil({ noticeOn: '2026-06-12' }, calendar)).toEqual({ day: '2026-07-13', named: false });
  });
});

describe('a complaint', () => {
  test.each(COMPLAINT_GROUNDS)(
    'about %s says what is known in both languages, and leaves the reasons open',
    (ground) => {
      const facts = {
        ground,
        decidedOn: '2026-06-15',
        noticeOn: '2026-06-16',
        trackingNumber: 'MG-2026-0004217-1',
        title: 'ხარჯები',
        filedOn: '2026-06-01',
        agencyName: 'აგენტო',
      };
      const [ka, en] = [complaintWords(facts, 'ka'), complaintWords(facts, 'en')];
      expect(ka.text).toContain('რატომ არ ვეთანხმები:\n\n');
      expect(en.text).toContain('Why I disagree:\n\n');
      for (const { text, title } of [ka, en]) {
        expect(text).not.toContain('undefined');
        expect(text).toContain('15.06.2026');
        expect(title).toContain('MG-2026-0004217-1');
      }
    },
  );

  test('names no act longer than its form takes', () => {
    const facts = {
      ground: 'refusal',
      decidedOn: '2026-06-15',
      noticeOn: '2026-06-16',
      filedOn: '2026-06-01',
    } as const;
    const long = { ...facts, trackingNumber: 'M', title: 't', agencyName: 'a', replyNumber: '№'.repeat(300) };
    expect(complaintWords(long, 'ka').act).toHaveLength(200);
  });
});
