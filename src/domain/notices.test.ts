import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTICE_TEMPLATES } from './notice-templates.ts';
import {
  NOTICE_EVENTS,
  type NoticeEvent,
  type NoticeLanguage,
  noticeTemplateProblems,
  renderNotice,
} from './notices.ts';
import { measureSms } from './sms-segments.ts';

const EVENTS = Object.keys(NOTICE_EVENTS) as NoticeEvent[];
const LANGUAGES: readonly NoticeLanguage[] = ['ka', 'en'];
const fields = {
  trackingNumber: 'MG-2026-0004217-1',
  registrationNumber: '7731/01-14',
  agencyName: 'საქართველოს ფინანსთა სამინისტრო',
  portalAddress: 'https://my.gov.ge',
};

describe('the SMS to a citizen', () => {
  it('tells the number the agency registered the letter under', () => {
    expect(renderNotice({ event: 'registered', channel: 'sms', language: 'ka', ...fields })).toEqual({
      text: 'MG-2026-0004217-1 დარეგისტრირდა: 7731/01-14. my.gov.ge',
      templateVersion: 'registered-sms-ka-1',
    });
    expect(renderNotice({ event: 'registered', channel: 'sms', language: 'en', ...fields }).text).toBe(
      'MG-2026-0004217-1 is registered: 7731/01-14. my.gov.ge',
    );
  });

  it('tells that a reply has come and where to look', () => {
    expect(renderNotice({ event: 'reply', channel: 'sms', language: 'ka', ...fields }).text).toBe(
      'MG-2026-0004217-1: მიღებულია პასუხი. იხილეთ my.gov.ge',
    );
    const english = renderNotice({ event: 'reply', channel: 'sms', language: 'en', ...fields }).text;
    expect(english).toBe('MG-2026-0004217-1: reply received. See my.gov.ge');
    expect(measureSms(english).encoding).toBe('gsm7');
  });

  it('tells until when the citizen has to answer, and says nothing of a day that nobody named', () => {
    const asked = { event: 'clarification_requested', channel: 'sms', language: 'ka', ...fields } as const;
    expect(renderNotice({ ...asked, dueOn: '2026-11-27' }).text).toBe(
      'MG-2026-0004217-1: საჭიროა დაზუსტება, არა უგვიანეს 27.11.2026',
    );
    expect(renderNotice(asked).text).toBe('MG-2026-0004217-1: საჭიროა დაზუსტება. იხილეთ my.gov.ge');
    const mail = { ...asked, channel: 'email', language: 'en' } as const;
    expect(renderNotice({ ...mail, dueOn: '2026-11-27' }).text).toContain('Answer no later than: 27.11.2026');
    expect(renderNotice(mail).text).not.toContain('Answer no later than');
  });

  it('gives the address up before it cuts the registration number', () => {
    const registrationNumber = '12345678901234567890123456789';
    const { text } = renderNotice({
      event: 'registered',
      channel: 'sms',
      language: 'ka',
      ...fields,
      registrationNumber,
    });
    expect(text).toBe(`MG-2026-0004217-1 დარეგისტრირდა: ${registrationNumber}`);
  });

  it('cuts a registration number of 200 characters and shows that it is cut', () => {
    const { text } = renderNotice({
      event: 'registered',
      channel: 'sms',
      language: 'ka',
      ...fields,
      registrationNumber: '9'.repeat(200),
    });
    expect(text).toMatch(/^MG-2026-0004217-1 დარეგისტრირდა: 9{20,}…$/);
    expect(text).toHaveLength(70);
  });

  it('is one segment whatever the fields hold', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...EVENTS),
        fc.constantFrom(...LANGUAGES),
        anyText,
        fc.option(anyText, { nil: undefined }),
        anyText,
        (event, language, trackingNumber, registrationNumber, portalAddress) => {
          const { text } = renderNotice({
            event,
            channel: 'sms',
            language,
            agencyName: 'მაგალითი',
            trackingNumber,
            portalAddress,
            ...(registrationNumber === undefined ? {} : { registrationNumber }),
          });
          expect(text.length).toBeLessThanOrEqual(70);
          expect(measureSms(text).segments).toBe(1);
          expect(text.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the e-mail to a citizen', () => {
  it('names letter, event and agency in its subject', () => {
    expect(renderNotice({ event: 'reply', channel: 'email', language: 'ka', ...fields }).subject).toBe(
      '[MG-2026-0004217-1] მიღებულია პასუხი – საქართველოს ფინანსთა სამინისტრო',
    );
  });

  it.each(EVENTS.flatMap((event) => LANGUAGES.map((language) => ({ event, language }))))(
    'says what happened, what comes next, where to look, who answers for what, and why it came: $event, $language',
    ({ event, language }) => {
      const { text, templateVersion } = renderNotice({ event, channel: 'email', language, ...fields });
      expect(templateVersion).toBe(`${event}-email-${language}-1`);
      // A mandate is registered nowhere.
      if (!event.startsWith('delegation_')) expect(text).toContain('7731/01-14');
      expect(text).toContain('\nhttps://my.gov.ge\n');
      const words =
        language === 'ka'
          ? ['რა იქნება შემდეგ', 'სად ნახოთ', 'მხოლოდ აკავშირებს', 'რატომ მოგივიდათ']
          : ['What comes next', 'Where to look', 'only connects', 'Why you get this'];
      for (const word of words) expect(text).toContain(word);
      expect(text).not.toMatch(/[{}]/);
    },
  );

  it('leaves the line of the registration number out while there is none', () => {
    const { registrationNumber: _, ...without } = fields;
    const { text } = renderNotice({ event: 'reply', channel: 'email', language: 'ka', ...without });
    expect(text).not.toContain('სარეგისტრაციო');
    expect(text).not.toContain('№');
  });

  it('lets no field bring a line of its own', () => {
    const agencyName = 'უწყება\r\nBcc: someone@example.ge\u2028\u202Ex';
    const { subject, text } = renderNotice({ event: 'reply', channel: 'email', language: 'ka', ...fields, agencyName });
    expect(subject).toBe('[MG-2026-0004217-1] მიღებულია პასუხი – უწყება Bcc: someone@example.ge x');
    expect(text.split('\n').some((line) => line.startsWith('Bcc'))).toBe(false);
  });
});

describe('the template check', () => {
  it.each(EVENTS.flatMap((event) => LANGUAGES.map((language) => ({ event, language }))))(
    'accepts $event in $language',
    ({ event, language }) => {
      expect(noticeTemplateProblems(NOTICE_TEMPLATES[event][language], language)).toEqual([]);
    },
  );

  it('refuses an SMS whose unchangeable part is longer than one segment', () => {
    const good = NOTICE_TEMPLATES.reply.ka;
    const core = `{trackingNumber}: ${'პ'.repeat(49)}`;
    expect(noticeTemplateProblems({ ...good, sms: { ...good.sms, core } }, 'ka')).toEqual([
      'The part of the SMS that cannot be shortened has 71 units; one segment holds 70.',
    ]);
  });

  it('refuses an SMS that names the agency or holds an address where nothing can be cut', () => {
    const good = NOTICE_TEMPLATES.extended.ka;
    const withDay = (day: string) => noticeTemplateProblems({ ...good, sms: { ...good.sms, day } }, 'ka');
    expect(withDay(': {agencyName}')).toEqual(['The SMS names the agency.']);
    expect(withDay(': {portalAddress}')).toHaveLength(1);
  });

  it('refuses upper-case Georgian, and an English SMS outside GSM-7', () => {
    const good = NOTICE_TEMPLATES.reply.en;
    const where = '. ᲐᲑᲒ {portalAddress}';
    expect(noticeTemplateProblems({ ...good, sms: { ...good.sms, where } }, 'en')).toHaveLength(2);
  });
});
