import { COMMON, OLD, RARE } from '../../integration-tests/support/many-cases.ts';
import type { CaseFilter } from '../../src/ports/case-reads.ts';

/** Whose letters, and the number of one of them that nobody else has. */
export interface Who {
  readonly owner: string;
  readonly number: string;
}

/** What citizens do with their lists. `found` says whether something must come, so that a fast nothing is no success. */
export const ASKED: readonly {
  readonly kind: string;
  readonly list: 'listCompleted' | 'listByFiling';
  readonly found: boolean | undefined;
  readonly filter: (who: Who) => CaseFilter;
}[] = [
  { kind: 'no filter', list: 'listCompleted', found: true, filter: () => ({}) },
  { kind: 'common word', list: 'listCompleted', found: true, filter: () => ({ search: COMMON }) },
  { kind: 'common, inflected', list: 'listCompleted', found: true, filter: () => ({ search: 'ინფორმაციებით' }) },
  { kind: 'common, Latin', list: 'listCompleted', found: true, filter: () => ({ search: 'informacia' }) },
  { kind: 'common, Mtavruli', list: 'listCompleted', found: true, filter: () => ({ search: 'ᲘᲜᲤᲝᲠᲛᲐᲪᲘᲐ' }) },
  { kind: 'two words', list: 'listCompleted', found: undefined, filter: () => ({ search: 'წყლის მრიცხველი' }) },
  { kind: 'rare word', list: 'listCompleted', found: undefined, filter: () => ({ search: RARE }) },
  { kind: 'word of old letters only', list: 'listByFiling', found: true, filter: () => ({ search: OLD }) },
  { kind: 'number', list: 'listByFiling', found: true, filter: ({ number }) => ({ search: number }) },
  { kind: 'no hit', list: 'listCompleted', found: false, filter: () => ({ search: 'ჰიპოპოტამი' }) },
  { kind: 'two letters', list: 'listCompleted', found: undefined, filter: () => ({ search: 'გა' }) },
  {
    kind: 'agency and type',
    list: 'listCompleted',
    found: true,
    filter: () => ({ agencyCodes: ['mof'], letterTypes: ['foi'] }),
  },
  { kind: 'outcome that none has', list: 'listCompleted', found: false, filter: () => ({ outcomes: ['refused'] }) },
  { kind: 'unread only', list: 'listCompleted', found: undefined, filter: () => ({ unreadOnly: true }) },
  {
    kind: 'days, long ago',
    list: 'listCompleted',
    found: true,
    filter: () => ({ fromDay: '2020-01-01', toDay: '2021-03-01' }),
  },
  {
    kind: 'all at once',
    list: 'listCompleted',
    found: undefined,
    filter: () => ({
      search: COMMON,
      agencyCodes: ['mof', 'rs'],
      letterTypes: ['foi'],
      outcomes: ['answered'],
      fromDay: '2022-01-01',
    }),
  },
];
