import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGsm7, measureSms } from './sms-segments.ts';

const georgian = fc.string({ unit: fc.constantFrom(...'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ №') });
const ascii = fc.string({ unit: fc.constantFrom(...'abc XYZ 019 .,:/-') });
const extension = fc.string({ unit: fc.constantFrom(...'^{}\\[~]|€') });

describe('the size of an SMS', () => {
  it('is measured in UTF-16 units of a single segment up to 70 for Georgian', () => {
    expect(measureSms('ა'.repeat(70))).toEqual({ encoding: 'ucs2', units: 70, segments: 1 });
    expect(measureSms('ა'.repeat(71))).toEqual({ encoding: 'ucs2', units: 71, segments: 2 });
    expect(measureSms('ა'.repeat(134)).segments).toBe(2);
    expect(measureSms('ა'.repeat(135)).segments).toBe(3);
  });

  it('is measured in septets up to 160 for plain Latin', () => {
    expect(measureSms('a'.repeat(160))).toEqual({ encoding: 'gsm7', units: 160, segments: 1 });
    expect(measureSms('a'.repeat(161)).segments).toBe(2);
    expect(measureSms('a'.repeat(307)).segments).toBe(3);
  });

  it('counts the euro sign and brackets twice and keeps their two septets in one part', () => {
    expect(measureSms('€'.repeat(80))).toEqual({ encoding: 'gsm7', units: 160, segments: 1 });
    // 76 pairs fill 152 of the 153 septets of a part.
    expect(measureSms('€'.repeat(152)).segments).toBe(2);
    expect(measureSms('€'.repeat(153)).segments).toBe(3);
  });

  it('keeps a surrogate pair in one part', () => {
    expect(measureSms('😀'.repeat(35))).toEqual({ encoding: 'ucs2', units: 70, segments: 1 });
    expect(measureSms('😀'.repeat(67)).segments).toBe(3);
  });

  it('turns to UCS-2 for the whole text when one character is Georgian', () => {
    fc.assert(
      fc.property(ascii, ascii, (before, after) => {
        const text = `${before}ა${after}`;
        expect(measureSms(text)).toMatchObject({ encoding: 'ucs2', units: text.length });
      }),
    );
  });

  it('needs as many segments as its units ask for, and never one too many without pairs', () => {
    fc.assert(
      fc.property(fc.oneof(georgian, ascii), (text) => {
        const { encoding, units, segments } = measureSms(text);
        const [alone, part] = encoding === 'gsm7' ? [160, 153] : [70, 67];
        expect(segments).toBe(units <= alone ? 1 : Math.ceil(units / part));
      }),
    );
  });

  it('never shrinks when text is added', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, more) => {
        expect(measureSms(text + more).segments).toBeGreaterThanOrEqual(measureSms(text).segments);
      }),
    );
  });

  it('is the number of GSM-7 codes that are sent', () => {
    fc.assert(
      fc.property(fc.oneof(ascii, extension), (text) => {
        expect(encodeGsm7(text)).toHaveLength(measureSms(text).units);
      }),
    );
  });
});

describe('GSM-7 codes', () => {
  it('are those of 3GPP TS 23.038', () => {
    expect(encodeGsm7('@Aaà€[')).toEqual([0x00, 0x41, 0x61, 0x7f, 0x1b, 0x65, 0x1b, 0x3c]);
  });

  it('do not exist for Georgian, the number sign №, a bare escape or a no-break space', () => {
    for (const text of ['ა', '№', '\u001b', '\u00a0']) expect(encodeGsm7(text)).toBeUndefined();
  });
});
