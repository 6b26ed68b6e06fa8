import { describe, expect, test } from 'vitest';
import { reminderDay, renderAgencyReminder } from './agency-reminder.ts';

const DAY_MS = 86_400_000;

describe('the reminder to an agency', () => {
  test('is due after one, three and nine days', () => {
    expect([0, 1, 2.9, 3, 8.9, 9, 60].map((days) => reminderDay(days * DAY_MS))).toEqual([0, 1, 1, 3, 3, 9, 9]);
    expect(reminderDay(DAY_MS - 1)).toBe(0);
  });

  test('says in both languages how many letters wait since when, by the clock of Tbilisi', () => {
    const { subject, text } = renderAgencyReminder({
      systemNameKa: 'სისტემა',
      systemNameEn: 'System\r\nBcc: someone@example.ge',
      agencies: [{ nameKa: 'უწყება', nameEn: 'Agency', letters: 7, since: new Date('2026-11-25T22:30:00Z') }],
    });
    expect(text).toContain('უწყება: 7 წერილი, ყველაზე ძველი: 2026-11-26 02:30');
    expect(text).toContain('Agency: 7 waiting, the oldest since 2026-11-26 02:30');
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
