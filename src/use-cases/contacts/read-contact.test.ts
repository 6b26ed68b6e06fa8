import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContact } from './read-contact.ts';

describe('a phone number as a citizen types it', () => {
  it.each([
    '599123456',
    '599 12 34 56',
    '(599) 12-34-56',
    '0599123456',
    '995599123456',
    '00995599123456',
    '+995 599 12 34 56',
    '8 599 12 34 56',
    '8(599)123456',
    '599\u00a012\u00a034\u00a056',
    ' 599123456 ',
  ])('%s is +995599123456', (typed) => {
    expect(readContact('phone', typed)).toEqual({ ok: true, value: '+995599123456' });
  });

  it.each(['+4915112345678', '+447400123456', '+12025550123'])('may be foreign: %s', (typed) => {
    expect(readContact('phone', typed)).toEqual({ ok: true, value: typed });
  });

  it.each(['(032) 2 43 11 00', '+995 322 43 11 00', '0431 27 00 00', '+49 30 901820'])(
    'of a land line is refused: %s',
    (typed) => {
      expect(readContact('phone', typed)).toMatchObject({ ok: false, problem: { code: 'PhoneNotMobile' } });
    },
  );

  it.each([
    '',
    '1407',
    '112',
    '2431100',
    '59912345',
    '5991234567',
    'ნომერი',
    '599123456;ext=1',
    '+0599123456',
    '+888123456',
  ])('that is none is refused: %s', (typed) => {
    expect(readContact('phone', typed)).toMatchObject({ ok: false, problem: { code: 'Validation' } });
  });

  it('ends as E.164 or as a problem, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const read = readContact('phone', typed);
        if (read.ok) expect(read.value).toMatch(/^\+[1-9]\d{6,14}$/);
      }),
    );
  });
});

describe('an e-mail address as a citizen types it', () => {
  it.each([
    ['nino@example.ge', 'nino@example.ge'],
    [' Nino.M+letters@Example.GE ', 'Nino.M+letters@example.ge'],
    ["o'hara_1@mail.example.co.uk", "o'hara_1@mail.example.co.uk"],
    ['nino@xn--lodaehvb5cdik4g.xn--node', 'nino@xn--lodaehvb5cdik4g.xn--node'],
  ])('%s is %s', (typed, address) => {
    expect(readContact('email', typed)).toEqual({ ok: true, value: address });
  });

  it.each([
    'nino',
    'nino@',
    '@example.ge',
    'nino@example',
    'nino@@example.ge',
    'nino@exa mple.ge',
    'ni no@example.ge',
    'nino@example.ge, other@example.ge',
    'nino@example.ge\r\nBcc: other@example.ge',
    '<nino@example.ge>',
    '.nino@example.ge',
    'nino.@example.ge',
    'ni..no@example.ge',
    'nino@-example.ge',
    'nino@example.1',
    'ნინო@example.ge',
    `${'n'.repeat(65)}@example.ge`,
    `nino@${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.${'e'.repeat(60)}.ge`,
  ])('that is none is refused: %s', (typed) => {
    expect(readContact('email', typed)).toMatchObject({ ok: false, problem: { code: 'Validation' } });
  });
});
