import type { Day } from './days.ts';
import { CASE_LINES, FRAME, type NoticeChannel, type NoticeLanguage } from './notice-template.ts';
import { NOTICE_TEMPLATES, type NoticeEvent } from './notice-templates.ts';
import {
  fill,
  oneLine,
  type RenderedNotice,
  shorten,
  shownAddress,
  shownDay,
  shownFields,
  writtenLines,
} from './notices.ts';
import { UCS2_SEGMENT_UNITS } from './sms-segments.ts';

/** One of the notices that a message tells together. */
export interface NoticePart {
  readonly event: NoticeEvent;
  /** When it arose. */
  readonly at: Date;
  readonly agencyName: string;
  readonly registrationNumber?: string;
  readonly dueOn?: Day;
}

/** The words around notices that are told together; those of each notice are its own template's. */
export const MERGED_TEMPLATES = {
  ka: {
    version: 1,
    sms: { core: '{trackingNumber}: {count} სიახლე', where: '. {portalAddress}' },
    subject: '[{trackingNumber}] {count} სიახლე',
    opening: 'თქვენს წერილთან დაკავშირებით {count} სიახლეა; უახლესი ბოლოს წერია.',
    where: 'სად ნახოთ: შედით პორტალზე.',
  },
  en: {
    version: 1,
    sms: { core: '{trackingNumber}: {count} updates', where: '. {portalAddress}' },
    subject: '[{trackingNumber}] {count} updates',
    opening: 'There are {count} updates about your letter; the newest stands last.',
    where: 'Where to look: sign in to the portal.',
  },
} as const;

interface CaseFields {
  readonly trackingNumber: string;
  readonly portalAddress: string;
}

/** What one SMS says after the number of the letter. */
const shortWords = (part: NoticePart, language: NoticeLanguage, shared: CaseFields, withDay: boolean): string => {
  const { core, day } = NOTICE_TEMPLATES[part.event][language].sms;
  const fields = { ...shared, ...shownFields(part), trackingNumber: '' };
  return (
    fill(core, fields) + (withDay && day !== undefined && part.dueOn !== undefined ? fill(day, fields) : '')
  ).replace(/^[:\s]+/, '');
};

const renderSms = (parts: readonly NoticePart[], language: NoticeLanguage, shared: CaseFields): string => {
  const { core, where } = MERGED_TEMPLATES[language].sms;
  const fields = { ...shared, count: String(parts.length) };
  // The same word twice says no more than once.
  const wordsOf = (withDays: boolean): string =>
    [...new Set(parts.map((part) => shortWords(part, language, shared, withDays)))].join(', ');
  const all = `${shared.trackingNumber}: ${wordsOf(true)}`;
  const withoutDays = `${shared.trackingNumber}: ${wordsOf(false)}`;
  const counted = fill(core, fields);
  const address = fill(where, fields);
  const texts = [`${all}${address}`, all, `${withoutDays}${address}`, withoutDays, counted + address, counted];
  return texts.find((text) => text.length <= UCS2_SEGMENT_UNITS) ?? shorten(counted, UCS2_SEGMENT_UNITS);
};

// Told once for all: who answers for what, where to look, which letter.
const isShared = (lines: readonly string[], language: NoticeLanguage): boolean =>
  lines === CASE_LINES[language] ||
  (FRAME[language] as readonly (readonly string[])[]).includes(lines) ||
  lines.some((line) => line.includes('{portalAddress}'));

const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tbilisi', hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tbilisi' });

const paragraphsOf = (part: NoticePart, language: NoticeLanguage, shared: CaseFields): readonly string[] => {
  const fields = { ...shared, ...shownFields(part) };
  const [first = [], ...others] = NOTICE_TEMPLATES[part.event][language].email.paragraphs.filter(
    (lines) => !isShared(lines, language),
  );
  const [, ...caseLines] = CASE_LINES[language];
  const written = (lines: readonly string[]): string => writtenLines(lines, fields);
  const when = `${shownDay(DAY.format(part.at))}, ${TIME.format(part.at)}`;
  return [`— ${when} —\n${written(first)}`, written(caseLines), ...others.map(written)];
};

const renderEmail = (parts: readonly NoticePart[], language: NoticeLanguage, shared: CaseFields) => {
  const { subject, opening, where } = MERGED_TEMPLATES[language];
  const fields = { ...shared, count: String(parts.length) };
  const [caseLine] = CASE_LINES[language];
  const paragraphs = [
    `${fill(opening, fields)}\n${fill(caseLine, fields)}`,
    ...parts.flatMap((part) => paragraphsOf(part, language, shared)),
    `${where}\n${shared.portalAddress}`,
    ...FRAME[language].map((lines) => lines.join('\n')),
  ];
  return { subject: fill(subject, fields), text: paragraphs.join('\n\n').concat('\n') };
};

/**
 * Writes several notices of one case as one message, the oldest first. An e-mail holds the words of each notice in full; an SMS is one
 * segment: it names what happened where that fits, else how much happened.
 */
export const renderMergedNotice = (notice: {
  readonly channel: NoticeChannel;
  readonly language: NoticeLanguage;
  readonly trackingNumber: string;
  readonly portalAddress: string;
  readonly parts: readonly NoticePart[];
}): RenderedNotice => {
  const { channel, language, parts } = notice;
  const shared = {
    trackingNumber: oneLine(notice.trackingNumber),
    portalAddress: shownAddress(notice.portalAddress, channel),
  };
  const templateVersion = `merged-${channel}-${language}-${MERGED_TEMPLATES[language].version}`;
  return channel === 'sms'
    ? { text: renderSms(parts, language, shared), templateVersion }
    : { ...renderEmail(parts, language, shared), templateVersion };
};
