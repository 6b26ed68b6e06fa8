import { expect, it } from 'vitest';
import type { FleetReport } from './fleet-run.ts';

const sorted = (values: Iterable<string>): string[] => [...values].sort();

/** What must hold after any run of the fleet, whatever is broken and however fast letters come. */
export const describeRightEnds = (report: () => FleetReport, letters: number): void => {
  const refused = () => report().faults?.refused;

  it('every letter ends where it must: registered, or refused where its agency refuses', () => {
    const wrong = report().ends.filter(({ deliveryState, caseState, registrationNumber }) =>
      deliveryState === 'REGISTERED'
        ? registrationNumber === null || !['registered', 'in_progress'].includes(caseState)
        : deliveryState !== 'REFUSED' || registrationNumber !== null,
    );
    expect(wrong).toEqual([]);
    expect(report().ends).toHaveLength(letters);
    expect(report().ends.flatMap((end) => (end.deliveryState === 'REFUSED' ? [end.agencyCode] : []))).toEqual(
      Array.from({ length: refused()?.letters ?? 0 }, () => refused()?.agencyCode),
    );
  });

  it('every letter that was not refused is registered once in the books of its agency, under the number that the citizen is told', () => {
    const { books, ends } = report();
    const registered = letters - (refused()?.letters ?? 0);
    expect(books).toMatchObject({ uniqueMessages: registered, registered, refused: refused()?.letters ?? 0 });
    expect(books.arrivals).toBe(registered + books.duplicates);
    const atAgencies = [...books.numbersOf].map(([messageId, numbers]) => `${messageId} ${numbers.join(' and ')}`);
    const known = ends.flatMap(({ messageId, registrationNumber }) =>
      registrationNumber === null ? [] : [`${messageId} ${registrationNumber}`],
    );
    expect(sorted(known)).toEqual(sorted(atAgencies));
  });
};
