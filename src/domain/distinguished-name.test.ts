import { describe, expect, test } from 'vitest';
import { attributeOf, namedBy, oneLineOf } from './distinguished-name.ts';

// As node:crypto writes it.
const MINISTRY = 'C=GE\nO=Ministry\nOU=A\\+B\nCN=Ministry of Finance\\, Georgia';

describe('an attribute of a name', () => {
  test.each([
    ['CN', 'Ministry of Finance, Georgia'],
    ['C', 'GE'],
    ['OU', 'A+B'],
    ['N', undefined],
    ['serialNumber', undefined],
  ])('%s is %s', (type, value) => {
    expect(attributeOf(MINISTRY, type)).toBe(value);
  });

  test('is found beside another on its line', () => {
    expect(attributeOf('C=GE\nCN=Nino + serialNumber=PNOGE-1', 'serialNumber')).toBe('PNOGE-1');
    expect(attributeOf('C=GE\nCN=Nino + serialNumber=PNOGE-1', 'CN')).toBe('Nino');
  });

  test('is not found in the value of another', () => {
    expect(attributeOf('CN=Nino \\+ serialNumber=PNOGE-1', 'serialNumber')).toBeUndefined();
    expect(attributeOf('CN=Nino\\0AserialNumber=PNOGE-1', 'serialNumber')).toBeUndefined();
    expect(attributeOf('CN=Nino\\0AserialNumber=PNOGE-1', 'CN')).toBe('Nino serialNumber=PNOGE-1');
  });

  test.each([
    ['CN=a\\\\b', 'a\\b'],
    ['CN=a\\\\0A', 'a\\0A'],
    ['CN=\\#a\\"\\<\\>\\;', '#a"<>;'],
    ['CN=a\\=b=c', 'a=b=c'],
    ['CN=\\ a\\ ', 'a'],
    ['CN=', undefined],
  ])('is read without what it is escaped with: %s', (name, value) => {
    expect(attributeOf(name, 'CN')).toBe(value);
  });
});

test.each([
  [MINISTRY, 'Ministry of Finance, Georgia'],
  ['C=GE\nO=Ministry', 'Ministry'],
  ['C=GE\nOU=Office', 'OU=Office, C=GE'],
])('%j names %s', (name, named) => {
  expect(namedBy(name)).toBe(named);
});

test('a whole name stands on one line, the most particular first', () => {
  expect(oneLineOf(MINISTRY)).toBe('CN=Ministry of Finance\\, Georgia, OU=A\\+B, O=Ministry, C=GE');
});
