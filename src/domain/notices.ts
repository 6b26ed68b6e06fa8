/** Fills notice templates in. Pure: the same fields give the same words. */
import type { Day } from './days.ts';
import type { EmailTemplate, NoticeChannel, NoticeLanguage, NoticeTemplate, SmsTemplate } from './notice-template.ts';
import { NOTICE_TEMPLATES, type NoticeEvent } from './notice-templates.ts';
import { encodeGsm7, UCS2_SEGMENT_UNITS } from './sms-segments.ts';

export type { NoticeChannel, NoticeLanguage } from './notice-template.ts';
export { NOTICE_EVENTS, type NoticeEvent } from './notice-templates.ts';

/** What a notice may say; nothing else about the case is allowed in. */
export type NoticeFields = {
  readonly trackingNumber: string;
  /** The agency's own number, up to 200 characters. */
  readonly registrationNumber?: string;
  /** The day that the notice is about, as it stands in the template: DD.MM.YYYY. */
  readonly dueOn?: string;
  readonly agencyName: string;
  /** The portal's https URL; an SMS shows it without the scheme. */
  readonly portalAddress: string;
};

/** A notice ready for a channel. */
export interface RenderedNotice {
  /** E-mail only. */
  readonly subject?: string;
  readonly text: string;
  /** For example `reply-sms-ka-1`: which words were sent. */
  readonly templateVersion: string;
}

/** The longest tracking number, envelope-1.0.xsd TrackingNumberType. */
const LONGEST_TRACKING_NUMBER = 'MG-2026-0123456789-X';
/** Fewer characters of a number than this tell nobody anything. */
const LEAST_NUMBER_UNITS = 6;

/** One line, no control or direction marks: a field must not bring its own header, line or layout. */
export const oneLine = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim();

/** Puts fields into a text; one that is missing leaves nothing. */
export const fill = (pattern: string, fields: { readonly [F in string]?: string }): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => fields[name] ?? '');

