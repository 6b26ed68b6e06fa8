import { describe, expect, test } from 'vitest';
import { csvHeader, csvRecord } from './csv.ts';

describe('a CSV record', () => {
  test('is quoted, ends in CRLF, and doubles the quotes inside', () => {
    expect(csvRecord(['ა', 'თქვა "არა", მერე', ''])).toBe('"ა","თქვა ""არა"", მერე",""\r\n');
  });

  test.each(['=1+1', '+995', '-5', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'that begins like a formula does nothing (%#)',
    (text) => {
      expect(csvRecord([text])).toMatch(/^"'/);
    },
  );

  test('holds its line and no no-break space', () => {
    expect(csvRecord(['ერთი\r\nორი\nსამი', '1\u00a0234\u202f567'])).toBe('"ერთი ორი სამი","1 234 567"\r\n');
  });

  test('that comes first tells spreadsheets that it is UTF-8', () => {
    expect(csvHeader(['ა'])).toBe('\ufeff"ა"\r\n');
  });
});
