import type { Readable } from 'node:stream';

/**
 * Why a file could not be judged. `unavailable`: the scanner cannot be reached, so the file itself is not the reason. `too_large` and
 * `encrypted`: this scanner, set up as it is, will never see what is inside. `error`: it answered something else than a verdict, broke
 * off or fell silent on this file while it was there for others.
 */
export type NotScannedReason = 'unavailable' | 'too_large' | 'encrypted' | 'error';

/** What a malware scanner says of a file. Only `clean` lets a file pass (ADR 0023). */
export type ScanVerdict =
  | { readonly kind: 'clean' }
  /** `signatureName`: what was found, in the scanner's words, reduced to letters, digits and . _ - */
  | { readonly kind: 'infected'; readonly signatureName: string }
  | { readonly kind: 'not_scanned'; readonly why: NotScannedReason };

/** A malware scanner. */
export interface Scanner {
  /** Names the scanner in the log and on the sandbox's start page. */
  readonly name: string;
  /**
   * Judges the bytes of one file, streamed, a few pieces in memory at a time; archives are looked into as far as the scanner does so.
   * Reads the stream to its end or destroys it. Never throws and never calls a file clean that it has not seen whole: time-outs, silence,
   * foreign answers, bytes that cannot be read and an aborted signal are `not_scanned`.
   */
  scan(bytes: Readable, signal: AbortSignal): Promise<ScanVerdict>;
}
