import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeBase64 } from './base64.ts';

it('reads any bytes back from their base64 text, also with white space in it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (bytes, width) => {
      const text = Buffer.from(bytes).toString('base64');
      const folded = text.replace(new RegExp(`.{${width}}`, 'g'), '$& \r\n\t');
      expect(decodeBase64(text)).toEqual(Buffer.from(bytes));
      expect(decodeBase64(folded)).toEqual(Buffer.from(bytes));
    }),
  );
});

it.each([
  'A',
  'AB',
  'ABC',
  'AB=C',
  'ABC=====',
  '=',
  '====',
  'QUI',
  'QUJ=',
  'QR==',
  'QUJD*',
  'QU-_',
  'QUJDQQ==QUJD',
  'QUJ\u00a0D',
])('does not take %j for base64', (text) => {
  expect(decodeBase64(text)).toBeUndefined();
});
