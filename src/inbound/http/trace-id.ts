// W3C Trace Context: version ff is forbidden, newer versions may append fields; all zeros are no id.
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?$/;

/** The trace id of a `traceparent` header (W3C Trace Context, 3.2). @returns undefined where there is no valid one. */
export const traceIdOf = (traceparent: unknown): string | undefined =>
  typeof traceparent === 'string' && traceparent.length <= 512 ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
