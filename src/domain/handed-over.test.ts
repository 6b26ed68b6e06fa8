import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from './handed-over.ts';

describe('the name of a file in a package', () => {
  test.each([
    ['განცხადება № 1.pdf', '01-განცხადება № 1.pdf'],
    ['../../etc/passwd', '01-_.._etc_passwd'],
    ['C:\\a\u202Egpj.exe.', '01-C__a gpj.exe'],
    ['', '01-'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(1, name)).toBe(safe);
  });

  test('leads nowhere and stays short, whatever the name holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeFileName(7, name);
        expect(safe).toMatch(/^07-/);
        expect(safe).not.toMatch(/[\\/\p{Cc}]/u);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(400);
      }),
    );
  });
});
