import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { foldText, normaliseText, romanise } from './text.ts';

describe('text of citizens', () => {
  test('keeps Georgian, emoji, quotes and line breaks; line ends become LF', () => {
    expect(normaliseText('გამარჯობა „მეგობარო"\r\n👨‍👩‍👧 № 5 ₾\rბოლო\tსტრიქონი')).toBe(
      'გამარჯობა „მეგობარო"\n👨‍👩‍👧 № 5 ₾\nბოლო\tსტრიქონი',
    );
  });

  test('is composed: two spellings of one letter become one', () => {
    expect(normaliseText('e\u0301')).toBe('é');
  });

  test.each(['a\u0000b', 'a\u000bb', 'a\ufffeb', 'half \ud83d alone', '\udc00 low half', 'a\u001fb'])(
    'with what XML cannot carry is refused (%#)',
    (text) => {
      expect(normaliseText(text)).toBeUndefined();
    },
  );

  test('is found in capitals (Mtavruli) and in Latin letters', () => {
    expect(foldText('ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ')).toBe('საქართველო');
    expect(romanise('ფინანსთა სამინისტრო')).toBe('pinansta saministro');
  });
});

describe('canonical JSON (RFC 8785)', () => {
  test('does not depend on the order of members', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ა' }], a: true })).toBe('{"a":true,"b":[1,{"c":"ა","d":null}]}');
  });
  test('orders by UTF-16 code units as the RFC does', () => {
    expect(
      canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }),
    ).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });
  test('writes numbers as ECMAScript does', () => {
    expect(canonicalJson([1e30, 4.5, 0.000001, 1e-7, -0])).toBe('[1e+30,4.5,0.000001,1e-7,0]');
  });
});
