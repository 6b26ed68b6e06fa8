import { BaseBlock, BaseStringBlock, Constructed, fromBER, Null } from 'asn1js';
import fc from 'fast-check';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { berParts } from './ber-parts.ts';

/** A part whose length is written in so many octets. */
const sized = (tag: number | string, content: Buffer, octets = 4): Buffer => {
  const length = Buffer.alloc(8);
  length.writeUInt32BE(content.length, 4);
  const head = typeof tag === 'number' ? Buffer.from([tag]) : Buffer.from(tag, 'hex');
  return Buffer.concat([head, Buffer.from([0x80 | octets]), length.subarray(8 - octets), content]);
};
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const NULLS = hex('0500'.repeat(80_000));
let deep: Buffer = hex('0500');
for (let level = 0; level < 100; level++) deep = sized(0x30, deep);

test.each([
  ['parts in a sequence', sized(0x30, NULLS)],
  ['parts under a length of five octets', sized(0x30, NULLS, 5)],
  ['parts under a length of eight octets', sized(0x30, NULLS, 8)],
  ['parts in a sequence that is said to have none', sized(0x10, NULLS)],
  ['parts in an octet string', sized(0x30, sized(0x04, sized(0x30, NULLS)))],
  [
    'parts in an octet string that goes on behind them',
    sized(0x30, sized(0x04, Buffer.concat([sized(0x30, NULLS), hex('00')]))),
  ],
  [
    'parts in an octet string that goes on behind the file',
    hex(`0488ffffffffffffffff${sized(0x30, NULLS).toString('hex')}`),
  ],
  ['parts in an octet string whose tag is written long', sized('1f04', sized(0x30, NULLS))],
  ['parts in a bit string', sized(0x03, Buffer.concat([hex('00'), sized(0x30, NULLS)]))],
  [
    'parts in a bit string that goes on behind them',
    sized(0x03, Buffer.concat([hex('00'), sized(0x30, NULLS), hex('00')])),
  ],
  ['parts in a part that ends behind the one that it is in', Buffer.concat([hex('3006'), sized(0x30, NULLS)])],
  ['parts in an end-of-contents', sized(0x30, Buffer.concat([hex('008400027100'), NULLS]))],
  ['parts of indefinite length', Buffer.concat([hex('3080'), NULLS])],
  ['numbers in one name', sized(0x30, sized(0x06, Buffer.alloc(80_000, 1)))],
  [
    'numbers in names',
    sized(0x30, Buffer.concat(Array.from({ length: 400 }, () => sized(0x06, Buffer.alloc(200, 1))))),
  ],
  ['octets in a tag', Buffer.concat([hex('1f'), Buffer.alloc(80_000, 0x80), hex('0100')])],
  ['levels', deep],
])('too many %s are not parsed', (_, bytes) => {
  expect(berParts(bytes)).toBe('many');
});

test.each([
  ['a length of more octets than any parser reads', hex('3089000000000000000000')],
  ['a length that is reserved', hex('30ff0500')],
  ['a length that goes on behind the file', hex('3084000000ff0500')],
  ['no length', hex('30')],
  ['no end of contents', hex('308005000500')],
  ['nothing at all', Buffer.alloc(0)],
])('%s cannot be read', (_, bytes) => {
  expect(berParts(bytes)).toBe('unreadable');
});

test('a large letter inside is one part, whatever stands in it, and what is behind is none', () => {
  for (const text of ['%PDF-1.7 ', '<?xml version="1.0"?>', 'PK\u0003\u0004', 'გამარჯობა', '0123456789', '\u0000'])
    expect(berParts(sized(0x30, sized(0x04, Buffer.alloc(1_000_000, text))))).toBe('few');
  expect(berParts(hex('30800500050000000500'))).toBe('few');
  expect(berParts(Buffer.concat([sized(0x30, hex('0500')), Buffer.alloc(200_000)]))).toBe('few');
});

describe('what is let through', () => {
  afterEach(() => vi.restoreAllMocks());

  const soup = fc.letrec<{ part: Uint8Array }>((tie) => ({
    part: fc
      .tuple(
        fc.constantFrom(
          0x30,
          0x31,
          0x10,
          0x11,
          0x2a,
          0x2c,
          0x27,
          0xa0,
          0x04,
          0x24,
          0x03,
          0x23,
          0x05,
          0x06,
          0x02,
          0x00,
          0x20,
          0x0c,
          0x1f,
          0x3f,
          0x80,
          0x0d,
        ),
        fc.oneof(
          { maxDepth: 5, withCrossShrink: true },
          fc.uint8Array({ maxLength: 6 }),
          fc.array(tie('part'), { maxLength: 4 }).map((parts) => Buffer.concat(parts)),
        ),
        // Mostly true; else a length that lies, or one that is indefinite.
        fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, fc.integer({ min: -3, max: 12 }), fc.constant(undefined)),
        fc.constantFrom('', '', '', '00', '0000', '04', '8005'),
      )
      .map(([tag, content, lie, more]) => {
        const length = lie === undefined ? 0x80 : Math.max(0, Math.min(0x7f, content.length + lie));
        return Buffer.concat([
          Buffer.from([tag, ...((tag & 0x1f) === 0x1f ? [0x04] : []), length]),
          content,
          hex(more),
        ]);
      }),
  })).part;

  test('is parsed into no more objects than were allowed', () => {
    let made = 0;
    const count = (prototype: Pick<BaseBlock, 'fromBER'>): void => {
      const { fromBER: read } = prototype;
      vi.spyOn(prototype, 'fromBER').mockImplementation(function (this: BaseBlock, ...given) {
        made += 1;
        return read.apply(this, given);
      });
    };
    for (const { prototype } of [BaseBlock, BaseStringBlock, Constructed, Null]) count(prototype);
    let parsed = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          soup.map((bytes) => sized(0x04, Buffer.from(bytes), 1)),
        ),
        fc.integer({ min: 1, max: 12 }),
        (bytes, most) => {
          if (berParts(bytes, most) !== 'few') return;
          made = 0;
          try {
            fromBER(new Uint8Array(bytes));
          } catch {
            // Nothing that it throws makes an object.
          }
          parsed += made;
          expect(made).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: inject('propertyRuns') * 20 },
    );
    expect(parsed).toBeGreaterThan(1_000);
  });
});