/** The portal's address as a channel shows it: an SMS without the scheme. */
export const shownAddress = (portalAddress: string, channel: NoticeChannel): string => {
  const address = oneLine(portalAddress);
  return channel === 'sms' ? address.replace(/^https?:\/\//, '').replace(/\/$/, '') : address;
};

/** A day as it stands in a text: DD.MM.YYYY. */
export const shownDay = (day: Day): string => day.split('-').reverse().join('.');

/** Cuts between visible characters and marks the cut. */
export const shorten = (value: string, units: number): string => {
  if (value.length <= units) return value;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('ka', { granularity: 'grapheme' }).segment(value)) {
    if (kept.length + segment.length > units - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};

/** The fullest wording that fits one segment: the number outranks the address, a cut number outranks none. */
const renderSms = (template: SmsTemplate, fields: NoticeFields): string => {
  const core = fill(template.core, fields);
  const where = fill(template.where, fields);
  const day = template.day !== undefined && fields.dueOn !== undefined ? fill(template.day, fields) : '';
  const tails = day === '' ? [where, ''] : [day + where, day];
  if (template.number !== undefined && fields.registrationNumber !== undefined && fields.registrationNumber !== '') {
    const label = fill(template.number, { ...fields, registrationNumber: '' });
    const room = UCS2_SEGMENT_UNITS - core.length - label.length;
    const number = label + fields.registrationNumber;
    tails.unshift(number + where, number);
    if (room >= LEAST_NUMBER_UNITS) tails.splice(2, 0, label + shorten(fields.registrationNumber, room));
  }
  const fitting = tails.map((tail) => core + tail).find((text) => text.length <= UCS2_SEGMENT_UNITS);
  return fitting ?? shorten(core, UCS2_SEGMENT_UNITS);
};

/** Lines of a paragraph; one that needs a missing registration number or day is left out. */
export const writtenLines = (
  lines: readonly string[],
  fields: Pick<NoticeFields, 'registrationNumber' | 'dueOn'> & { readonly [F in string]?: string },
): string =>
  lines
    .filter((line) => !line.includes('{registrationNumber}') || Boolean(fields.registrationNumber))
    .filter((line) => !line.includes('{dueOn}') || fields.dueOn !== undefined)
    .map((line) => fill(line, fields))
    .join('\n');

/** What one notice says of itself, as it stands in a text. */
export const shownFields = (notice: {
  readonly agencyName: string;
  readonly registrationNumber?: string;
  readonly dueOn?: Day;
}): Pick<NoticeFields, 'agencyName' | 'registrationNumber' | 'dueOn'> => ({
  agencyName: oneLine(notice.agencyName),
  ...(notice.registrationNumber !== undefined && { registrationNumber: oneLine(notice.registrationNumber) }),
  ...(notice.dueOn !== undefined && { dueOn: shownDay(notice.dueOn) }),
});

const renderEmail = (template: EmailTemplate, fields: NoticeFields): { subject: string; text: string } => ({
  subject: fill(template.subject, fields),
  text: template.paragraphs
    .map((lines) => writtenLines(lines, fields))
    .join('\n\n')
    .concat('\n'),
});

/**
 * Writes one notice. An SMS always is one segment (at most 70 UTF-16 units) whatever the fields hold: a long registration
 * number is cut with "…" or left out. The result is text, not markup.
 */
export const renderNotice = (
  notice: {
    readonly event: NoticeEvent;
    readonly channel: NoticeChannel;
    readonly language: NoticeLanguage;
    readonly dueOn?: Day;
  } & Omit<NoticeFields, 'dueOn'>,
): RenderedNotice => {
  const { event, channel, language } = notice;
  const template = NOTICE_TEMPLATES[event][language];
  const fields = {
    trackingNumber: oneLine(notice.trackingNumber),
    ...shownFields(notice),
    portalAddress: shownAddress(notice.portalAddress, channel),
  };
  const templateVersion = `${event}-${channel}-${language}-${template[channel].version}`;
  return channel === 'sms'
    ? { text: renderSms(template.sms, fields), templateVersion }
    : { ...renderEmail(template.email, fields), templateVersion };
};

/**
 * The check every template passes before it is used: its SMS fits one segment with the longest tracking number, English
 * stays within GSM-7, and no Georgian is upper-case (Mtavruli).
 * @returns what is wrong, in sentences; empty when the template may be used.
 */
export const noticeTemplateProblems = (template: NoticeTemplate, language: NoticeLanguage): readonly string[] => {
  const { sms, email } = template;
  const longest = {
    trackingNumber: LONGEST_TRACKING_NUMBER,
    dueOn: '31.12.2026',
    agencyName: '',
    portalAddress: '',
  };
  const fixed = sms.core + (sms.day ?? '');
  const core = fill(fixed, longest);
  const smsWords = fill([sms.core, sms.number ?? '', sms.day ?? '', sms.where].join(''), longest);
  const words = [smsWords, email.subject, ...email.paragraphs.flat()].join('\n');
  const problems: string[] = [];
  if (core.length > UCS2_SEGMENT_UNITS) {
    problems.push(
      `The part of the SMS that cannot be shortened has ${core.length} units; one segment holds ${UCS2_SEGMENT_UNITS}.`,
    );
  }
  if (fixed.includes('{registrationNumber}') || fixed.includes('{portalAddress}')) {
    problems.push('The part of the SMS that cannot be shortened holds a field of any length.');
  }
  if (/\{agencyName\}/.test(fixed + (sms.number ?? '') + sms.where)) problems.push('The SMS names the agency.');
  if (language === 'en' && encodeGsm7(smsWords) === undefined)
    problems.push('The English SMS leaves the GSM-7 alphabet.');
  if (/[\u1c90-\u1cbf]/u.test(words)) problems.push('The text holds upper-case Georgian (Mtavruli).');
  if (!email.subject.startsWith('[{trackingNumber}] '))
    problems.push('The subject does not start with the letter number.');
  return problems;
};
