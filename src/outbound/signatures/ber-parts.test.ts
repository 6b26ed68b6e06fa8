import { expect, test } from 'vitest';
import { hasFewParts } from './ber-parts.ts';

const sized = (tag: number, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([Buffer.from([tag, 0x84]), length, content]);
};
const NULLS = Buffer.from('0500'.repeat(30_000), 'hex');
let deep: Buffer = Buffer.from('0500', 'hex');
for (let level = 0; level < 100; level++) deep = sized(0x30, deep);

test.each([
  ['parts in a sequence', sized(0x30, NULLS)],
  ['parts in an octet string', sized(0x30, sized(0x04, sized(0x30, NULLS)))],
  ['parts in a bit string', sized(0x03, Buffer.concat([Buffer.from([0]), sized(0x30, NULLS)]))],
  ['parts of indefinite length', Buffer.concat([Buffer.from('3080', 'hex'), NULLS])],
  ['levels', deep],
])('too many %s are no signature', (_, bytes) => {
  expect(hasFewParts(bytes)).toBe(false);
});

test('a large letter inside is one part, whatever stands in it', () => {
  expect(hasFewParts(sized(0x30, sized(0x04, Buffer.alloc(1_000_000, '%PDF-1.7 '))))).toBe(true);
  expect(hasFewParts(Buffer.from('30800500050000000500', 'hex'))).toBe(true);
});
