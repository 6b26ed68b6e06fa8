import type { DayOff } from '../../domain/work-calendar.ts';

// The library does not know it: a holiday of the Labour Code since 2024.
const FAMILY_DAY = { monthDay: '05-17', since: 2024 } as const;

type Holiday = Pick<DayOff, 'day' | 'nameKa' | 'nameEn'>;

/** Two holidays can fall on one day, such as Easter and 9 April in 2034. */
const onceADay = (holidays: readonly Holiday[]): readonly Holiday[] => {
  const byDay = new Map<string, Holiday>();
  for (const { day, nameKa, nameEn } of holidays) {
    const other = byDay.get(day);
    const both = (a: string | undefined, b: string): string => (a === undefined || a === b ? b : `${a}; ${b}`);
    byDay.set(day, { day, nameKa: both(other?.nameKa, nameKa), nameEn: both(other?.nameEn, nameEn) });
  }
  return [...byDay.values()];
};

/**
 * The holidays of a year in Georgia as the library date-holidays knows them, with movable Easter, as proposals: a person compares them
 * with the law, for the Government decrees days off that no library can know.
 */
export const proposedDaysOff = async (year: number): Promise<readonly DayOff[]> => {
  // Forty megabytes that only this command needs.
  const { default: Holidays } = await import('date-holidays');
  const found = new Holidays('GE');
  // The library's own name of the language; ISO 639 has ka.
  const english = new Map(found.getHolidays(year, 'en').map(({ date, name }) => [date, name]));
  const days = found
    .getHolidays(year, 'ge')
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ day: date.slice(0, 10), nameKa: name, nameEn: english.get(date) ?? name }));
  const family = {
    day: `${year}-${FAMILY_DAY.monthDay}`,
    nameKa: 'ოჯახის სიწმინდისა და მშობლების პატივისცემის დღე',
    nameEn: 'Day of Family Purity and Respect for Parents',
  };
  return onceADay([...days, ...(year >= FAMILY_DAY.since ? [family] : [])])
    .map((one): DayOff => ({ ...one, source: 'Labour Code, Art. 30(1), proposed', scope: 'all', draft: true }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
};
