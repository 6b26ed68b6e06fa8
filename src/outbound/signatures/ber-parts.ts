// A signature with its chain and time stamps has some 2,000. A revocation list in it has 3 to 11 more for each entry: measured, one of 6,000
// entries with reasons is 67,000 parts, of which asn1js and pkijs make 26 MB and take about a second of a busy core.
const MOST_PARTS = 70_000;
const DEEPEST = 64;
// Parsers copy names of types as they grow; none that is used is as long as this.
const LONGEST_NAME = 255;

const UNIVERSAL = {
  endOfContents: 0,
  bitString: 3,
  octetString: 4,
  objectIdentifier: 6,
  relativeIdentifier: 13,
} as const;
// What asn1js reads as made of parts, and what it reads as one, whatever the tag says.
const ALWAYS_CONSTRUCTED = new Set([16, 17]);
const ALWAYS_PRIMITIVE = new Set([10, 12, 18, 19, 20, 21, 22, 25, 26, 27, 28, 29, 30]);
// Where the tag says that these are made of parts, it stops.
const NEVER_CONSTRUCTED = new Set([1, 2, 5, 6, 9, 13, 14, 23, 24, 31, 32, 33, 34]);

interface Head {
  /** The number of a universal tag; -1 where the tag is of another class. */
  readonly universal: number;
  readonly constructed: boolean;
  readonly from: number;
  /** Undefined: indefinite, until end-of-contents. */
  readonly size: number | undefined;
}

/** The head of the part at `at` (X.690, 8.1); undefined where it cannot be read. */
const headAt = (bytes: Uint8Array, at: number, end: number): Head | undefined => {
  const octet = (index: number): number | undefined => (index < end ? bytes[index] : undefined);
  const tag = octet(at);
  if (tag === undefined) return undefined;
  let number = tag & 0x1f;
  let from = at + 1;
  if (number === 0x1f) {
    number = 0;
    for (let more = true; more; from++) {
      const next = octet(from);
      if (next === undefined) return undefined;
      number = number * 128 + (next & 0x7f);
      more = (next & 0x80) !== 0;
    }
  }
  const length = octet(from);
  if (length === undefined) return undefined;
  from += 1;
  const head = { universal: (tag & 0xc0) === 0 ? number : -1, constructed: (tag & 0x20) !== 0 };
  if (length === 0x80) return { ...head, from, size: undefined };
  if (length < 0x80) return { ...head, from, size: length };
  // asn1js reads as many as eight.
  const octets = length & 0x7f;
  if (octets > 8 || from + octets > end) return undefined;
  let size = 0;
  for (const last = from + octets; from < last; from++) size = size * 256 + (bytes[from] ?? 0);
  return { ...head, from, size };
};

/** How the parts of BER stand to what a signature has: `many` are not to be parsed, `unreadable` cannot be. */
export type BerParts = 'few' | 'many' | 'unreadable';

const STOPPED = { many: -1, unreadable: -2 } as const;

/**
 * Whether the first element of BER has no more parts, and lies no deeper, than a signature does: a parser makes an object of each, and
 * strangers send these files. Only tags and lengths are looked at, exactly in the way of asn1js: a part may end behind the one that it
 * stands in, end-of-contents has no contents, an indefinite length of nothing needs no end, and what stands in octet and bit strings counts
 * as far as it can be read as a part. What is behind the first element is padding.
 */
export const berParts = (bytes: Uint8Array, most = MOST_PARTS): BerParts => {
  let left = most;

  /** Counts the part at `at`, of which the head stands before `end`, and all in it before `last`. @returns where it ends, or why not. */
  const part = (at: number, end: number, last: number, depth: number): number => {
    const head = headAt(bytes, at, end);
    if (head === undefined) return STOPPED.unreadable;
    const { universal, constructed, from, size } = head;
    left -= 1;
    if (left < 0 || depth > DEEPEST || from - at > LONGEST_NAME) return STOPPED.many;
    if (universal === UNIVERSAL.endOfContents) return from;
    if (constructed ? NEVER_CONSTRUCTED.has(universal) : size === undefined) return STOPPED.unreadable;
    const to = size === undefined ? end : from + size;
    if (ALWAYS_CONSTRUCTED.has(universal) || (constructed && !ALWAYS_PRIMITIVE.has(universal)))
      return parts(from, to, last, depth + 1, size === undefined);
    if (universal === UNIVERSAL.objectIdentifier || universal === UNIVERSAL.relativeIdentifier) {
      // Each of its numbers is an object, and an octet may be one.
      left -= to - from;
      if (to - from > LONGEST_NAME || left < 0) return STOPPED.many;
    }
    if (universal === UNIVERSAL.octetString || universal === UNIVERSAL.bitString) {
      const inside = universal === UNIVERSAL.bitString ? from + 1 : from;
      const until = Math.min(to, last);
      // That it cannot be read as a part makes it no worse a string.
      if (inside < until && part(inside, until, until, depth + 1) === STOPPED.many) return STOPPED.many;
    }
    return to > last ? STOPPED.unreadable : to;
  };

  const parts = (start: number, to: number, last: number, depth: number, indefinite: boolean): number => {
    if (to > last) return STOPPED.unreadable;
    if (start === to) return start;
    let at = start;
    while (indefinite || at < to) {
      const ends = indefinite && headAt(bytes, at, to)?.universal === UNIVERSAL.endOfContents;
      const reached = part(at, to, last, depth);
      if (reached < 0 || ends) return reached;
      at = reached;
    }
    return at;
  };

  const reached = part(0, bytes.length, bytes.length, 0);
  if (reached === STOPPED.many) return 'many';
  return reached === STOPPED.unreadable ? 'unreadable' : 'few';
};
