/** What the contact of an agency is told when letters wait for it (exchange.md, Rules): numbers and days only, nothing of a letter. */

/** Days of waiting after which the contact is told. */
export const REMINDER_DAYS = [1, 3, 9] as const;

/** The newest day whose mail is due after so much waiting; 0 before the first. */
export const reminderDay = (waitedMs: number): number =>
  [0, ...REMINDER_DAYS].filter((day) => day * 86_400_000 <= waitedMs).at(-1) ?? 0;

/** Letters of one agency that wait. */
export interface WaitingAgency {
  readonly nameKa: string;
  readonly nameEn: string;
  readonly letters: number;
  readonly since: Date;
}

const inTbilisi = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tbilisi',
  dateStyle: 'short',
  timeStyle: 'short',
});

// A name must not bring a line of its own.
const oneLine = (name: string): string => name.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** Writes the digest for one contact, in Georgian and English. Pure. */
export const renderAgencyReminder = (digest: {
  readonly systemNameKa: string;
  readonly systemNameEn: string;
  readonly agencies: readonly WaitingAgency[];
}): { readonly subject: string; readonly text: string } => {
  const lines = (line: (agency: WaitingAgency, since: string) => string): string =>
    digest.agencies.map((agency) => `- ${line(agency, inTbilisi.format(agency.since))}`).join('\n');
  return {
    subject: `[შიკრიკი] წერილები გელოდებათ / Letters wait for you: ${oneLine(digest.systemNameEn)}`,
    text: `${[
      `თქვენს სისტემას (${oneLine(digest.systemNameKa)}) ერთ დღეზე მეტია ვერ ვაწვდით მოქალაქეების წერილებს:`,
      lines(({ nameKa, letters }, since) => `${oneLine(nameKa)}: ${letters} წერილი, ყველაზე ძველი: ${since}`),
      'წერილები შენახულია და წარდგენილად ითვლება იმ დღიდან, როცა მოქალაქემ ისინი გამოგზავნა. გთხოვთ, შეამოწმოთ, მუშაობს თუ არა სისტემა და მისი კავშირი. 100 საათის განმავლობაში წერილებს თავად ვაგზავნით, შემდეგ კი ჩვენს ადმინისტრატორებთან შეთანხმებით.',
      `For more than a day we have not been able to deliver letters of citizens to your system (${oneLine(digest.systemNameEn)}):`,
      lines(({ nameEn, letters }, since) => `${oneLine(nameEn)}: ${letters} waiting, the oldest since ${since}`),
      'The letters are kept and count as filed from the day the citizen sent them. Please check that the system and its connection work. For 100 hours the letters are sent again by themselves, afterwards in agreement with our integration admins.',
    ].join('\n\n')}\n`,
  };
};
