import { expect, it } from 'vitest';
import type { ChaosReport } from './chaos-run.ts';

const sorted = (values: Iterable<string>): string[] => [...values].sort();

/** What must hold after any run, whatever was killed or wiped in it. */
export const describeNothingLost = (report: () => ChaosReport, letters: number): void => {
  it('every letter was filed once and its filing receipt is the one that the citizen holds', () => {
    const held = report().filed.map(
      ({ caseId, filingReceipt }) => `${caseId} ${filingReceipt.messageId} ${filingReceipt.sha256}`,
    );
    const kept = report().letters.map(
      ({ caseId, receiptMessageId, receiptSha256 }) => `${caseId} ${receiptMessageId} ${receiptSha256}`,
    );
    expect(held).toHaveLength(letters);
    expect(sorted(kept)).toEqual(sorted(held));
  });

  it('every letter is registered once at its agency, however often it was sent', () => {
    const { books } = report();
    expect(books).toMatchObject({ uniqueMessages: letters, registered: letters, refused: 0 });
    expect(books.arrivals).toBe(letters + books.duplicates);
    const atAgencies = [...books.numbersOf].map(
      ([messageId, numbers]) => `${messageId} REGISTERED ${numbers.join(' and ')}`,
    );
    const known = report().letters.map(
      ({ messageId, deliveryState, registrationNumber }) => `${messageId} ${deliveryState} ${registrationNumber}`,
    );
    expect(sorted(known)).toEqual(sorted(atAgencies));
  });

  it('agencies were asked what became of interrupted letters', () => {
    expect(report().questionsAsked).toBeGreaterThan(0);
  });

  it('every citizen is told of the filing once by e-mail, and of the registration once by e-mail and once by SMS', () => {
    const told = report().notices.map(({ caseId, event, channel }) => `${caseId} ${event} ${channel}`);
    const due = report().filed.flatMap(({ caseId }) =>
      ['submitted email', 'registered email', 'registered sms'].map((notice) => `${caseId} ${notice}`),
    );
    expect(sorted(told)).toEqual(sorted(due));
    expect(report().notices.filter(({ state }) => state !== 'SENT' && state !== 'DELIVERED')).toEqual([]);
  });

  it('no process broke down by itself, and none wrote private words into its log', () => {
    expect(report().brokenDown).toEqual([]);
    expect(report().wordsInLogs).toEqual([]);
  });
};
