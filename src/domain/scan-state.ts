/** What the malware scan has said of a file so far; the same words as in schemas/json/upload.schema.json. */
export type FileScanState = 'not_scanned' | 'clean' | 'infected' | 'held';

/** Why a file was removed: malware was found, or a person gave up a file that no scanner can look into. */
export type RemovalReason = 'infected' | 'not_checkable';

/** What of a file decides whether it may pass. */
export interface CheckedFile {
  readonly scanState: FileScanState;
  /** Its bytes are erased; name, size and digest are kept. */
  readonly removed?: { readonly at: Date; readonly because: RemovalReason };
  /** The last try to scan it found no scanner. */
  readonly scannerAway?: boolean;
}

/** Whether a file may be shown, downloaded and sent: only what was scanned whole and found clean. The one place that decides it. */
export const mayShow = (file: CheckedFile): boolean => file.scanState === 'clean' && file.removed === undefined;

/** Whether an upload may be attached to a letter: the letter then waits until the file is scanned. */
export const mayAttach = (file: CheckedFile): boolean =>
  file.removed === undefined && (file.scanState === 'clean' || file.scanState === 'not_scanned');

/**
 * What a letter waits for before its files may be sent or shown: `being_checked` for seconds, `delayed` while the scanner cannot be reached,
 * `held` until a person has looked at a file that cannot be scanned. Undefined where every file is settled.
 */
export const fileCheckOf = (files: readonly CheckedFile[]): 'being_checked' | 'delayed' | 'held' | undefined => {
  const open = files.filter((file) => file.removed === undefined && file.scanState !== 'clean');
  if (open.length === 0) return undefined;
  if (open.some((file) => file.scanState === 'held')) return 'held';
  return open.some((file) => file.scannerAway === true) ? 'delayed' : 'being_checked';
};

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * When a file without a verdict is scanned again: 2 s, 4 s, 8 s ... and each minute from then on, for as long as the scanner is away.
 * @param tries how often it was tried so far, from 1.
 */
export const scanRetryDelayMs = (tries: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries - 1, 10));

/** After so many tries in which the scanner was there and gave no verdict, a person has to look at the file. */
export const MAX_SCAN_FAILURES = 5;
