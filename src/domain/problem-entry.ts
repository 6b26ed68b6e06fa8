/** One line of the problem catalogue. */
export interface ProblemEntry {
  /** HTTP status of the answer. */
  readonly status: number;
  /** What is wrong, in one line; the same for every occurrence (RFC 9457 title). */
  readonly title: string;
  /** What the caller should do about it. */
  readonly remedy: string;
  /** True when the same request may succeed later without being changed. */
  readonly retryable: boolean;
}
