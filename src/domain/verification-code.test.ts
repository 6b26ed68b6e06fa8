import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODE_BYTES, groupedCode, readVerificationCode, verificationCode } from './verification-code.ts';

const random = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

describe('a verification code', () => {
  test('has 80 bits: two pieces of chance never give one code', () => {
    fc.assert(
      fc.property(random, random, (a, b) => {
        fc.pre(Buffer.compare(a, b) !== 0);
        expect(verificationCode(a)).not.toBe(verificationCode(b));
      }),
    );
  });

  test('is read back however it is typed', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = verificationCode(bytes);
        expect(groupedCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
        const typed = [groupedCode(code), code.toLowerCase(), code.replaceAll('0', 'o').replaceAll('1', 'l')];
        for (const text of [...typed, ` ${groupedCode(code).replaceAll('-', ' – ')} `])
          expect(readVerificationCode(text)).toBe(code);
      }),
    );
  });

  test.each(['', '7K2M-Q9XD-4HT0', '7K2M-Q9XD-4HT0-W8CU', '7K2M-Q9XD-4HT0-W8CB-1', 'კოდი'])('is not %j', (text) => {
    expect(readVerificationCode(text)).toBeUndefined();
  });
});
