// Far more than a signature with its chain, revocation lists and time stamps has.
const MOST_PARTS = 20_000;
const DEEPEST = 64;

const OCTET_STRING = 0x04;
const BIT_STRING = 0x03;

interface Head {
  readonly constructed: boolean;
  readonly tag: number;
  readonly from: number;
  /** Undefined: indefinite, until end-of-contents. */
  readonly to: number | undefined;
}

/** The head of the part at `at` (X.690, 8.1); undefined where there is none. */
const headAt = (bytes: Uint8Array, at: number, end: number): Head | undefined => {
  const tag = bytes[at];
  if (tag === undefined || at >= end) return undefined;
  let from = at + 1;
  if ((tag & 0x1f) === 0x1f) {
    while (from < end && ((bytes[from] ?? 0) & 0x80) !== 0) from += 1;
    from += 1;
  }
  const length = bytes[from];
  if (length === undefined || from >= end) return undefined;
  from += 1;
  const constructed = (tag & 0x20) !== 0;
  if (length === 0x80) return { constructed, tag, from, to: undefined };
  if (length < 0x80) return { constructed, tag, from, to: from + length };
  const octets = length & 0x7f;
  if (octets > 4) return undefined;
  let size = 0;
  for (let index = 0; index < octets; index++) size = size * 256 + (bytes[from + index] ?? 0);
  return { constructed, tag, from: from + octets, to: from + octets + size };
};

/**
 * Whether BER has no more parts, and lies no deeper, than a signature does: a parser makes an object of each, and strangers send these files.
 * Only tags and lengths are looked at. What stands in octet and bit strings counts where it could be read as parts, for parsers do.
 */
export const hasFewParts = (bytes: Uint8Array): boolean => {
  let left = MOST_PARTS;
  /** @returns where the parts end; -1 where there are too many. */
  const walk = (start: number, end: number, depth: number, indefinite: boolean): number => {
    if (depth > DEEPEST) return -1;
    let at = start;
    while (at < end) {
      if (indefinite && bytes[at] === 0 && bytes[at + 1] === 0) return at + 2;
      const head = headAt(bytes, at, end);
      if (head === undefined) return end;
      left -= 1;
      if (left < 0) return -1;
      const to = Math.min(head.to ?? end, end);
      if (head.constructed) {
        const reached = walk(head.from, to, depth + 1, head.to === undefined);
        if (reached === -1) return -1;
        at = head.to === undefined ? reached : to;
        continue;
      }
      if (head.tag === OCTET_STRING || head.tag === BIT_STRING) {
        const inside = head.tag === BIT_STRING ? head.from + 1 : head.from;
        const first = headAt(bytes, inside, to);
        const isPart = first !== undefined && (first.to === to || first.to === undefined);
        if (isPart && walk(inside, to, depth + 1, false) === -1) return -1;
      }
      at = to;
    }
    return at;
  };
  return walk(0, bytes.length, 0, false) !== -1;
};
