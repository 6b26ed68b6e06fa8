import { describe, expect, it } from 'vitest';
import { OTP_TEMPLATES, renderOtp } from './otp-notice.ts';
import { measureSms } from './sms-segments.ts';

const LANGUAGES = ['ka', 'en'] as const;
const fields = { code: '004913', portalAddress: 'https://my.gov.ge' };

describe('the message with a one-time code', () => {
  it.each(LANGUAGES)('is one SMS segment, also with a long address of the portal: %s', (language) => {
    for (const portalAddress of ['https://my.gov.ge', `https://${'portal.'.repeat(12)}gov.ge/`]) {
      const { text, templateVersion } = renderOtp('sms', language, { ...fields, portalAddress });
      expect(measureSms(text).segments).toBe(1);
      expect(text).toContain('004913');
      expect(templateVersion).toBe(`otp-sms-${language}-1`);
    }
  });

  it('in English stays within the GSM-7 alphabet', () => {
    expect(measureSms(renderOtp('sms', 'en', fields).text).encoding).toBe('gsm7');
  });

  it.each(LANGUAGES)('does not show the code in the subject of a mail, and says how long it holds: %s', (language) => {
    const { subject, text } = renderOtp('email', language, fields);
    expect(subject).not.toContain('004913');
    expect(text).toContain('004913');
    expect(text).toContain('10');
    expect(text).not.toMatch(/[{}]/);
    expect(JSON.stringify(OTP_TEMPLATES)).not.toMatch(/[\u1c90-\u1cbf]/u);
  });
});
