import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MERGED_TEMPLATES, type NoticePart, renderMergedNotice } from './merged-notice.ts';
import { NOTICE_EVENTS, type NoticeEvent, renderNotice } from './notices.ts';
import { encodeGsm7, measureSms } from './sms-segments.ts';

const EVENTS = Object.keys(NOTICE_EVENTS) as NoticeEvent[];
const LANGUAGES = ['ka', 'en'] as const;
const shared = { trackingNumber: 'MG-2026-0004217-1', portalAddress: 'https://my.gov.ge' };
const part = (event: NoticeEvent, minute = 0): NoticePart => ({
  event,
  at: new Date(Date.UTC(2026, 10, 25, 8, minute)),
  agencyName: 'საქართველოს ფინანსთა სამინისტრო',
  registrationNumber: '7731/01-14',
  dueOn: '2026-11-27',
});

describe('an SMS that tells several notices', () => {
  it('names what happened, in the order in which it did', () => {
    const parts = [part('registered'), part('clarification_requested', 2)];
    expect(renderMergedNotice({ channel: 'sms', language: 'ka', ...shared, parts })).toEqual({
      text: 'MG-2026-0004217-1: დარეგისტრირდა, საჭიროა დაზუსტება. my.gov.ge',
      templateVersion: 'merged-sms-ka-1',
    });
  });

  it('says how much happened, where the words need more than one segment', () => {
    const parts = EVENTS.slice(0, 5).map((event) => part(event));
    expect(renderMergedNotice({ channel: 'sms', language: 'ka', ...shared, parts }).text).toBe(
      'MG-2026-0004217-1: 5 სიახლე. my.gov.ge',
    );
  });

  it('says the same word once', () => {
    const { text } = renderMergedNotice({
      channel: 'sms',
      language: 'ka',
      ...shared,
      parts: [part('reply'), part('reply', 1)],
    });
    expect(text).toBe('MG-2026-0004217-1: მიღებულია პასუხი. my.gov.ge');
  });

  it('is one segment, whatever notices meet and whatever the fields hold', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...EVENTS), { minLength: 2, maxLength: 8 }),
        fc.constantFrom(...LANGUAGES),
        anyText,
        anyText,
        (events, language, trackingNumber, portalAddress) => {
          const parts = events.map((event) => part(event));
          const { text } = renderMergedNotice({ channel: 'sms', language, trackingNumber, portalAddress, parts });
          expect(measureSms(text).segments).toBe(1);
          expect(text.length).toBeLessThanOrEqual(70);
          expect(text.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(LANGUAGES)(
    'needs no second segment for the longest tracking number and ninety-nine notices: %s',
    (language) => {
      const { core } = MERGED_TEMPLATES[language].sms;
      const text = core.replace('{trackingNumber}', 'MG-2026-0123456789-X').replace('{count}', '99');
      expect(text.length).toBeLessThanOrEqual(70);
      if (language === 'en') expect(encodeGsm7(text)).toBeDefined();
      expect(JSON.stringify(MERGED_TEMPLATES)).not.toMatch(/[\u1c90-\u1cbf]/u);
    },
  );
});

describe('an e-mail that tells several notices', () => {
  it.each(LANGUAGES)(
    'loses no word that a mail of its own would have said about what happened and what comes next: %s',
    (language) => {
      for (const event of EVENTS) {
        const own = renderNotice({ channel: 'email', language, ...shared, ...part(event) });
        const { text } = renderMergedNotice({
          channel: 'email',
          language,
          ...shared,
          parts: [part('registered'), part(event, 3)],
        });
        const ownWords = own.text
          .trim()
          .split('\n\n')
          .filter(
            (paragraph) => !paragraph.includes(shared.portalAddress) && !paragraph.includes(shared.trackingNumber),
          );
        for (const words of ownWords) expect(text, event).toContain(words);
        expect(text).toContain('25.11.2026, 12:03');
        expect(text).not.toMatch(/[{}]/);
      }
    },
  );

  it('starts its subject with the number of the letter', () => {
    const { subject } = renderMergedNotice({
      channel: 'email',
      language: 'ka',
      ...shared,
      parts: [part('reply'), part('registered')],
    });
    expect(subject).toBe('[MG-2026-0004217-1] 2 სიახლე');
  });

  it('lets no field bring a line of its own', () => {
    const agencyName = 'უწყება\r\nBcc: someone@example.ge';
    const { text } = renderMergedNotice({
      channel: 'email',
      language: 'ka',
      ...shared,
      parts: [part('registered'), { ...part('reply'), agencyName }],
    });
    expect(text.split('\n').some((line) => line.startsWith('Bcc'))).toBe(false);
  });
});
